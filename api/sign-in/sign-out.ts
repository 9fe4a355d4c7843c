import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Deps } from '../deps.ts';
import { asksForPage } from './asks-for-page.ts';
import { readCookie, removeCookie } from './cookies.ts';
import { discover, issuerFor, openidClient } from './issuers.ts';
import { ownOrigin } from './own-origin.ts';
import { sendPage } from './page.ts';
import { endSession } from './sessions.ts';

/**
 * Ends the session here, and sends the browser on to end the one at the issuer where it can be ended there. A request
 * without the session's cookie ends nothing: another site may have made it.
 */
export async function signOut(deps: Deps, c: Context): Promise<Response> {
  const token = readCookie(deps, c, 'vedtak-session');
  if (token === undefined) return asksForPage(c) ? c.redirect('/', 303) : c.json({ next: '/' });
  await endSession(deps, token);
  removeCookie(deps, c, 'vedtak-session');
  const next = await endAtIssuer(deps, c);
  if (!asksForPage(c)) return c.json({ next: next ?? '/' });
  if (next === undefined) return c.redirect('/', 303);
  // A form may not lead to another site, not by a redirect either; a page may.
  c.header('Refresh', `0; url=${next}`);
  return sendPage(
    c,
    'Du er logget ut',
    html`<p class="ds-paragraph"><a class="ds-link" href="${next}">Logg ut der du logget inn også</a></p>`,
  );
}

/** Where a session at the issuer is ended. Without the ID token: it would stand in an address, and may name a person. */
async function endAtIssuer(deps: Deps, c: Context): Promise<string | undefined> {
  const origin = ownOrigin(deps, c);
  const issuer = deps.signIn.kind === 'issuer' ? issuerFor(deps.signIn, origin) : undefined;
  const configuration = issuer && (await discover(issuer).catch(() => undefined));
  if (configuration?.serverMetadata().end_session_endpoint === undefined) return undefined;
  const { buildEndSessionUrl } = await openidClient();
  return buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${origin}/` }).href;
}
