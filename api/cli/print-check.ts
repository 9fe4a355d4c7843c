import type { Evaluation, Facts, Problem } from '#engine';
import type { DemandResult } from '#engine/applications';
import { demandTitle, type CheckedDemands, type Coverage, type Gap, type TestCaseResult } from '#engine/tools';

type Print = (line: string) => void;

/** Problems with what was found, what was expected and what to do. */
export function printProblems(print: Print, kind: string, problems: readonly Problem[], source?: unknown): void {
  for (const { code, pointer, found, expected, hint } of problems) {
    print(`  ${kind} ${code} ${pointer || '(the document)'}${idsOnTheWay(source, pointer)}`);
    print(`    found    ${found}\n    expected ${expected}\n    ${hint}`);
  }
}

/** The ids of what the pointer leads through, since indices say little in a document of several files. */
function idsOnTheWay(source: unknown, pointer: string): string {
  const ids: string[] = [];
  let value = source;
  for (const key of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) break;
    value = (value as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')];
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    if (typeof id === 'string') ids.push(id);
  }
  return ids.length > 0 ? ` (${ids.join(', ')})` : '';
}

/** A case that failed: what was expected and what came. */
export function printCase(print: Print, { id, title, problems, runs }: TestCaseResult): void {
  print(`  FAILED   ${id}: ${title}`);
  printProblems(print, '  facts', problems);
  const told = new Set<string>();
  for (const { evaluator, differences, evaluation } of runs) {
    for (const { part, expected, got } of differences) {
      const lines = `${part}\n      expected ${JSON.stringify(expected)}\n      got      ${JSON.stringify(got)}`;
      if (!told.has(lines)) print(`    ${evaluator}: ${lines}`);
      told.add(lines);
    }
    const missing = `      missing  ${evaluation.missingFacts.map(({ pointer }) => pointer).join(' ')}`;
    if (differences.length > 0 && evaluation.missingFacts.length > 0 && !told.has(missing)) print(missing);
    told.add(missing);
  }
}

/** A demand that does not hold, with the simplest application that shows it. */
export function printBroken(print: Print, { demands }: CheckedDemands, { id, counterexample }: DemandResult): void {
  const of = demands.find((demand) => demand.id === id);
  print(`  BROKEN   ${id}: ${of === undefined ? '' : demandTitle(of).nb}`);
  const told = (facts: Facts, { outcome, reasons, recommended, grant }: Evaluation) => {
    const codes = (recommended?.reasons ?? reasons).map(({ code }) => code).join(' ');
    const verdict = recommended === undefined ? outcome : `${outcome}, recommended ${recommended.outcome}`;
    print(
      `    ${JSON.stringify(facts)}\n      ${verdict} ${codes} ${JSON.stringify(grant ?? recommended?.grant ?? {})}`,
    );
  };
  if (counterexample === undefined) return;
  told(counterexample.facts, counterexample.evaluation);
  if (counterexample.other) told(counterexample.other.facts, counterexample.other.evaluation);
}

const lists = {
  undecisive: 'never decisive',
  neverFalse: 'never false',
  untestedBoundaries: 'sides of limits without a case',
  unreachedOutcomes: 'outcomes never reached',
  unreachedReasons: 'reasons never reached',
} as const;

/** What the cases leave untested, list by list, each with a case that would close it. */
export function printCoverage(print: Print, coverage: Coverage): void {
  for (const [list, title] of Object.entries(lists)) {
    const gaps: readonly Gap[] = coverage[list as keyof typeof lists];
    if (gaps.length > 0) print(`  ${gaps.length} ${title}`);
    for (const { id, what, add } of gaps) print(`    ${id}\n      ${what}\n      add      ${add}`);
  }
}

/** How many gaps there are. */
export const gapsOf = (coverage: Coverage): number =>
  Object.keys(lists).reduce((sum, list) => sum + coverage[list as keyof typeof lists].length, 0);
