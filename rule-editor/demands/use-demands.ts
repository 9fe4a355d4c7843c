import { useEffect, useRef, useState } from 'react';
import type { JsonObject, RulesetContent } from '#engine/objects';
import { connectTo, type Connection } from '../engine-worker/connect.ts';
import type { DemandProgress, DemandsRun, ReadDemands } from './worker.ts';

const openWorker = (): Connection => connectTo(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

/** Checks demands against a source, in a worker that ends with the page. */
export function useReader(): (source: JsonObject, demands: readonly JsonObject[]) => Promise<ReadDemands> {
  const worker = useRef<Connection>(undefined);
  useEffect(
    () => () => {
      worker.current?.end();
      worker.current = undefined;
    },
    [],
  );
  return useRef((source: JsonObject, demands: readonly JsonObject[]) => {
    worker.current ??= openWorker();
    return worker.current.call<ReadDemands>('read', [source, demands]);
  }).current;
}

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly count: number; readonly progress: DemandProgress | undefined }
  | { readonly kind: 'done'; readonly run: DemandsRun; readonly content: RulesetContent; readonly seed: number }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Tries demands on generated applications, in a worker of its own. */
export function useDemandsRun() {
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const running = useRef<Connection>(undefined);
  useEffect(() => () => running.current?.end(), []);
  return {
    state,
    start(content: RulesetContent, options: { readonly seed: number; readonly count: number }) {
      running.current?.end();
      const worker = openWorker();
      running.current = worker;
      const { count, seed } = options;
      setState({ kind: 'running', count, progress: undefined });
      const isCurrent = () => running.current === worker;
      worker
        .call<DemandsRun>('run', [content, options], (progress: DemandProgress) => {
          if (isCurrent()) setState({ kind: 'running', count, progress });
        })
        .then((run) => isCurrent() && setState({ kind: 'done', run, content, seed }))
        .catch((error: unknown) => isCurrent() && setState({ kind: 'failed', error }))
        .finally(() => worker.end());
    },
    stop: () => void running.current?.call('stop', []).catch(() => undefined),
  };
}
