import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Suspension } from '#engine';
import type { Queryable } from '../db/connect.ts';
import type { EditionReference } from '../db/schema.ts';

/**
 * What is decided by now: the highest publications and editions, by name, what is suspended, by programme, and whether
 * the persons register is here.
 */
export type InUse = {
  readonly suspended: ReadonlyMap<string, readonly Suspension[]>;
  readonly publications: ReadonlyMap<string, number>;
  readonly editions: ReadonlyMap<string, EditionReference>;
  readonly persons: boolean;
};

/** All of it in one row: publications and editions are read once, by number; what is new is seen here. */
export const inUseColumns = `
    (select coalesce(json_agg(p), '[]') from (
      select distinct on (programme) programme, number from publications order by programme, number desc) p
    ) as publications,
    (select coalesce(json_agg(e), '[]') from (
      select distinct on (name) name, number, sha256 from editions order by name, number desc) e
    ) as editions,
    (select coalesce(json_agg(s), '[]') from (
      select distinct programme, coalesce(target, programme) as id, outcomes from suspensions
      where not exists (select from suspension_lifts where suspension_id = suspensions.id and number = 2)
      order by programme, id, outcomes) s
    ) as suspensions,
    exists (select from register_persons) as persons`;

const statement = `select ${inUseColumns}`;

export type InUseRow = {
  readonly publications: readonly { readonly programme: string; readonly number: number }[];
  readonly editions: readonly EditionReference[];
  readonly suspensions: readonly {
    readonly programme: string;
    readonly id: string;
    readonly outcomes: 'deny' | 'all';
  }[];
  readonly persons: boolean;
};

export function toInUse({ publications, editions, suspensions, persons }: InUseRow): InUse {
  const suspended = new Map<string, Suspension[]>();
  for (const { programme, id, outcomes } of suspensions) {
    const own = suspended.get(programme) ?? [];
    own.push(outcomes === 'all' ? id : { id, outcomes });
    suspended.set(programme, own);
  }
  return {
    suspended,
    publications: new Map(publications.map(({ programme, number }) => [programme, number])),
    editions: new Map(editions.map((edition) => [edition.name, edition])),
    persons,
  };
}

/** Reads it in the caller's transaction. */
export async function readInUse(queryable: Queryable): Promise<InUse> {
  const { rows } = await queryable.execute<InUseRow>(sql.raw(statement));
  return only(rows);
}

/** Reads it outside of any: a statement that is planned once. */
export async function readInUseNow(pool: pg.Pool): Promise<InUse> {
  const { rows } = await pool.query<InUseRow>({ name: 'in_use', text: statement });
  return only(rows);
}

function only([row]: readonly InUseRow[]): InUse {
  if (!row) throw new Error('A row without a condition must be there');
  return toInUse(row);
}
