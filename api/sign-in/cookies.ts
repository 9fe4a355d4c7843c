import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { headerOf } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { attemptSeconds } from './attempts.ts';
import { ownOrigin } from './own-origin.ts';
import { sessionSeconds } from './sessions.ts';

/** Our cookies: of the session, and of a sign-in that is under way. */
type Cookie = 'vedtak-session' | 'vedtak-sign-in';

const attributes = {
  'vedtak-session': { path: '/', maxAge: sessionSeconds },
  'vedtak-sign-in': { path: '/', maxAge: attemptSeconds },
} as const;

const isSecure = (deps: Deps, c: Context) => ownOrigin(deps, c).startsWith('https:');
/** With `__Host-` no other name of the site can set it; browsers allow that over https only. */
const nameOf = (deps: Deps, c: Context, cookie: Cookie) => (isSecure(deps, c) ? `__Host-${cookie}` : cookie);

export function readCookie(deps: Deps, c: Context, cookie: Cookie): string | undefined {
  const header = headerOf(c, 'cookie');
  if (header === undefined) return undefined;
  const name = nameOf(deps, c, cookie);
  return parse(header, name)[name];
}

export function writeCookie(deps: Deps, c: Context, cookie: Cookie, value: string): void {
  const secure = isSecure(deps, c);
  setCookie(c, nameOf(deps, c, cookie), value, { ...attributes[cookie], httpOnly: true, sameSite: 'Lax', secure });
}

export function removeCookie(deps: Deps, c: Context, cookie: Cookie): void {
  deleteCookie(c, nameOf(deps, c, cookie), { path: attributes[cookie].path, secure: isSecure(deps, c) });
}
