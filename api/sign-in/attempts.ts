import { and, eq, gt, lte } from 'drizzle-orm';
import { signInAttempts } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { tokenHash } from './sessions.ts';

export type Attempt = { readonly codeVerifier: string; readonly nonce: string; readonly returnTo: string };
/** What a browser must bring back: the state in the address, and its own cookie. */
type Brought = { readonly state: string; readonly browser: string };

/** Nobody takes longer to sign in. */
export const attemptSeconds = 10 * 60;

export async function keepAttempt({ db, now }: Deps, { state, browser }: Brought, attempt: Attempt): Promise<void> {
  await db.delete(signInAttempts).where(lte(signInAttempts.expiresAt, now()));
  await db.insert(signInAttempts).values({
    stateSha256: tokenHash(state),
    browserSha256: tokenHash(browser),
    ...attempt,
    expiresAt: new Date(now().getTime() + attemptSeconds * 1000),
  });
}

/** The attempt, once, for the browser that began it. */
export async function takeAttempt({ db, now }: Deps, { state, browser }: Brought): Promise<Attempt | undefined> {
  const [taken] = await db
    .delete(signInAttempts)
    .where(
      and(
        eq(signInAttempts.stateSha256, tokenHash(state)),
        eq(signInAttempts.browserSha256, tokenHash(browser)),
        gt(signInAttempts.expiresAt, now()),
      ),
    )
    .returning();
  return taken;
}
