import { problem, quote } from './check.ts';
import type { Problem } from '../evaluation.ts';
import { testCasesSchema, type TestCase } from '../test-case-schema.ts';
import { at } from './pointer.ts';
import type { SourceFile } from './read-source.ts';
import { shapeProblems } from './shape.ts';
import { parseStrictJson } from './strict-json.ts';
import { say } from './say.ts';

export type ParseTestCasesResult =
  | { readonly ok: true; readonly testCases: readonly TestCase[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The test cases of a ruleset folder, from its `cases/*.json`. Pointers begin with the name of the file. */
export function parseTestCases(files: readonly SourceFile[]): ParseTestCasesResult {
  const problems: Problem[] = [];
  const testCases: TestCase[] = [];
  const ids = new Set<string>();
  const own = files.filter(({ name }) => /^cases\/[^/]+\.json$/.test(name));
  for (const { name, text } of own.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const add = (found: readonly Problem[]) =>
      problems.push(...found.map((problem) => ({ ...problem, pointer: at('', name) + problem.pointer })));
    const read = parseStrictJson(text, { maxDepth: 32 });
    if (!read.ok) {
      add(read.problems);
      continue;
    }
    const shaped = testCasesSchema.safeParse(read.value);
    if (!shaped.success) {
      add(shapeProblems(testCasesSchema, read.value).map(({ problem }) => problem));
      continue;
    }
    shaped.data.cases.forEach((testCase, index) => {
      if (ids.has(testCase.id))
        add([
          problem(
            'DUPLICATE_ID',
            at('/cases', index, 'id'),
            quote(testCase.id),
            say('an id of its own among the test cases'),
          ),
        ]);
      ids.add(testCase.id);
      testCases.push(testCase);
    });
  }
  return problems.length === 0 ? { ok: true, testCases } : { ok: false, problems };
}
