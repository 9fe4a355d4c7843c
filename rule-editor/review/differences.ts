import type { Captions } from './captions.ts';
import type { Line } from './lines.ts';

/** One difference: what was said and what is said now; absent: nothing. */
export type Difference = {
  readonly label: string;
  /** It is what is said in another language than the reader's. */
  readonly isOther?: true;
  readonly before?: string;
  readonly after?: string;
  /** Of a list: what came in and what went out, in place of the whole of it. */
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  /** Of an order: what has moved, in words. */
  readonly moved?: readonly string[];
};

/** The longest row of things that both have in the same order. */
export function commonRow<T>(left: readonly T[], right: readonly T[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** What has another place among those that were there before and are there still. */
function movedIn(before: readonly string[], after: readonly string[], captions: Captions): readonly string[] {
  const old = before.filter((one) => after.includes(one));
  const now = after.filter((one) => before.includes(one));
  const stays = new Set(commonRow(old, now).map(([, index]) => index));
  return now.flatMap((one, index) => {
    const previous = now[index - 1];
    if (stays.has(index)) return [];
    return [previous === undefined ? captions.nowFirst(one) : captions.nowAfter(one, previous)];
  });
}

function compareLine(old: Line | undefined, now: Line | undefined, captions: Captions): readonly Difference[] {
  const label = now?.label ?? old?.label ?? '';
  if (old?.order && now?.order) {
    const moved = movedIn(old.order, now.order, captions);
    return moved.length === 0 ? [] : [{ label, moved }];
  }
  if (old?.order || now?.order || old?.text === now?.text) return [];
  if (old?.items && now?.items) {
    const [left, right] = [new Set(old.items), new Set(now.items)];
    const added = now.items.filter((item) => !left.has(item));
    const removed = old.items.filter((item) => !right.has(item));
    return added.length + removed.length === 0 ? [] : [{ label, added, removed }];
  }
  const isOther = (now ?? old)?.isOther;
  return [{ label, ...(isOther && { isOther }), ...(old && { before: old.text }), ...(now && { after: now.text }) }];
}

/** Where two sets of lines differ. What goes as a whole takes along what is said below it. */
export function compareLines(
  before: readonly Line[],
  after: readonly Line[],
  captions: Captions,
): readonly Difference[] {
  const old = new Map(before.map((line) => [line.key, line]));
  const now = new Map(after.map((line) => [line.key, line]));
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  const isOnly = (key: string) => old.has(key) !== now.has(key);
  return keys
    .filter(
      (key) => !keys.some((outer) => outer !== key && key.startsWith(`${outer}/`) && isOnly(outer) && !now.has(outer)),
    )
    .flatMap((key) => compareLine(old.get(key), now.get(key), captions));
}
