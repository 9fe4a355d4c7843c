import { editor } from 'monaco-editor/editor/editor.api.js';

type Options = {
  readonly createWorker: () => Worker;
  readonly createData: unknown;
  readonly host?: Record<string, () => unknown>;
  readonly keepIdleModels?: boolean;
};

/**
 * In place of Monaco's own of this name (see `vite.config.ts`), which drags in every feature of the editor: starts the
 * worker that knows the JSON Schema.
 */
export function createWebWorker({ createWorker, createData, host, keepIdleModels }: Options) {
  const worker = createWorker();
  worker.postMessage('ignore');
  worker.postMessage(createData);
  return editor.createWebWorker({
    worker: Promise.resolve(worker),
    ...(host && { host }),
    ...(keepIdleModels !== undefined && { keepIdleModels }),
  });
}
