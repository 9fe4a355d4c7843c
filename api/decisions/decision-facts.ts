import { eq } from 'drizzle-orm';
import { decisions, evaluations } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { problem } from '../problem.ts';

/** What a decision was made of, without what identifies anybody: to try a change on. */
export async function readDecisionFacts({ db }: Pick<Deps, 'db'>, id: string) {
  const [found] = await db
    .select({
      programme: evaluations.programme,
      publication: evaluations.publicationNumber,
      outcome: decisions.outcome,
      decidedOn: decisions.decidedOn,
      facts: evaluations.facts,
    })
    .from(decisions)
    .innerJoin(evaluations, eq(evaluations.id, decisions.evaluationId))
    .where(eq(decisions.id, id));
  if (!found) throw problem('not-found', 'There is no such decision.');
  const { outcome, ...rest } = found;
  return { decision: id, ...rest, ...(outcome !== null && { outcome }) };
}
