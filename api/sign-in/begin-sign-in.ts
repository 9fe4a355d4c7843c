import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { invalid } from '../operation.ts';
import { problem } from '../problem.ts';
import { keepAttempt } from './attempts.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { discover, issuerFor, openidClient } from './issuers.ts';
import { ownOrigin } from './own-origin.ts';
import { newToken } from './sessions.ts';

/** Sends the browser to the issuer (authorization code with PKCE). */
export async function beginSignIn(deps: Deps, c: Context): Promise<Response> {
  const origin = ownOrigin(deps, c);
  const returnTo = readReturn(c.req.query('return') ?? '/', origin);
  const issuer = issuerFor(deps.signIn, origin);
  if (!issuer)
    throw problem('unavailable', 'Nobody can sign in here: neither OIDC_ISSUER nor the demo sign-in is configured.');
  const client = await openidClient();
  const configuration = await discover(issuer).catch(() => {
    deps.log('error', 'issuer-unavailable');
    throw problem('unavailable', 'The issuer that signs people in does not answer.', { retryAfter: 10 });
  });
  const [state, nonce, codeVerifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
  // Another tab of the browser may be at it as well.
  const browser = readCookie(deps, c, 'vedtak-sign-in') ?? newToken();
  await keepAttempt(deps, { state, browser }, { codeVerifier, nonce, returnTo });
  writeCookie(deps, c, 'vedtak-sign-in', browser);
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${origin}/auth/callback`,
    scope: issuer.scope,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  });
  return c.redirect(address.href, 303);
}

const longestReturn = 2000;

/** A path of our own, whatever way a browser reads it. */
function readReturn(text: string, origin: string): string {
  const url = text.startsWith('/') && URL.canParse(text, origin) ? new URL(text, origin) : undefined;
  const path = url && url.pathname + url.search + url.hash;
  if (!path || url.origin !== origin || path.startsWith('//') || path.length > longestReturn)
    throw invalid([
      { pointer: '/query/return', code: 'NOT_ALLOWED_VALUE', detail: 'A path of this service, as /x?y.' },
    ]);
  return path;
}
