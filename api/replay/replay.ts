import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm';
import type { CompiledRuleset, RulesetDocument } from '#engine';
import { canonicalJson } from '../canonical-json.ts';
import type { Database } from '../db/connect.ts';
import { checkedDocuments, engineBundles, evaluations } from '../db/schema.ts';
import { type Engine, loadEngine } from '../engine-bundle/engine-bundle.ts';
import { type EvaluationRecord, readEvaluation } from '../evaluations/evaluation-record.ts';
import { hashOfExplanation } from '../evaluations/explanation-hash.ts';
import type { Keys } from '../identity/keys.ts';

export type ReplayChoice = {
  /** Only these evaluations; absent: all. */
  readonly ids?: readonly string[];
  readonly programme?: string;
};
export type ReplayDifference = {
  readonly evaluation: string;
  readonly what: 'result' | 'explanation' | 'impossible';
  /** The member of the result that differs first, or why it could not be replayed. Never a value. */
  readonly where: string;
};
export type ReplayReport = {
  readonly replayed: number;
  readonly engines: readonly string[];
  readonly differences: readonly ReplayDifference[];
};

type Means = { readonly db: Database; readonly keys: Keys };
const batch = 500;

/**
 * Runs recorded evaluations again: the same facts, the publication and the engine bundle that each one names. The result
 * must come out the same to the byte, and the explanation must follow from what it followed from.
 */
export async function replay(means: Means, choice: ReplayChoice = {}): Promise<ReplayReport> {
  const { db, keys } = means;
  const compile = createCompiler(db);
  const engines = new Set<string>();
  const differences: ReplayDifference[] = [];
  let replayed = 0;
  for await (const id of chosenIds(db, choice)) {
    replayed += 1;
    const differ = (what: ReplayDifference['what'], where: string) => differences.push({ evaluation: id, what, where });
    const record = await readEvaluation(db, keys, id).catch(() => undefined);
    if (!record) {
      differ('impossible', 'its sealed contents do not open');
      continue;
    }
    const ruleset = await compile(record);
    if (typeof ruleset === 'string') {
      differ('impossible', ruleset);
      continue;
    }
    engines.add(record.engineSha256);
    const { facts, suspended, result } = record;
    const again = ruleset.evaluate(facts, { suspended });
    if (canonicalJson(again) !== canonicalJson(result)) differ('result', firstDifference(again, result));
    if (hashOfExplanation({ ...record, result: again }) !== record.explanationSha256)
      differ('explanation', 'the hash of the explanation');
  }
  return { replayed, engines: [...engines].toSorted(), differences };
}

async function* chosenIds(db: Database, { ids, programme }: ReplayChoice): AsyncGenerator<string> {
  const conditions: (SQL | undefined)[] = [
    ids && inArray(evaluations.id, [...ids]),
    programme === undefined ? undefined : eq(evaluations.programme, programme),
  ];
  let last: string | undefined;
  for (;;) {
    const rows = await db
      .select({ id: evaluations.id })
      .from(evaluations)
      .where(and(...conditions, last === undefined ? undefined : gt(evaluations.id, last)))
      .orderBy(asc(evaluations.id))
      .limit(batch);
    for (const { id } of rows) yield id;
    last = rows.at(-1)?.id;
    if (rows.length < batch) return;
  }
}

/** Rulesets by the engine and the document that decided; a text says what is missing. */
function createCompiler(db: Database): (record: EvaluationRecord) => Promise<CompiledRuleset | string> {
  const engines = new Map<string, Engine | string>();
  const rulesets = new Map<string, CompiledRuleset | string>();

  const load = async (sha256: string): Promise<Engine | string> => {
    const [bundle] = await db.select().from(engineBundles).where(eq(engineBundles.sha256, sha256));
    if (!bundle) return 'its engine bundle is missing';
    return loadEngine(bundle).catch(() => 'its engine bundle has been altered');
  };
  const compile = async (engine: Engine, publicationSha256: string): Promise<CompiledRuleset | string> => {
    const [row] = await db
      .select({ document: checkedDocuments.document })
      .from(checkedDocuments)
      .where(
        and(
          eq(checkedDocuments.publicationSha256, publicationSha256),
          eq(checkedDocuments.engineSha256, engine.sha256),
        ),
      );
    if (!row) return 'the document that its engine read is missing';
    return engine.compileRuleset(JSON.parse(row.document) as RulesetDocument);
  };

  return async ({ engineSha256, publication }) => {
    const engine = engines.get(engineSha256) ?? (await load(engineSha256));
    engines.set(engineSha256, engine);
    if (typeof engine === 'string') return engine;
    const key = `${engineSha256}/${publication.sha256}`;
    const ruleset = rulesets.get(key) ?? (await compile(engine, publication.sha256));
    rulesets.set(key, ruleset);
    return ruleset;
  };
}

function firstDifference(again: object, recorded: object): string {
  const members = [...new Set([...Object.keys(recorded), ...Object.keys(again)])].toSorted();
  const at = (value: object, member: string) => {
    const content = (value as { readonly [name: string]: unknown })[member];
    return content === undefined ? '' : canonicalJson(content);
  };
  return members.find((member) => at(again, member) !== at(recorded, member)) ?? 'nothing';
}
