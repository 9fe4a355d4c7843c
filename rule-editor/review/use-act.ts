import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../backend/client.ts';
import { useWorkspace } from '../workspace/workspace.tsx';

/** Runs an act on the draft that is open, and reads it anew. */
export function useAct() {
  const client = useQueryClient();
  const { draft, refresh } = useWorkspace();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  return {
    error,
    isBusy,
    async run(act: string, body: unknown = {}): Promise<boolean> {
      setBusy(true);
      setError(undefined);
      try {
        await post(`/v1/drafts/${draft?.id}/${act}`, body);
        await refresh();
        await client.invalidateQueries();
        return true;
      } catch (problem) {
        setError(problem);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
