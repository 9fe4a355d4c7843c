import { aliasedTable, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Suspension } from '../contract/suspensions.ts';
import type { Queryable } from '../db/connect.ts';
import type { Deps } from '../deps.ts';
import { targetsOf } from './suspended-in.ts';
import { people, suspensionLifts, suspensions } from '../db/schema.ts';

type By = { readonly id: string } | { readonly programme: string | undefined };

const setter = aliasedTable(people, 'setter');

/** Suspensions as they are told, the latest first. */
export async function readSuspensions({ publications }: Deps, queryable: Queryable, by: By): Promise<Suspension[]> {
  const wanted = 'id' in by ? eq(suspensions.id, by.id) : by.programme && eq(suspensions.programme, by.programme);
  const rows = await queryable
    .select({ row: suspensions, by: { id: setter.id, name: setter.name } })
    .from(suspensions)
    .innerJoin(setter, eq(setter.id, suspensions.suspendedBy))
    .where(wanted || undefined)
    .orderBy(desc(suspensions.suspendedAt), desc(suspensions.id));
  if (rows.length === 0) return [];
  const ids = rows.map(({ row }) => row.id);
  const lifts = await queryable
    .select({ of: suspensionLifts.suspensionId, at: suspensionLifts.liftedAt, id: people.id, name: people.name })
    .from(suspensionLifts)
    .innerJoin(people, eq(people.id, suspensionLifts.liftedBy))
    .where(inArray(suspensionLifts.suspensionId, ids))
    .orderBy(asc(suspensionLifts.number));
  const parts = new Map<string, readonly string[]>();
  for (const programme of new Set(rows.map(({ row }) => row.programme))) {
    const publication = await publications.current(queryable, programme);
    if (publication) parts.set(programme, targetsOf(publication.document));
  }
  return rows.map(({ row, by: suspendedBy }) => {
    const { id, programme, target, outcomes, reason, suspendedAt } = row;
    const own = lifts
      .filter(({ of }) => of === id)
      .map(({ at, ...person }) => ({ by: { id: person.id, name: person.name }, at: at.toISOString() }));
    const told = { id, programme, target, outcomes, reason, suspendedBy, suspendedAt: suspendedAt.toISOString() };
    const targetIsGone = target !== null && parts.get(programme)?.includes(target) !== true;
    return { ...told, lifts: own, active: own.length < liftsNeeded, targetIsGone };
  });
}

/** One person suspends, two lift. */
export const liftsNeeded = 2;
