/** Lists in one cell: items between commas, semicolons or line breaks, one with such a sign in it within «…». */

const pattern = (texts: readonly string[]): string =>
  texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|');

/** An item as it stands in a list; within «…» when it would be read as something else. */
export function itemText(item: string, reserved: readonly string[]): string {
  const clashes = new RegExp(`(^|\\s)(${pattern(reserved)})(\\s|$)`, 'i').test(item);
  return clashes || /[,;«»\r\n]/.test(item) || item.trim() !== item || item === '' ? quoted(item) : item;
}

/** A name within «…». */
export const quoted = (name: string): string => `«${name.replaceAll('»', '»»')}»`;

const QUOTED = /«((?:[^»]|»»)*)»(?!»)/g;

/** The name within «…», when that is all there is. */
export function unquoted(text: string): string | undefined {
  const [match, ...others] = text.trim().matchAll(QUOTED);
  if (match === undefined || others.length > 0 || match[0] !== text.trim()) return undefined;
  return (match[1] ?? '').replaceAll('»»', '»');
}

/** Parts a cell at the first of the words that stands outside «…»: what is before it, and what is after it. */
export function partAt(text: string, words: readonly string[]): readonly [before: string, after: string | undefined] {
  const masked = text.replaceAll(QUOTED, (name) => '\uE000'.repeat(name.length));
  const match = new RegExp(`(^|[\\s,;])(${pattern(words)})(?=\\s|$)`, 'i').exec(masked);
  if (match === null) return [text, undefined];
  return [text.slice(0, match.index).replace(/[\s,;]+$/, ''), text.slice(match.index + match[0].length).trim()];
}

/** Takes the longest of the words off the beginning; undefined when none of them stands there. */
export function afterWord(text: string, words: readonly string[]): string | undefined {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const lower = text.toLowerCase();
  const found = longestFirst.find((word) => {
    if (!lower.startsWith(word.toLowerCase())) return false;
    const next = text[word.length];
    return next === undefined || /[\s«]/.test(next) || /\W$/.test(word);
  });
  return found === undefined ? undefined : text.slice(found.length).trim();
}

/** The items of a list; undefined when a «…» is not closed or something stands beside it. */
export function readItems(text: string, joints: readonly string[]): readonly string[] | undefined {
  const names: string[] = [];
  const masked = text.replaceAll(
    QUOTED,
    (_, name: string) => `\uE000${names.push(name.replaceAll('»»', '»')) - 1}\uE001`,
  );
  if (/[«»]/.test(masked)) return undefined;
  const words = pattern(joints);
  const parts = masked
    .split(new RegExp(`\\s*[,;\\r\\n]+\\s*(?:(?:${words})\\s+)?|\\s+(?:${words})\\s+`, 'i'))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const items = parts.map((part) => {
    const place = /^\uE000(\d+)\uE001$/.exec(part)?.[1];
    if (place !== undefined) return names[Number(place)];
    return part.includes('\uE000') ? undefined : part;
  });
  return items.every((item) => item !== undefined) ? items : undefined;
}
