import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Facts } from '../engine/evaluation.ts';
import { referenceEvaluate } from '../engine/reference.ts';
import type { RulesetDocument } from '../engine/ruleset-document.ts';
import { parseRuleset, parseTestCases, runTestCases } from '../engine/tools.ts';

const root = path.resolve(import.meta.dirname, '../rulesets');

const readFolder = (name: string) =>
  ['ruleset.json', 'parts', 'cases'].flatMap((part) => {
    const place = path.join(root, name, part);
    if (!existsSync(place)) return [];
    const files = part.endsWith('.json') ? [part] : readdirSync(place).map((file) => `${part}/${file}`);
    return files.map((file) => ({ name: file, text: readFileSync(path.join(root, name, file), 'utf8') }));
  });

export type ShippedCase = { readonly id: string; readonly facts: Facts; readonly suspended: readonly string[] };
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

/** The rulesets of `rulesets/` with their test cases, the facts as an evaluation gets them. */
export const shippedRulesets = (): readonly ShippedRuleset[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '_reference')
    .map(({ name }) => {
      const files = readFolder(name);
      const [parsed, testCases] = [parseRuleset(files), parseTestCases(files)];
      if (!parsed.ok || !testCases.ok) throw new Error(`rulesets/${name} has problems`);
      const cases: ShippedCase[] = [];
      for (const testCase of testCases.testCases) {
        runTestCases(parsed.document, [testCase], {
          reference: (document) => (facts, options) => {
            cases.push({ id: testCase.id, facts, suspended: options.suspended });
            return referenceEvaluate(document, facts, options);
          },
        });
      }
      return { name, document: parsed.document, cases };
    });
