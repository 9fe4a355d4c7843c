import { type Change, isObject, type JsonObject } from '#engine/objects';
import type { BlockCell } from '../grid/block.ts';
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

/** Every value of an enum that is declared anywhere in a part of the source. */
function enumValues(part: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return found;
  const { type, values } = part as { readonly type?: unknown; readonly values?: unknown };
  if (type === 'enum' && Array.isArray(values)) for (const value of values) found.add(String(value));
  for (const inner of Object.values(part)) enumValues(inner, found);
  return found;
}

/** Codes that have names, in the order in which they stand; words for the values of choices are written with these. */
export function namedCodes(source: JsonObject): readonly string[] {
  const { vocabulary, facts, parameters, grant, systems } = source;
  const values = enumValues([facts, parameters, grant]);
  const patterns = Object.entries(isObject(systems) ? systems : {}).map(([name, system]) => {
    const pattern = isObject(system) ? system['pattern'] : undefined;
    return [`${name}:`, new RegExp(typeof pattern === 'string' ? `^(?:${pattern})$` : '')] as const;
  });
  const isCode = (key: string) =>
    patterns.some(([name, pattern]) => pattern.test(key.startsWith(name) ? key.slice(name.length) : key));
  const builtIn = ['application', 'event'];
  return Object.keys(isObject(vocabulary) ? vocabulary : {}).filter(
    (key) => isCode(key) && !values.has(key) && !builtIn.includes(key),
  );
}

/**
 * The names that cells give to codes: a row that begins with a code is of that code, wherever it stands; other rows are
 * of the code that is shown there. `unknown`: codes that have no names yet.
 */
export function namesFromCells(
  codes: readonly string[],
  shown: readonly string[],
  cells: readonly BlockCell[],
): { readonly names: ReadonlyMap<string, Names>; readonly unknown: readonly string[] } {
  const names = new Map<string, Names>();
  const unknown: string[] = [];
  for (const [row, own] of Map.groupBy(cells, (cell) => cell.row)) {
    const said = own.find(({ column }) => column === 0)?.text.trim() ?? '';
    const code = said === '' ? shown[row] : codes.find((one) => one.toLowerCase() === said.toLowerCase());
    if (code === undefined) {
      if (said !== '') unknown.push(said);
      continue;
    }
    const given = own.flatMap(({ column, text }) => {
      const language = nameLanguages[column - 1];
      return language === undefined ? [] : [[language, text] as const];
    });
    names.set(code, { ...names.get(code), ...Object.fromEntries(given) });
  }
  return { names, unknown };
}
