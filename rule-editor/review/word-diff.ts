import { commonRow } from './differences.ts';

/** A stretch of a text that stayed, went or came. */
export type Stretch = { readonly kind: 'same' | 'old' | 'now'; readonly text: string };

/** So much of the shorter text must stand in both: less, and they are told one after the other. */
const leastCommon = 0.5;
/** Longer texts than this are never alike enough to be worth the time. */
const mostWords = 1500;
/** What stays is told so far on each side of what does not. */
const around = 12;

const wordsOf = (text: string): readonly string[] =>
  text.match(/\s+|[\p{L}\p{N}_{}]+(?:[.,/-][\p{L}\p{N}_{}]+)*|[^\s]/gu) ?? [];

/** What two texts have in common, word by word; undefined: too little to be read as one. */
export function wordDiff(before: string, after: string): readonly Stretch[] | undefined {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const isAddress = /^https?:\/\/\S+$/.test(before);
  if (isAddress || left.length > mostWords || right.length > mostWords) return undefined;
  const pairs = commonRow(left, right);
  const inBoth = pairs.filter(([index]) => left[index]?.trim() !== '').length;
  const fewest = Math.min(...[left, right].map((words) => words.filter((word) => word.trim() !== '').length));
  if (fewest < 4 || inBoth / fewest < leastCommon) return undefined;
  const stretches: Stretch[] = [];
  const put = (kind: Stretch['kind'], text: string) => {
    const last = stretches.at(-1);
    if (text === '') return;
    if (last?.kind === kind) stretches[stretches.length - 1] = { kind, text: last.text + text };
    else stretches.push({ kind, text });
  };
  let [i, j] = [0, 0];
  for (const [oldAt, nowAt] of [...pairs, [left.length, right.length] as const]) {
    put('old', left.slice(i, oldAt).join(''));
    put('now', right.slice(j, nowAt).join(''));
    put('same', left[oldAt] ?? '');
    [i, j] = [oldAt + 1, nowAt + 1];
  }
  return stretches;
}

/** The same with long stretches that stayed cut in the middle. */
export const shortened = (stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.map(({ kind, text }, index) => {
    const words = text.split(/(?<=\s)/);
    if (kind !== 'same' || words.length <= 2 * around + 4) return { kind, text };
    const head = index === 0 ? [] : words.slice(0, around);
    const tail = index === stretches.length - 1 ? [] : words.slice(-around);
    return { kind, text: `${head.join('')}${head.length > 0 ? ' ' : ''}… ${tail.join('')}` };
  });
