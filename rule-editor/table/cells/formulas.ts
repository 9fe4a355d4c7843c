import type { Json, JsonObject } from '#engine/objects';
import { afterWord, quoted, unquoted } from './lists.ts';

/** Formulas that cells cannot say are known by a name, one for each; so they can be copied, and are never lost. */
export type Formulas = {
  readonly textOf: (formula: Json) => string;
  readonly formulaOf: (text: string) => Json | undefined;
  /** Names and formulas, in the order in which they were met. */
  readonly entries: readonly (readonly [name: string, formula: Json])[];
};

const begin = ['formelen', 'formula'];
const LONGEST = 60;

/** The gist of a formula: what it is made of, in the order in which it stands. */
function gist(formula: Json, titleOf: (name: string) => string): string {
  if (typeof formula !== 'object' || formula === null) return titleOf(String(formula));
  const parts: readonly Json[] = Array.isArray(formula) ? formula : Object.values(formula as JsonObject);
  return parts.map((part) => gist(part, titleOf)).join(', ');
}

export function formulasOf(formulas: Iterable<Json>, titleOf: (name: string) => string): Formulas {
  const byJson = new Map<string, string>();
  const byName = new Map<string, Json>();
  for (const formula of formulas) {
    const json = JSON.stringify(formula);
    if (byJson.has(json)) continue;
    const words = gist(formula, titleOf);
    const short = words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()} …` : words;
    let name = short;
    for (let n = 2; byName.has(name); n += 1) name = `${short} (${n})`;
    byJson.set(json, name);
    byName.set(name, formula);
  }
  return readFormulas([...byName]);
}

/** Formulas by names that were given them before. */
export function readFormulas(entries: readonly (readonly [name: string, formula: Json])[]): Formulas {
  const byJson = new Map(entries.map(([name, formula]) => [JSON.stringify(formula), name]));
  const byName = new Map(entries);
  return {
    textOf: (formula) => `${begin[0]} ${quoted(byJson.get(JSON.stringify(formula)) ?? JSON.stringify(formula))}`,
    formulaOf: (text) => {
      const name = unquoted(afterWord(text.trim(), begin) ?? '');
      return name === undefined ? undefined : byName.get(name);
    },
    entries,
  };
}
