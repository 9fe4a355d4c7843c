import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lte } from 'drizzle-orm';
import { people, sessions } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { keepPeople, type Person, type ToldPerson } from './people.ts';
import type { Role } from './roles.ts';

/** Somebody who is signed in. */
export type SignedIn = Person & { readonly roles: readonly Role[] };

/** A working day; then the issuer is asked again. */
export const sessionSeconds = 10 * 60 * 60;

/** A token that nobody can guess. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Signs in somebody whom the issuer has told of; the token is the browser's alone. */
export async function openSession(deps: Deps, told: ToldPerson): Promise<string> {
  const { db, now } = deps;
  const [person] = await keepPeople(deps, [told]);
  if (!person) throw new Error('a person was not kept');
  const token = newToken();
  const createdAt = now();
  await db.delete(sessions).where(lte(sessions.expiresAt, createdAt));
  await db.insert(sessions).values({
    tokenSha256: tokenHash(token),
    personId: person.id,
    roles: told.roles,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + sessionSeconds * 1000),
  });
  return token;
}

/** Whose token it is; undefined when it is nobody's any more. */
export async function readSession({ db, now }: Deps, token: string): Promise<SignedIn | undefined> {
  const [found] = await db
    .select({ id: people.id, name: people.name, roles: sessions.roles })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.tokenSha256, tokenHash(token)), gt(sessions.expiresAt, now())));
  return found;
}

/** Signs out. */
export async function endSession({ db }: Deps, token: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenSha256, tokenHash(token)));
}
