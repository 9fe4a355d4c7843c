import { type Change, isObject, type Json, type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';

/** From when a list has another content, and by which date that is judged. */
export type From = { readonly date: string; readonly by: string };

const versionsOf = (list: Json | undefined): readonly JsonObject[] =>
  (objectIn(list)['versions'] ?? []) as readonly JsonObject[];
const dateOf = (version: JsonObject | undefined): string => String(objectIn(version?.['boundary'])['date'] ?? '');
const codesIn = (content: Json | undefined): readonly Json[] | undefined => {
  const codes = isObject(content) ? content['include'] : content;
  return Array.isArray(codes) ? (codes as readonly Json[]) : undefined;
};
const withCodes = (content: Json | undefined, codes: readonly Json[]): Json =>
  isObject(content) ? { ...content, include: codes } : codes;
const isFrom = (version: JsonObject | undefined, { date, by }: From): boolean =>
  dateOf(version) === date && objectIn(version?.['boundary'])['by'] === by;

/** Is it a list of codes that can get a version from then? */
export function isExtendable(content: RulesetContent, object: string, from: From): boolean {
  const list = readObject(content, object);
  const last = versionsOf(list).at(-1);
  return (
    objectIn(list)['type'] === 'codes' &&
    codesIn(last?.['content']) !== undefined &&
    (dateOf(last) < from.date || isFrom(last, from))
  );
}

/** Does the newest version of a list of codes hold the code? */
export const holdsCode = (content: RulesetContent, object: string, code: string): boolean =>
  codesIn(versionsOf(readObject(content, object)).at(-1)?.['content'])?.includes(code) ?? false;

/** The list with the code from the day on, or again without it: what was before the day stays as it was. */
export function setCode(
  content: RulesetContent,
  object: string,
  { code, from, isIn }: { readonly code: string; readonly from: From; readonly isIn: boolean },
): readonly Change[] {
  const list = objectIn(readObject(content, object));
  const versions = versionsOf(list);
  const last = versions.at(-1);
  const codes = codesIn(last?.['content']);
  if (!codes || !isExtendable(content, object, from) || codes.includes(code) === isIn) return [];
  const kept = isFrom(last, from) ? versions.slice(0, -1) : versions;
  const before = kept.at(-1);
  const next = isIn ? [...codes, code] : codes.filter((own) => own !== code);
  const isAsBefore = JSON.stringify(next) === JSON.stringify(codesIn(before?.['content']));
  const own = { boundary: { ...from, mark: 'part' }, content: withCodes(last?.['content'], next), mark: 'part' };
  return [{ object, value: { ...list, versions: isAsBefore ? kept : [...kept, own] } }];
}
