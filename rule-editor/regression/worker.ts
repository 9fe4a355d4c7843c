import { compileRuleset, type Facts, type RulesetDocument } from '#engine';
import { knownApplications } from '#engine/applications';
import type { JsonObject } from '#engine/objects';
import { parseRuleset, type TestCase } from '#engine/tools';
import { type Report, serve } from '../engine-worker/serve.ts';
import { type Comparison, type DifferenceGroup, startComparison } from './compare.ts';

type Contents = { readonly source: JsonObject; readonly cases: readonly JsonObject[] };
export type Progress = {
  readonly applications: number;
  readonly differing: number;
  readonly groups: number;
  /** By the worker's own clock, without the time that it waits. */
  readonly perMinute: number;
  /** How many of the groups have their simplest example; absent before all applications are tried. */
  readonly simplified?: number;
};
export type ComparisonResult = Comparison & { readonly perMinute: number; readonly isStopped: boolean };

/** So many at a time, so long before the page is told, and a request to stop can come in. */
const AT_ONCE = 100;
const MILLISECONDS = 150;

let isStopped = false;

function read({ source, cases }: Contents): { readonly document: RulesetDocument; readonly known: readonly Facts[] } {
  const parsed = parseRuleset(source);
  if (!parsed.ok) throw new Error('the rules have problems');
  const { document } = parsed;
  return { document, known: knownApplications(compileRuleset(document), cases as unknown as readonly TestCase[]) };
}

const unique = (known: readonly Facts[]): readonly Facts[] => [
  ...new Map(known.map((facts) => [JSON.stringify(facts), facts])).values(),
];
const breath = () => new Promise((resolve) => setTimeout(resolve, 0));

async function compare(
  report: Report,
  published: Contents,
  draft: Contents,
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<ComparisonResult> {
  isStopped = false;
  const [before, now] = [read(published), read(draft)];
  const comparison = startComparison(before.document, now.document, {
    seed,
    known: unique([...now.known, ...before.known]),
  });
  let worked = 0;
  let { applications } = comparison.result();
  while (applications < count && !isStopped) {
    const began = performance.now();
    while (applications < count && performance.now() - began < MILLISECONDS) {
      comparison.run(Math.min(AT_ONCE, count - applications));
      ({ applications } = comparison.result());
    }
    worked += performance.now() - began;
    const { differing, groups } = comparison.result();
    const perMinute = Math.round((applications / worked) * 60_000);
    report({ applications, differing, groups: groups.length, perMinute } satisfies Progress);
    await breath();
  }
  const perMinute = worked === 0 ? 0 : Math.round((applications / worked) * 60_000);
  const result = comparison.result();
  const groups: DifferenceGroup[] = [];
  for (const group of result.groups) {
    groups.push(comparison.simplify(group));
    const { differing } = result;
    report({
      applications,
      differing,
      groups: result.groups.length,
      perMinute,
      simplified: groups.length,
    } satisfies Progress);
    await breath();
  }
  return { ...result, groups, perMinute, isStopped };
}

const stop = () => {
  isStopped = true;
};

serve({ compare: compare as never, stop });
