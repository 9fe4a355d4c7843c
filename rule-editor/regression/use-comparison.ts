import { useEffect, useRef, useState } from 'react';
import type { RulesetContent } from '#engine/objects';
import { connectTo, type Connection } from '../engine-worker/connect.ts';
import type { ComparisonResult, Progress } from './worker.ts';

export type ComparisonState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly count: number; readonly progress: Progress | undefined }
  | { readonly kind: 'done'; readonly result: ComparisonResult; readonly draft: RulesetContent }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Compares a draft with what is published in a worker of its own, which ends with the page. */
export function useComparison(): {
  readonly state: ComparisonState;
  readonly start: (
    published: RulesetContent,
    draft: RulesetContent,
    options: { readonly seed: number; readonly count: number },
  ) => void;
  /** Ends the run; what was found until then is shown. */
  readonly stop: () => void;
} {
  const [state, setState] = useState<ComparisonState>({ kind: 'idle' });
  const running = useRef<Connection>(undefined);
  useEffect(() => () => running.current?.end(), []);

  return {
    state,
    start(published, draft, options) {
      running.current?.end();
      const worker = connectTo(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
      running.current = worker;
      const { count } = options;
      setState({ kind: 'running', count, progress: undefined });
      const isCurrent = () => running.current === worker;
      const contents = ({ source, cases }: RulesetContent) => ({ source, cases });
      worker
        .call<ComparisonResult>('compare', [contents(published), contents(draft), options], (progress: Progress) => {
          if (isCurrent()) setState({ kind: 'running', count, progress });
        })
        .then((result) => isCurrent() && setState({ kind: 'done', result, draft }))
        .catch((error: unknown) => isCurrent() && setState({ kind: 'failed', error }))
        .finally(() => worker.end());
    },
    stop: () => void running.current?.call('stop', []).catch(() => undefined),
  };
}
