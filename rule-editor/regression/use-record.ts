import { useCallback, useState } from 'react';
import { useMay } from '../app/session.tsx';
import { get, post } from '../backend/client.ts';
import type { DraftView } from '../backend/drafts.ts';
import { useWorkspace } from '../workspace/workspace.tsx';

/** Objects that decide nothing: what was found holds also after they are changed. */
const isTest = (object: string): boolean => /^(order\/)?(cases|demands)(\/|$)/.test(object);

type Found = {
  readonly name: 'regression' | 'demands';
  readonly ok: boolean;
  readonly summary: string;
  readonly details: unknown;
};
export type Recorded = 'recorded' | 'outdated' | undefined;

/** Writes down on the draft what a run of the editor has found, as of the version that was tried; of those who may. */
export function useRecord() {
  const { draft, flush, refresh } = useWorkspace();
  const [recorded, setRecorded] = useState<Recorded>();
  const [error, setError] = useState<unknown>();
  const may = useMay('maintainer', 'approver');
  const isOver = draft?.state === 'published' || draft?.state === 'discarded';
  const id = may && !isOver ? draft?.id : undefined;
  const record = useCallback(
    async (tried: number, found: Found) => {
      if (id === undefined) return;
      setError(undefined);
      try {
        await flush();
        const view = await get<DraftView>(`/v1/drafts/${id}`);
        const isMoved = view.changes.some(({ object, version }) => version > tried && !isTest(object));
        if (!isMoved) await post(`/v1/drafts/${id}/checks`, { ...found, version: view.version });
        setRecorded(isMoved ? 'outdated' : 'recorded');
        await refresh();
      } catch (problem) {
        setError(problem);
      }
    },
    [id, flush, refresh],
  );
  return { recorded, error, record };
}
