import { type Change, isObject, type JsonObject } from '#engine/objects';
import { languages } from '../../app/language.tsx';

/** The names of codes, one column a language; they are the ruleset's words, also where other lists have the code. */

export type NameLanguage = 'nb' | 'nn' | 'en';
export const nameLanguages: readonly NameLanguage[] = languages.map(({ code }) => code);
export type Names = { readonly [language in NameLanguage]?: string };

/** The names that the ruleset has for a code. */
export function namesOf(source: JsonObject, code: string): Names {
  const { vocabulary } = source;
  const names = isObject(vocabulary) && Object.hasOwn(vocabulary, code) ? vocabulary[code] : undefined;
  return isObject(names) ? (names as Names) : {};
}

/** What makes these the names of a code; `needs-nb`: it would lack bokmål, which stands in for the others. */
export function nameChange(source: JsonObject, code: string, own: Names): Change | 'needs-nb' | undefined {
  const before = namesOf(source, code);
  const all = Object.entries({ ...before, ...own }).flatMap(([language, text]) =>
    text.trim() === '' ? [] : [[language, text.trim()] as const],
  );
  const value: JsonObject = Object.fromEntries(all);
  if (JSON.stringify(value) === JSON.stringify(before)) return undefined;
  if (all.length > 0 && value['nb'] === undefined) return 'needs-nb';
  return { object: `vocabulary/${code}`, value: all.length === 0 ? null : value };
}
