import { compileRuleset, type Condition, type Expression, type Problem } from '#engine';
import { knownApplications, startDemands, type DemandResult } from '#engine/applications';
import type { JsonObject } from '#engine/objects';
import { parseDemands, type CheckedDemands, type Demand, type TestCase } from '#engine/tools';
import { type Report, serve } from '../engine-worker/serve.ts';

/** What a demand asks about, checked: so that it can be said in words. */
export type CheckedSlots = {
  readonly demand: Demand;
  readonly when?: Condition;
  readonly condition?: Condition;
  readonly value?: Expression;
};
export type ReadDemands =
  | { readonly ok: true; readonly demands: readonly CheckedSlots[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
export type DemandProgress = { readonly done: number; readonly perMinute: number; readonly broken: readonly string[] };
export type DemandsRun = {
  readonly results: readonly DemandResult[];
  readonly perMinute: number;
  readonly isStopped: boolean;
};

const AT_ONCE = 50;
let isStopped = false;

function slotsOf({ demands, document }: CheckedDemands): readonly CheckedSlots[] {
  const figures = new Map(document.figures.map(({ name, value }) => [name, value]));
  return demands.map((demand, index) => {
    const holds = (slot: string): Condition | undefined => {
      const value = figures.get(`demandNo${index}${slot}`);
      return value?.op === 'holds' ? value.condition : undefined;
    };
    const [when, condition, value] = [holds('When'), holds('Condition'), figures.get(`demandNo${index}Value`)];
    return { demand, ...(when && { when }), ...(condition && { condition }), ...(value && { value }) };
  });
}

function read(_report: Report, source: JsonObject, demands: readonly JsonObject[]): ReadDemands {
  const parsed = parseDemands(source, { demands });
  return parsed.ok ? { ok: true, demands: slotsOf(parsed) } : { ok: false, problems: parsed.problems };
}

const breath = () => new Promise((resolve) => setTimeout(resolve, 0));

async function run(
  report: Report,
  content: {
    readonly source: JsonObject;
    readonly cases: readonly JsonObject[];
    readonly demands: readonly JsonObject[];
  },
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<DemandsRun> {
  isStopped = false;
  const parsed = parseDemands(content.source, { demands: content.demands });
  if (!parsed.ok) throw new Error('the demands have problems');
  const cases = content.cases as unknown as readonly TestCase[];
  const known = knownApplications(compileRuleset(parsed.document), cases);
  const tried = startDemands(parsed, { seed, known });
  const began = performance.now();
  const applications = () => tried.results().reduce((sum, result) => sum + result.tried, 0);
  const perMinute = () => Math.round((applications() / (performance.now() - began)) * 60_000);
  for (let done = 0; done < count && !isStopped; done += AT_ONCE) {
    for (let index = 0; index < parsed.demands.length && !isStopped; index += 1) {
      tried.runOne(index, Math.min(AT_ONCE, count - done));
      const broken = tried.results().flatMap(({ id, counterexample }) => (counterexample ? [id] : []));
      const share = done + (Math.min(AT_ONCE, count - done) * (index + 1)) / parsed.demands.length;
      report({ done: Math.round(share), perMinute: perMinute(), broken } satisfies DemandProgress);
      await breath();
    }
  }
  return { results: tried.results(), perMinute: perMinute(), isStopped };
}

const stop = () => {
  isStopped = true;
};

serve({ read: read as never, run: run as never, stop });
