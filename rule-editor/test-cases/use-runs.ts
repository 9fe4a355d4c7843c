import { useCallback, useEffect, useRef, useState } from 'react';
import type { JsonObject } from '#engine/objects';
import { type Connection, connectTo } from '../engine-worker/connect.ts';
import type { CaseRun } from './run-cases.ts';

export const openRunner = (): Connection =>
  connectTo(new Worker(new URL('./run-worker.ts', import.meta.url), { type: 'module' }));

export type Runs = {
  readonly runs: readonly CaseRun[];
  /** How many are done of a run that is under way. */
  readonly progress: number | undefined;
  readonly state: 'running' | 'done' | 'stopped' | 'source-wrong';
  readonly cancel: () => void;
  readonly again: () => void;
};
type State = Pick<Runs, 'runs' | 'progress' | 'state'>;

/** Runs all cases in a worker whenever the rules or the cases are others; what was known stays until then. */
export function useRuns(source: JsonObject, cases: readonly JsonObject[]): Runs {
  const [known, setKnown] = useState<State>({ runs: [], progress: undefined, state: 'running' });
  const [turn, setTurn] = useState(0);
  const worker = useRef<Connection>(undefined);
  useEffect(() => {
    setKnown((before) => ({ ...before, progress: 0, state: 'running' }));
    // Somebody who types changes the rules many times a second.
    const timer = setTimeout(() => void run(), 200);
    return () => {
      clearTimeout(timer);
      worker.current?.end();
    };
    async function run() {
      const connection = openRunner();
      worker.current = connection;
      const onProgress = (progress: number) => setKnown((before) => ({ ...before, progress }));
      try {
        const runs = await connection.call<readonly CaseRun[] | undefined>('run', [source, cases], onProgress as never);
        setKnown((before) => ({
          runs: runs ?? before.runs,
          progress: undefined,
          state: runs ? 'done' : 'source-wrong',
        }));
      } catch (error) {
        if (worker.current !== connection) return;
        setKnown((before) => ({ ...before, progress: undefined, state: 'stopped' }));
        if (!(error instanceof DOMException)) throw error;
      } finally {
        connection.end();
      }
    }
  }, [source, cases, turn]);
  const cancel = useCallback(() => worker.current?.end(), []);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...known, cancel, again };
}
