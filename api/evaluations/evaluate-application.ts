import type { Facts, Outcome } from '#engine';
import type { Remedy } from '../contract/decisions.ts';
import type { Queryable } from '../db/connect.ts';
import type { Deps, Gathered, GatherRequest, Publication } from '../deps.ts';
import { problem } from '../problem.ts';
import { findRemedies } from '../decisions/remedies.ts';
import { readInUse } from '../registers/in-use.ts';
import { suspendedIn } from '../suspensions/suspended-in.ts';
import { describeMissing, describeNotMet, describeReason, outsiders } from './describe.ts';
import type { Cause, EvaluationRecord } from './evaluation-record.ts';
import { hashOfExplanation } from './explanation-hash.ts';

export type EvaluationTask = {
  readonly applicationId: string;
  readonly number: number;
  readonly cause: Cause;
  readonly publication: Publication;
  /** Checked facts of people, and the system's own. */
  readonly submitted: Facts;
  readonly subject: { readonly kind: 'person' | 'organisation' | 'none'; readonly id: string | undefined };
  readonly at: Date;
} & Pick<GatherRequest, 'inUse' | 'subjectId'>;

/** Gathers the facts, runs the rules, and makes the record of it. Nothing is written yet. */
export async function evaluateApplication(
  queryable: Queryable,
  deps: Deps,
  task: EvaluationTask,
): Promise<EvaluationRecord> {
  const { publication, applicationId } = task;
  const { ruleset } = publication;
  const inUse = task.inUse ?? (await readInUse(queryable));
  const gathered = await deps.registers.gather(queryable, {
    publication,
    submitted: task.submitted,
    subject: task.subject,
    applicationId,
    inUse,
    ...(task.subjectId && { subjectId: task.subjectId }),
  });
  if (!gathered.ok) throw unavailable(gathered);
  const facts = checkGathered(deps, publication, gathered.facts);
  const suspended = suspendedIn(publication.document, inUse.suspended.get(publication.programme) ?? []);
  const result = ruleset.evaluate(facts, { suspended });
  const described = { publication, facts, evaluation: result };
  return {
    id: deps.newId(),
    applicationId,
    number: task.number,
    cause: task.cause,
    publication: { programme: publication.programme, number: publication.number, sha256: publication.sha256 },
    engineSha256: deps.engine.sha256,
    editions: gathered.editions,
    suspended,
    facts,
    result,
    told: {
      reasons: result.reasons.map((reason) => describeReason(described, reason, outsiders)),
      notMet: describeNotMet(described),
      missingFacts: describeMissing(described),
      remedies: remediesBeforeDecision(publication, result.outcome, facts),
    },
    explanationSha256: hashOfExplanation({
      publication,
      engineSha256: deps.engine.sha256,
      facts,
      suspended,
      result,
    }),
    evaluatedAt: task.at,
  };
}

/** A decision has its own remedies. */
function remediesBeforeDecision(publication: Publication, outcome: Outcome, facts: Facts): readonly Remedy[] {
  return outcome === 'stop' || outcome === 'route-to-manual' ? findRemedies(publication, [outcome], facts) : [];
}

/**
 * What a register says and the ruleset does not allow (a value it does not know) is unknown, and so goes to a person.
 * The submitter's own facts have been checked before.
 */
function checkGathered(deps: Deps, { ruleset, programme }: Publication, facts: Facts): Facts {
  let left: { [name: string]: Facts[string] } = { ...facts };
  for (;;) {
    const checked = ruleset.checkFacts(left);
    if (checked.ok) return checked.facts;
    const refused = new Set(checked.problems.map(({ pointer }) => factOf(pointer)));
    for (const fact of refused) deps.log('warn', 'gathered-fact-refused', { programme, fact });
    const kept = Object.entries(left).filter(([name]) => !refused.has(name));
    if (kept.length === Object.keys(left).length) throw new Error('Facts are refused that are not there');
    left = Object.fromEntries(kept);
  }
}

/** The fact that a pointer into the facts leads to. */
export function factOf(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

function unavailable({ unavailable: registers }: Extract<Gathered, { ok: false }>) {
  return problem('unavailable', `No answer from: ${registers.join(', ')}. Nothing was recorded.`, { retryAfter: 30 });
}
