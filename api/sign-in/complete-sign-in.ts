import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { withoutIdentities } from '../identity/identity-number.ts';
import { problem } from '../problem.ts';
import { type Attempt, takeAttempt } from './attempts.ts';
import { readCookie, removeCookie, writeCookie } from './cookies.ts';
import { discover, issuerFor, openidClient } from './issuers.ts';
import { ownOrigin } from './own-origin.ts';
import type { ToldPerson } from './people.ts';
import { toRoles } from './roles.ts';
import { type Issuer, issuerName } from './sign-in-settings.ts';
import { endSession, openSession } from './sessions.ts';

type Claims = { readonly [claim: string]: unknown };

/** The browser is back from the issuer: finds out who it is, and opens a session. */
export async function completeSignIn(deps: Deps, c: Context): Promise<Response> {
  const [state, browser] = [c.req.query('state'), readCookie(deps, c, 'vedtak-sign-in')];
  const attempt = state && browser ? await takeAttempt(deps, { state, browser }) : undefined;
  if (!attempt) throw failed(deps, 'no-such-attempt');
  const token = await openSession(deps, await askIssuer(deps, c, state, attempt));
  const before = readCookie(deps, c, 'vedtak-session');
  if (before !== undefined) await endSession(deps, before);
  removeCookie(deps, c, 'vedtak-sign-in');
  writeCookie(deps, c, 'vedtak-session', token);
  return c.redirect(attempt.returnTo, 303);
}

/** What failed goes into the log as a code; the person tries again. */
function failed({ log }: Deps, code: string) {
  log('warn', 'sign-in-failed', { code });
  return problem('sign-in-failed', 'The sign-in was not completed, or it took too long. Try again: /auth/sign-in.');
}

async function askIssuer(deps: Deps, c: Context, state: string | undefined, attempt: Attempt): Promise<ToldPerson> {
  const origin = ownOrigin(deps, c);
  const issuer = issuerFor(deps.signIn, origin);
  if (!issuer || state === undefined) throw failed(deps, 'no-issuer');
  const client = await openidClient();
  const address = new URL(`${origin}/auth/callback${new URL(c.req.url).search}`);
  try {
    const configuration = await discover(issuer);
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.codeVerifier,
      idTokenExpected: true,
    });
    const claims: Claims & { sub: string } = { ...tokens.claims(), sub: tokens.claims()?.sub ?? '' };
    const isWhole = readClaim(claims, issuer.rolesClaim) !== undefined && claims['name'] !== undefined;
    const asks = !isWhole && configuration.serverMetadata().userinfo_endpoint !== undefined;
    const more: Claims = asks ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
    return toPerson({ ...more, ...claims }, issuer, issuerName(deps.signIn));
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw failed(deps, typeof code === 'string' ? code : 'unexpected');
  }
}

function toPerson(claims: Claims & { sub: string }, { rolesClaim, roleNames }: Issuer, issuer: string): ToldPerson {
  const { sub: subject, name, preferred_username: user } = claims;
  if (withoutIdentities(subject) !== subject)
    throw Object.assign(new Error('the issuer names people by identity number'), { code: 'SUBJECT_IS_IDENTITY' });
  if (!/^[\x20-\x7e]{1,255}$/.test(subject))
    throw Object.assign(new Error('a subject is at most 255 ASCII characters'), { code: 'SUBJECT_NOT_ALLOWED' });
  const called = [name, user, subject].map(toName).find((text) => text !== '');
  const told = readClaim(claims, rolesClaim) ?? [];
  const list = Array.isArray(told) ? told : [told, ...String(told).split(/[\s,]+/)];
  return { issuer, subject, name: withoutIdentities(called ?? subject), roles: toRoles(list, roleNames) };
}

const longestName = 200;

/** A name to be shown, on one line. */
const toName = (told: unknown): string =>
  typeof told === 'string'
    ? told
        .replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ')
        .trim()
        .slice(0, longestName)
    : '';

/** The claim of that name, or the one that the dotted path leads to (`realm_access.roles`). */
function readClaim(claims: Claims, name: string): unknown {
  if (claims[name] !== undefined) return claims[name];
  let here: unknown = claims;
  for (const part of name.split('.'))
    here = typeof here === 'object' && here !== null ? (here as Claims)[part] : undefined;
  return here;
}
