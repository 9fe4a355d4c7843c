import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** The pattern of the route that answered, never the address that was asked for: that may be anything. */
export function routeOf(c: Context): string {
  const own = matchedRoutes(c).findLast(({ path }) => path !== '' && !path.endsWith('*'));
  return own?.path ?? 'none';
}
