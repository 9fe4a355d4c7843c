/**
 * One read for all who ask at the same time. It begins after each of them has asked, so that everybody gets what was
 * committed by then; while one is under way, whoever comes waits for the next.
 */
export function shareReads<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  const begin = async () => {
    // Whoever else has something to ask in this turn is in time.
    await new Promise((resolve) => setImmediate(resolve));
    next = undefined;
    return read();
  };
  return () => {
    if (next === undefined) {
      next = underWay.then(begin);
      underWay = next.catch(() => undefined);
    }
    return next;
  };
}
