type Call = { readonly id: number; readonly method: string; readonly args: readonly unknown[] };
export type Report = (progress: unknown) => void;

/**
 * The worker's side: answers calls by name, one after the other. A method may report progress while it runs (it gets
 * `report` as `this.report`); what it throws is told to the caller.
 */
export function serve(methods: { readonly [name: string]: (report: Report, ...args: never[]) => unknown }): void {
  addEventListener('message', (event: MessageEvent<Call>) => void answer(event.data));

  async function answer({ id, method, args }: Call): Promise<void> {
    try {
      const report: Report = (progress) => postMessage({ id, progress });
      const result = await methods[method]?.(report, ...(args as never[]));
      postMessage({ id, result });
    } catch (error) {
      postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  }
}
