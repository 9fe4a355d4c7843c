import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lte } from 'drizzle-orm';
import { people, sessions } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { keepPeople, type Person, type ToldPerson } from './people.ts';
import type { Role } from './roles.ts';
import { issuerName } from './sign-in-settings.ts';

/** Somebody who is signed in. */
export type SignedIn = Person & { readonly roles: readonly Role[] };

/** A working day; then the issuer is asked again. */
export const sessionSeconds = 10 * 60 * 60;
/** Without a request for so long, somebody has gone. */
export const idleSeconds = 60 * 60;
/** A session is not prolonged more often than that. */
const prolongedSeconds = 60;

/** When a session ends that was used at that time. */
const endOf = (createdAt: Date, usedAt: Date): Date =>
  new Date(Math.min(createdAt.getTime() + sessionSeconds * 1000, usedAt.getTime() + idleSeconds * 1000));

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
    expiresAt: endOf(createdAt, createdAt),
  });
  return token;
}

/** Whose token it is; undefined when it is nobody's any more, or of people of another issuer. */
export async function readSession({ db, now, signIn }: Deps, token: string): Promise<SignedIn | undefined> {
  const [own, at] = [eq(sessions.tokenSha256, tokenHash(token)), now()];
  const [found] = await db
    .select({ person: people, session: sessions })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(own, gt(sessions.expiresAt, at), eq(people.issuer, issuerName(signIn))));
  if (!found) return undefined;
  const { person, session } = found;
  const expiresAt = endOf(session.createdAt, at);
  if (expiresAt.getTime() - session.expiresAt.getTime() > prolongedSeconds * 1000)
    await db.update(sessions).set({ expiresAt }).where(own);
  return { id: person.id, name: person.name, roles: session.roles };
}

/** Signs out. */
export async function endSession({ db }: Deps, token: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenSha256, tokenHash(token)));
}
