import { eq } from 'drizzle-orm';
import type { Decision } from '../contract/decisions.ts';
import type { Queryable } from '../db/connect.ts';
import { decisions } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { problem } from '../problem.ts';
import { type DecisionRecord, readDecisions, toDecision } from './decision-record.ts';

export type FoundDecision = {
  readonly record: DecisionRecord;
  /** The decision that superseded it. */
  readonly supersededBy: string | undefined;
  readonly answer: Decision;
};

/** A decision and what became of it; a 404 if there is none. */
export async function findDecision({ keys }: Deps, queryable: Queryable, id: string): Promise<FoundDecision> {
  const [row] = await queryable
    .select({ applicationId: decisions.applicationId })
    .from(decisions)
    .where(eq(decisions.id, id));
  const chain = row ? await readDecisions(queryable, keys, row.applicationId) : [];
  const place = chain.findIndex((decision) => decision.id === id);
  const record = chain[place];
  if (!record) throw problem('not-found', 'There is no such decision.');
  const supersededBy = chain[place + 1]?.id;
  return { record, supersededBy, answer: toDecision(record, supersededBy) };
}

/** The decision at the end of its chain; a 404 or 409 otherwise. */
export async function requireStanding(queryable: Queryable, deps: Deps, id: string): Promise<DecisionRecord> {
  const { record, supersededBy } = await findDecision(deps, queryable, id);
  if (supersededBy !== undefined)
    throw problem('decision-superseded', 'Another decision has superseded it.', {
      members: { decision: supersededBy },
    });
  return record;
}
