import { asc, sql } from 'drizzle-orm';
import type { Queryable } from '../db/connect.ts';
import { people } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { Role } from './roles.ts';

/** A person as others may see them. */
export type Person = { readonly id: string; readonly name: string };

/** What an issuer says of somebody. */
export type ToldPerson = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

/** Keeps what the issuer says now; the person keeps the id that was given the first time. */
export async function keepPerson({ db, newId, now }: Deps, told: ToldPerson): Promise<Person> {
  const { name, roles } = told;
  const [row] = await db
    .insert(people)
    .values({ id: newId(), ...told, updatedAt: now() })
    .onConflictDoUpdate({ target: [people.issuer, people.subject], set: { name, roles, updatedAt: now() } })
    .returning({ id: people.id });
  if (!row) throw new Error('a person was not kept');
  return { id: row.id, name };
}

/** Who has been here, by name. */
export async function listPeople(queryable: Queryable, role?: Role): Promise<Person[]> {
  const hasRole = role === undefined ? undefined : sql`${people.roles} @> ${JSON.stringify([role])}::jsonb`;
  return queryable
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(hasRole)
    .orderBy(asc(people.name), asc(people.id));
}
