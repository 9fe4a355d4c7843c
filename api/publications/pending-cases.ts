import { setImmediate as nextTurn } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { type CompiledRuleset, compileRuleset, type Facts, type FigureValue, type RulesetDocument } from '#engine';
import type { Queryable } from '../db/connect.ts';
import type { Publication } from '../deps.ts';

type Counted = { readonly by: string; readonly count: number; readonly unknown: number };
export type Pending = {
  readonly total: number;
  readonly by: readonly Counted[];
  /** Dates that a version may go by, and that are not counted. */
  readonly leftOut: readonly { readonly by: string; readonly why: 'identifying' }[];
};

/**
 * Open cases that a version from a day would apply to, by each date that a version may go by; derived ones as far as
 * they follow from facts that identify nobody. Dates that identify are sealed, and counting them day by day would tell
 * them: those are left out. What is open is decided later, so all of it by `decidedOn`.
 */
export async function countPending(queryable: Queryable, publication: Publication, from: string): Promise<Pending> {
  const { programme, document } = publication;
  const dates = document.facts.filter(({ type, name }) => type.kind === 'date' && name !== 'decidedOn');
  const plain = dates.filter(({ identifying }) => identifying === 'none');
  const namesOf = (facts: typeof dates) => facts.map(({ name }) => name);
  const stated = namesOf(plain.filter(({ source }) => source !== 'derived'));
  const names = [...new Set(['receivedOn', 'appliedOn', ...stated])];
  const { total, counts } = await countStated(queryable, { programme, names, from });
  const derived = namesOf(plain.filter(({ source }) => source === 'derived'));
  const counted = derived.length === 0 ? [] : await countDerived(queryable, publication, derived, from);
  return {
    total,
    by: [
      { by: 'decidedOn', count: total, unknown: 0 },
      ...names.map((name) => counts.get(name) ?? { by: name, count: 0, unknown: 0 }),
      ...counted,
    ],
    leftOut: namesOf(dates.filter((fact) => !plain.includes(fact))).map((by) => ({ by, why: 'identifying' })),
  };
}

/** The facts of the last evaluation of each open case, but those that identify. */
const waiting = (programme: string): SQL => sql`
  select evaluation.facts
  from cases
  join applications application on application.id = cases.application_id
  join lateral (
    select facts from evaluations
    where application_id = application.id order by number desc limit 1
  ) evaluation on true
  where application.programme = ${programme}
    and not exists (select from decisions where case_id = cases.id)`;

type Asked = { readonly programme: string; readonly names: readonly string[]; readonly from: string };

async function countStated(queryable: Queryable, { programme, names, from }: Asked) {
  const { rows } = await queryable.execute<{ name: string; total: number; count: number; unknown: number }>(sql`
    with waiting as (${waiting(programme)})
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
  const counts = new Map(
    rows.map(({ name, count, unknown }): [string, Counted] => [name, { by: name, count, unknown }]),
  );
  return { total: rows[0]?.total ?? 0, counts };
}

/** So many, then others have their turn. */
const atOnce = 100;

async function countDerived(
  queryable: Queryable,
  { programme, document }: Publication,
  names: readonly string[],
  from: string,
): Promise<readonly Counted[]> {
  const { rows } = await queryable.execute<{ facts: Facts }>(waiting(programme));
  const counts = new Map(names.map((name) => [name, { count: 0, unknown: 0 }]));
  const ruleset = withDatesAsFigures(document);
  for (const [index, { facts }] of rows.entries()) {
    if (index % atOnce === atOnce - 1) await nextTurn();
    const { figures } = ruleset.evaluate(facts);
    for (const [name, counted] of counts) {
      const reached = isFrom(figures[name], from);
      if (reached === undefined) counted.unknown += 1;
      else if (reached) counted.count += 1;
    }
  }
  return names.map((by) => ({ by, count: 0, unknown: 0, ...counts.get(by) }));
}

/** Undefined: not known. */
function isFrom(figure: FigureValue | undefined, from: string): boolean | undefined {
  if (typeof figure === 'string') return figure >= from;
  return figure === null ? false : undefined;
}

const rulesets = new WeakMap<RulesetDocument, CompiledRuleset>();

/** The engine computes derived dates, as figures of a ruleset that asks for nothing else. */
function withDatesAsFigures(document: RulesetDocument): CompiledRuleset {
  const known = rulesets.get(document);
  if (known) return known;
  const figures = document.facts.flatMap(({ name, title, type, derived, identifying }) =>
    derived && type.kind === 'date' && identifying === 'none' ? [{ name, title, value: derived }] : [],
  );
  const empty = { sections: [], rules: [], tables: [], restrictions: [], constraints: [], replacements: [] };
  const ruleset = compileRuleset({ ...document, ...empty, figures });
  rulesets.set(document, ruleset);
  return ruleset;
}
