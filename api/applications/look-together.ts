import type pg from 'pg';
import { type InUse, inUseColumns, type InUseRow, toInUse } from '../registers/in-use.ts';
import type { Deps } from '../deps.ts';
import { indexOf, type Party } from '../identity/subjects.ts';
import { anyClient } from './application-record.ts';

/** What is to be known before applications are decided, read by one statement in their transaction. */
export type Looked = {
  readonly inUse: InUse;
  /** Idempotency keys that have been used. */
  readonly usedKeys: ReadonlySet<string>;
  readonly indexOf: (party: Party) => Buffer | undefined;
  /** The row of a party that we have met, held for this transaction unless somebody else holds it. */
  readonly subjectOf: (party: Party) => { readonly id: string; readonly isHeld: boolean } | undefined;
};

// Each is looked up for itself: whatever the planner thinks of how many there are, it goes by the index.
const statement = `
  with met as (
    select row.id, given.place
    from unnest($1::text[], $2::bytea[]) with ordinality as given (kind, subject_index, place)
    cross join lateral (
      select id from subjects
      where kind = given.kind and index_key_id = $3 and subject_index = given.subject_index limit 1
    ) row
  ), held as (
    select row.id from met cross join lateral (
      select id from subjects where id = met.id for no key update skip locked
    ) row
  )
  select ${inUseColumns},
    (select coalesce(json_agg(used.key), '[]') from (
      select key from unnest($5::text[]) as key cross join lateral (
        select from applications where idempotency_client = $4 and idempotency_key = key limit 1
      ) application) used
    ) as used_keys,
    (select coalesce(json_agg(json_build_object('place', met.place, 'id', met.id, 'isHeld', held.id is not null)), '[]')
      from met left join held on held.id = met.id
    ) as subjects`;

type Row = InUseRow & {
  readonly used_keys: readonly string[];
  readonly subjects: readonly { readonly place: number; readonly id: string; readonly isHeld: boolean }[];
};

export async function lookTogether(
  client: pg.ClientBase,
  { keys }: Deps,
  parties: readonly Party[],
  idempotencyKeys: readonly string[],
): Promise<Looked> {
  const indexes = parties.map((party) => indexOf(keys, party));
  const kinds = parties.map(({ kind }) => kind);
  const { rows } = await client.query<Row>({
    name: 'look_together',
    text: statement,
    values: [kinds, indexes, keys.index.id, anyClient, idempotencyKeys],
  });
  const [row] = rows;
  if (!row) throw new Error('A row without a condition must be there');
  const met = new Map(row.subjects.map(({ place, ...subject }) => [nameOf(parties[place - 1]), subject]));
  return {
    inUse: toInUse(row),
    usedKeys: new Set(row.used_keys),
    indexOf: (party) => indexes[parties.findIndex((one) => nameOf(one) === nameOf(party))],
    subjectOf: (party) => met.get(nameOf(party)),
  };
}

/** By which parties are told apart in memory. */
export function nameOf(party: Party | undefined): string {
  return party ? `${party.kind} ${party.id}` : '';
}
