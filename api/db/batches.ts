export type Batching<Item, Result> = {
  /** Does the work for all items; gives a result for each, in their order, or undefined where it is to be done alone. */
  readonly run: (items: readonly Item[]) => Promise<readonly (PromiseSettledResult<Result> | undefined)[]>;
  /** Does one by itself, which keeps nobody waiting but those that have a key in common with it. */
  readonly alone: (item: Item) => Promise<Result>;
  /** Items that have a key in common are never under way at the same time. */
  readonly keysOf: (item: Item) => readonly string[];
  readonly mostItems: number;
  readonly mostBatches: number;
};
type Waiting<Item, Result> = {
  readonly item: Item;
  readonly keys: readonly string[];
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
};

/** Does together what waits at the same time. Nobody waits for company: what comes while nothing is under way begins. */
export function inBatches<Item, Result>(batching: Batching<Item, Result>): (item: Item) => Promise<Result> {
  const { run, alone, keysOf, mostItems, mostBatches } = batching;
  const busy = new Set<string>();
  let waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;
  let due = false;

  function take(): readonly Waiting<Item, Result>[] {
    const taken: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    for (const one of waiting) {
      const mustWait = taken.length === mostItems || one.keys.some((key) => busy.has(key));
      (mustWait ? left : taken).push(one);
      if (!mustWait) for (const key of one.keys) busy.add(key);
    }
    waiting = left;
    return taken;
  }

  async function work(taken: readonly Waiting<Item, Result>[]): Promise<void> {
    underWay += 1;
    try {
      const results = await run(taken.map(({ item }) => item));
      for (const [index, one] of taken.entries()) {
        const result = results[index];
        if (result === undefined) void workAlone(one);
        else end(one, result);
      }
    } catch (reason) {
      for (const one of taken) end(one, { status: 'rejected', reason });
    } finally {
      underWay -= 1;
      begin();
    }
  }

  async function workAlone(one: Waiting<Item, Result>): Promise<void> {
    const [result] = await Promise.allSettled([alone(one.item)]);
    end(one, result);
    begin();
  }

  function end({ keys, resolve, reject }: Waiting<Item, Result>, result: PromiseSettledResult<Result>): void {
    for (const key of keys) busy.delete(key);
    if (result.status === 'fulfilled') resolve(result.value);
    else reject(result.reason);
  }

  function begin(): void {
    if (due || waiting.length === 0 || underWay === mostBatches) return;
    due = true;
    // Whatever else has come in this turn goes along.
    setImmediate(() => {
      due = false;
      const taken = take();
      if (taken.length === 0) return;
      void work(taken);
      begin();
    });
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, keys: keysOf(item), resolve, reject });
      begin();
    });
}
