/** A value, or one that has to be waited for. */
export type Later<T> = T | Promise<T>;

/** Goes on at once where there is nothing to wait for: almost every fact is answered from memory. */
export function whenKnown<A, B>(value: Later<A>, next: (value: A) => Later<B>): Later<B> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** One after the other: they may ask the same connection. */
export function inTurn<A, B>(items: readonly A[], work: (item: A) => Later<B>): Later<readonly B[]> {
  const done: B[] = [];
  const from = (start: number): Later<readonly B[]> => {
    for (let index = start; index < items.length; index += 1) {
      const value = work(items[index] as A);
      if (value instanceof Promise)
        return value.then((known) => {
          done.push(known);
          return from(index + 1);
        });
      done.push(value);
    }
    return done;
  };
  return from(0);
}
