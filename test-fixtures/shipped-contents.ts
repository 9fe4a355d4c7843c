/** The rulesets of `rulesets/` as they are written, with the example and what lies beside them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject, RulesetContent } from '../engine/objects.ts';
import { readRulesetSource } from '../engine/tools.ts';

const root = path.resolve(import.meta.dirname, '../rulesets');

function filesIn(folder: string): readonly { readonly name: string; readonly text: string }[] {
  const place = path.join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place).map((name) => ({ name, text: readFileSync(path.join(place, name), 'utf8') }));
}

/** The names of the programmes, and of the example. */
export const shippedNames = ['_example', 'blaresept', 'ehic', 'frikort', 'fristbrudd'] as const;

/** A ruleset of `rulesets/` as it is written. */
export function shippedContent(name: string): RulesetContent {
  const main = { name: 'ruleset.json', text: readFileSync(path.join(root, name, 'ruleset.json'), 'utf8') };
  const parts = filesIn(`${name}/parts`).map((file) => ({ ...file, name: `parts/${file.name}` }));
  const cases = filesIn(`${name}/cases`).flatMap(({ text }) => (JSON.parse(text) as { cases: JsonObject[] }).cases);
  return { source: readRulesetSource([main, ...parts]).value as JsonObject, cases, demands: [] };
}
