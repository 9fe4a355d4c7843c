import type { Context } from 'hono';
import { headerOf } from '../answer.ts';
import type { Deps } from '../deps.ts';

/** Where the browser sees this server: as configured, or as it asked. Only loopback names come this far. */
export function ownOrigin({ signIn }: Deps, c: Context): string {
  return signIn.publicOrigin ?? `http://${headerOf(c, 'host') ?? new URL(c.req.url).host}`;
}

/**
 * Was the request made by one of our own pages? Browsers say where a request comes from in at least one of the two
 * headers; what says nothing is not believed. A form of a page that sends no referrer has the origin `null`, as has a
 * page of nobody's: the other header tells them apart.
 */
export function isSameOrigin(deps: Deps, c: Context): boolean {
  const site = headerOf(c, 'sec-fetch-site');
  const told = headerOf(c, 'origin');
  const origin = told === 'null' ? undefined : told;
  if (site === undefined && origin === undefined) return false;
  return (site ?? 'same-origin') === 'same-origin' && (origin ?? ownOrigin(deps, c)) === ownOrigin(deps, c);
}
