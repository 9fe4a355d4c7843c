import { type Change, type Json, type JsonObject, namesIn, type RulesetContent } from '#engine/objects';
import { builtInFacts } from '#engine/words';

/** A fact with one of its members written anew; undefined takes it away. Members keep their order. */
export function withMember(fact: JsonObject, member: string, value: Json | undefined): JsonObject {
  if (value === undefined) return Object.fromEntries(Object.entries(fact).filter(([name]) => name !== member));
  return { ...fact, [member]: value };
}

const letters: { readonly [letter: string]: string } = { æ: 'ae', ø: 'o', å: 'a' };
/** The words of a title without anything but letters and digits of English. */
const plainWords = (title: string): readonly string[] =>
  title
    .toLowerCase()
    .replaceAll(/[æøå]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const free = (wanted: string, taken: readonly string[], join: string): string => {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(`${wanted}${join}${number}`)) number += 1;
  return `${wanted}${join}${number}`;
};

/** A camelCase name made of a title, which is none of those that are taken. */
export function nameAmong(taken: readonly string[], title: string): string {
  const [first = 'ny', ...rest] = plainWords(title);
  const joined = [first, ...rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))].join('');
  const name = (/^[a-z]/.test(joined) ? joined : `ny${joined}`).slice(0, 60);
  return free(name, taken, '');
}

/** A name for a new fact, value, condition … of that title, which nothing has yet. */
export const nameFor = (content: RulesetContent, member: string, title: string): string =>
  nameAmong([...namesIn(content, member), ...builtInFacts.map((fact) => fact.name)], title);

/** How a new value that may be chosen is written. */
export const valueFor = (taken: readonly string[], words: string): string =>
  free(plainWords(words).join('-').slice(0, 60) || 'valg', taken, '-');

const listed = (fact: JsonObject): readonly string[] => {
  const of = fact['of'] as JsonObject | undefined;
  return ((fact['type'] === 'set' ? of?.['values'] : fact['values']) ?? []) as readonly string[];
};
const withValues = (fact: JsonObject, values: readonly string[]): JsonObject =>
  fact['type'] === 'set' ? { ...fact, of: { ...(fact['of'] as JsonObject), values } } : { ...fact, values };

/** What has values to choose among, with one more, and the words for it. */
export function withValue(
  content: RulesetContent,
  written: JsonObject,
  words: JsonObject,
): { readonly written: JsonObject; readonly words: Change } {
  const value = valueFor([...listed(written), ...namesIn(content, 'vocabulary')], String(words['nb'] ?? ''));
  return {
    written: withValues(written, [...listed(written), value]),
    words: { object: `vocabulary/${value}`, value: words },
  };
}

/** Without a value; its words stay, for others may have it. */
export const withoutValue = (written: JsonObject, value: string): JsonObject =>
  withValues(
    written,
    listed(written).filter((one) => one !== value),
  );

export const newFactTypes = [
  'boolean',
  'integer',
  'decimal',
  'amount',
  'date',
  'enum',
  'code',
  'confirmation',
  'text',
] as const;
export type NewFactType = (typeof newFactTypes)[number];

/** A new fact of a type, as it is written. */
export function newFact(type: NewFactType, title: JsonObject, source: string, system: string | undefined): JsonObject {
  const shared = { title, source };
  if (type === 'amount') return { type: 'integer', unit: 'øre', min: 0, ...shared };
  if (type === 'decimal') return { type, scale: 1, ...shared };
  if (type === 'enum') return { type, values: ['yes', 'no'], ...shared };
  if (type === 'code') return { type, system: system ?? '', ...shared };
  return { type, ...shared };
}

/** A limit as people write it, as the source has it: øre and whole numbers as numbers, others as they are; undefined: none. */
export function limitFrom(fact: JsonObject, written: string): Json | undefined | 'wrong' {
  const plain = written.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  if (plain === '') return undefined;
  if (fact['type'] === 'date') return plain;
  if (fact['type'] === 'decimal') return /^-?\d+(\.\d+)?$/.test(plain) ? plain : 'wrong';
  if (fact['unit'] === 'øre') return /^-?\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : 'wrong';
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : 'wrong';
}

/** A limit of the source as people write it. */
export function limitWords(fact: JsonObject, limit: Json | undefined): string {
  if (limit === undefined || limit === null) return '';
  if (fact['unit'] === 'øre' && typeof limit === 'number')
    return (limit / 100).toFixed(2).replace('.00', '').replace('.', ',');
  return String(limit).replace('.', ',');
}
