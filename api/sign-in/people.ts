import { and, asc, eq, sql } from 'drizzle-orm';
import { people } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { Role } from './roles.ts';
import { issuerName } from './sign-in-settings.ts';

/** A person as others may see them. */
export type Person = { readonly id: string; readonly name: string };

/** What an issuer says of somebody. */
export type ToldPerson = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

/** Keeps what the issuer says now; a person keeps the id that was given the first time. In the order told. */
export async function keepPeople({ db, newId, now }: Deps, told: readonly ToldPerson[]): Promise<readonly Person[]> {
  const { name, roles, updatedAt } = people;
  const set = { name: excluded(name), roles: excluded(roles), updatedAt: excluded(updatedAt) };
  return db
    .insert(people)
    .values(told.map((person) => ({ id: newId(), ...person, updatedAt: now() })))
    .onConflictDoUpdate({ target: [people.issuer, people.subject], set })
    .returning({ id: people.id, name: people.name });
}

/** What the row that could not be inserted says. */
const excluded = ({ name }: { name: string }) => sql.raw(`excluded."${name}"`);

/** The people of the issuer that is in use, by name. */
export async function listPeople({ db, signIn }: Deps, role?: Role): Promise<Person[]> {
  const hasRole = role === undefined ? undefined : sql`${people.roles} @> ${JSON.stringify([role])}::jsonb`;
  return db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.issuer, issuerName(signIn)), hasRole))
    .orderBy(asc(people.name), asc(people.id));
}
