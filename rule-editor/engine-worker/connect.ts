import type { EngineCalls } from './calls.ts';

type Waiting = {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
};
type Message = { readonly id: number; readonly result?: unknown; readonly error?: string; readonly progress?: unknown };

/** The page's side of a worker that `serve` answers in. */
export type Connection = {
  call<T>(method: string, args: readonly unknown[], onProgress?: (progress: never) => void): Promise<T>;
  /** Ends the worker; calls that wait are refused with an `AbortError`. */
  end(): void;
};

/** `onBroken`: the worker answers no more, such as when its script could not be fetched. */
export function connectTo(worker: Worker, onBroken: () => void = () => undefined): Connection {
  const waiting = new Map<number, Waiting>();
  let next = 1;
  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    const call = waiting.get(data.id);
    if (!call) return;
    if ('progress' in data) return call.onProgress?.(data.progress as never);
    waiting.delete(data.id);
    if (data.error !== undefined) call.reject(new Error(data.error));
    else call.resolve(data.result as never);
  });
  worker.addEventListener('error', (event) => {
    onBroken();
    failAll(new Error(event.message));
  });
  return {
    call: <T>(method: string, args: readonly unknown[], onProgress?: (progress: never) => void) =>
      new Promise<T>((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve: resolve as (value: never) => void, reject, onProgress });
        worker.postMessage({ id, method, args });
      }),
    end() {
      worker.terminate();
      failAll(new DOMException('Ended', 'AbortError'));
    },
  };
}

/** A worker with the engine, for what would keep that of the page waiting. The caller ends it. */
export const openEngine = (onBroken?: () => void): Connection =>
  connectTo(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), onBroken);

let shared: Connection | undefined;

/** The engine's worker of this page; a new one when it broke. */
export function engine<M extends keyof EngineCalls>(
  method: M,
  ...args: Parameters<EngineCalls[M]>
): Promise<ReturnType<EngineCalls[M]>> {
  shared ??= openEngine(() => (shared = undefined));
  return shared.call(method, args);
}
