import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/connect.ts';
import type { Publication } from '../deps.ts';

export type Pending = {
  readonly total: number;
  readonly by: readonly { readonly by: string; readonly count: number; readonly unknown: number }[];
};

/**
 * Open cases that a version from a day would apply to, by each date that a version may go by. Dates that identify are
 * sealed and derived ones are not kept: those are not counted. What is open is decided later, so all of it by
 * `decidedOn`.
 */
export async function countPending(
  queryable: Queryable,
  { programme, document }: Publication,
  from: string,
): Promise<Pending> {
  const declared = document.facts
    .filter(({ type, identifying, source }) => type.kind === 'date' && identifying === 'none' && source !== 'derived')
    .map(({ name }) => name);
  const names = [...new Set(['receivedOn', 'appliedOn', ...declared])].filter((name) => name !== 'decidedOn');
  const { rows } = await queryable.execute<{ name: string | null; total: number; count: number; unknown: number }>(sql`
    with waiting as (
      select evaluation.facts
      from cases
      join applications application on application.id = cases.application_id
      join lateral (
        select facts from evaluations
        where application_id = application.id order by number desc limit 1
      ) evaluation on true
      where application.programme = ${programme}
        and not exists (select from decisions where case_id = cases.id)
    )
    select name, total,
      count(*) filter (where facts ->> name >= ${from})::int as count,
      count(*) filter (where facts is not null and not facts ? name)::int as unknown
    from (select count(*)::int as total from waiting) counted
    cross join unnest(array[${sql.join(
      names.map((name) => sql`${name}`),
      sql`, `,
    )}]::text[]) as names(name)
    left join waiting on true
    group by name, total`);
  const total = rows[0]?.total ?? 0;
  const byName = new Map(rows.map(({ name, count, unknown }) => [name, { count, unknown }]));
  return {
    total,
    by: [
      { by: 'decidedOn', count: total, unknown: 0 },
      ...names.map((name) => ({ by: name, count: 0, unknown: 0, ...byName.get(name) })),
    ],
  };
}
