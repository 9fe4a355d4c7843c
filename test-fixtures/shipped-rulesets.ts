import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Facts, Suspension } from '../engine/evaluation.ts';
import { compileRuleset } from '../engine/index.ts';
import type { RulesetDocument } from '../engine/ruleset-document.ts';
import { factsOfCase } from '../engine/case-facts.ts';
import { parseRuleset, parseTestCases } from '../engine/tools.ts';

const root = path.resolve(import.meta.dirname, '../rulesets');

const readFolder = (name: string) =>
  ['ruleset.json', 'parts', 'cases'].flatMap((part) => {
    const place = path.join(root, name, part);
    if (!existsSync(place)) return [];
    const files = part.endsWith('.json') ? [part] : readdirSync(place).map((file) => `${part}/${file}`);
    return files.map((file) => ({ name: file, text: readFileSync(path.join(root, name, file), 'utf8') }));
  });

export type ShippedCase = { readonly id: string; readonly facts: Facts; readonly suspended: readonly Suspension[] };
export type ShippedRuleset = {
  readonly name: string;
  readonly document: RulesetDocument;
  readonly cases: readonly ShippedCase[];
};

/** The programmes of `rulesets/`, without the example. */
export const shippedProgrammeDocuments = (): readonly RulesetDocument[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => {
      const parsed = parseRuleset(readFolder(name));
      if (!parsed.ok) throw new Error(`rulesets/${name} has problems`);
      return parsed.document;
    });

/** The rulesets of `rulesets/`, or one of them, with their test cases, the facts as an evaluation gets them. */
export const shippedRulesets = (only?: string): readonly ShippedRuleset[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '_reference' && (only ?? entry.name) === entry.name)
    .map(({ name }) => {
      const files = readFolder(name);
      const [parsed, testCases] = [parseRuleset(files), parseTestCases(files)];
      if (!parsed.ok || !testCases.ok) throw new Error(`rulesets/${name} has problems`);
      const { checkFacts } = compileRuleset(parsed.document);
      const cases = testCases.testCases.map((testCase): ShippedCase => {
        const { facts } = factsOfCase(checkFacts, testCase);
        return { id: testCase.id, facts, suspended: testCase.suspended ?? [] };
      });
      return { name, document: parsed.document, cases };
    });
