import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileRuleset, type CompiledRuleset, type Facts, type RulesetDocument } from '#engine';
import { parseRuleset, parseTestCases, type SourceFile } from '#engine/tools';

/** The shipped programmes with the facts of their test cases, as an evaluation gets them. */

const root = path.join(import.meta.dirname, '../../rulesets');
const programmes = ['blaresept', 'ehic', 'frikort', 'fristbrudd'] as const;

export type Shipped = {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly ruleset: CompiledRuleset;
  readonly cases: readonly { readonly facts: Facts; readonly outcome: string }[];
};

function readFiles(name: string, parts: readonly string[]): readonly SourceFile[] {
  return parts.flatMap((part) => {
    const place = path.join(root, name, part);
    if (!existsSync(place)) return [];
    const files = part.endsWith('.json') ? [part] : readdirSync(place).map((file) => `${part}/${file}`);
    return files.map((file) => ({ name: file, text: readFileSync(path.join(root, name, file), 'utf8') }));
  });
}

export function parsed(source: unknown): RulesetDocument {
  const result = parseRuleset(source as Parameters<typeof parseRuleset>[0]);
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 5)));
  return result.document;
}

export function shippedProgrammes(): readonly Shipped[] {
  return programmes.map((name) => {
    const files = readFiles(name, ['ruleset.json', 'parts']);
    const ruleset = compileRuleset(parsed(files));
    const written = parseTestCases(readFiles(name, ['cases']));
    if (!written.ok) throw new Error(`rulesets/${name} has test cases with problems`);
    const cases = written.testCases.flatMap((testCase) => {
      if (testCase.suspended !== undefined) return [];
      const { decidedOn } = testCase.facts;
      const dates = decidedOn === undefined ? {} : { appliedOn: decidedOn, receivedOn: decidedOn };
      const checked = ruleset.checkFacts({ ...dates, startedBy: 'application', ...testCase.facts });
      return checked.ok ? [{ facts: checked.facts, outcome: testCase.expect.outcome }] : [];
    });
    return { name, files, ruleset, cases };
  });
}

/** A process that decides has decided by all programmes: their code has seen every kind of rule before we measure. */
export function decideEverything(shipped: readonly Shipped[]): void {
  for (let round = 0; round < 20; round += 1)
    for (const { ruleset, cases } of shipped) for (const { facts } of cases) ruleset.evaluate(facts);
}
