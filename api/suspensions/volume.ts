import { sql } from 'drizzle-orm';
import type { Volume, VolumeQuery } from '../contract/suspensions.ts';
import type { Deps } from '../deps.ts';
import { problem } from '../problem.ts';

const mostDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * How many of the last days' automatic outcomes would have gone to people under such a suspension: those that rested on
 * nothing else than the target, or that a restriction narrowed. An approval that gives less than
 * was asked is a refusal in part; one of which nobody said what was asked is not counted.
 */
export async function countVolume(deps: Deps, programme: string, query: VolumeQuery): Promise<Volume> {
  const { db, now } = deps;
  const first = await deps.publications.firstPublishedAt(db, programme);
  if (!first) throw problem('not-found', 'There is no such programme.');
  const age = Math.ceil((now().getTime() - first.getTime()) / dayMs);
  const days = Math.min(Math.max(age, 1), mostDays);
  const from = new Date(now().getTime() - days * dayMs);
  const { target = null, outcomes = 'all' } = query;
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count
    from decisions join evaluations on evaluations.id = decisions.evaluation_id
    where decisions.automatic and decisions.kind = 'first' and decisions.decided_at >= ${from}
      and evaluations.programme = ${programme}
      and (${outcomes} = 'all' or decisions.outcome = 'deny' or decisions.partial)
      and (${target}::text is null
        or not exists (select from evaluation_reasons where evaluation_id = evaluations.id and list = 'reasons'
          and rule is distinct from ${target})
        or (exists (select from decision_reasons where decision_id = decisions.id and rule = ${target})
          and not exists (select from evaluation_reasons where evaluation_id = evaluations.id and list = 'reasons'
            and rule = ${target})))`);
  const count = rows[0]?.count ?? 0;
  return { count, days, perDay: count / days };
}
