import type { Context } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { headerOf } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { ownOrigin } from './own-origin.ts';

/** Our cookies: of the session, and of a sign-in that is under way. */
type Cookie = 'vedtak-session' | 'vedtak-sign-in';

const isSecure = (deps: Deps, c: Context) => ownOrigin(deps, c).startsWith('https:');
/** With `__Host-` no other name of the site can set it; browsers allow that over https only. */
const nameOf = (deps: Deps, c: Context, cookie: Cookie) => (isSecure(deps, c) ? `__Host-${cookie}` : cookie);

export function readCookie(deps: Deps, c: Context, cookie: Cookie): string | undefined {
  const header = headerOf(c, 'cookie');
  if (header === undefined) return undefined;
  const name = nameOf(deps, c, cookie);
  return parse(header, name)[name];
}

export function removeCookie(deps: Deps, c: Context, cookie: Cookie): void {
  deleteCookie(c, nameOf(deps, c, cookie), { path: '/', secure: isSecure(deps, c) });
}
