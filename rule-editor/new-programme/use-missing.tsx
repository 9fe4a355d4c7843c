import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { type JsonObject, readObject } from '#engine/objects';
import { engine } from '../engine-worker/connect.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { caseIds, type CaseKind, caseKinds, expectationOf } from './case-suggestion.ts';
import { type Missing, missingIn } from './missing.ts';
import type { Step } from './steps.ts';

const Current = createContext<ReadonlyMap<Step, readonly Missing[]>>(new Map());

/** What each step still lacks. */
export const useMissing = () => use(Current);

/** The facts of an example as the engine reads them: an application of its own day. */
export const asApplied = (facts: JsonObject): JsonObject => ({
  appliedOn: facts['decidedOn'] ?? '',
  receivedOn: facts['decidedOn'] ?? '',
  startedBy: 'application',
  ...facts,
});

export function MissingProvider({ children }: { readonly children: ReactNode }) {
  const { content, problems, document, isCurrent, key } = useWorkspace();
  const [wrong, setWrong] = useState<readonly CaseKind[]>([]);
  useEffect(() => {
    let isOver = false;
    const judge = async (kind: CaseKind): Promise<readonly CaseKind[]> => {
      const example = readObject(content, `cases/${caseIds[kind]}`) as JsonObject | undefined;
      if (!example) return [];
      const tried = await engine('tryOut', key, asApplied(example['facts'] as JsonObject));
      const told = tried.problems.length === 0 ? JSON.stringify(expectationOf(tried.evaluation)) : '';
      return told === JSON.stringify(example['expect']) ? [] : [kind];
    };
    if (isCurrent && document && problems.length === 0)
      void Promise.all(caseKinds.map(judge)).then((found) => {
        if (!isOver) setWrong(found.flat());
      });
    return () => {
      isOver = true;
    };
  }, [content, isCurrent, document, problems, key]);
  const missing = useMemo(() => missingIn(content, problems, wrong), [content, problems, wrong]);
  return <Current value={missing}>{children}</Current>;
}
