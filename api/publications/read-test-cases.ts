import * as fs from 'node:fs';
import path from 'node:path';
import { parseTestCases, type TestCase } from '#engine/tools';

/** The test cases of a ruleset folder, or what keeps them from being read. */
export function readTestCases(folder: string): { readonly testCases: readonly TestCase[]; readonly problem?: string } {
  const cases = path.join(folder, 'cases');
  const names = fs.existsSync(cases) ? fs.readdirSync(cases).toSorted() : [];
  const parsed = parseTestCases(
    names.map((name) => ({ name: `cases/${name}`, text: fs.readFileSync(path.join(cases, name), 'utf8') })),
  );
  if (parsed.ok) return { testCases: parsed.testCases };
  const [first] = parsed.problems;
  return { testCases: [], problem: `${cases} at ${first?.pointer}: ${first?.code}, found ${first?.found}` };
}
