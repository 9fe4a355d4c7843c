import type { Context } from 'hono';
import { routePath } from 'hono/route';

/** The pattern of the route that answered, never the address that was asked for: that may be anything. */
export function routeOf(c: Context): string {
  const pattern = routePath(c, -1);
  return pattern === '' || pattern.endsWith('*') ? 'none' : pattern;
}
