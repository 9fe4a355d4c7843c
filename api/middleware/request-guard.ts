import type { MiddlewareHandler } from 'hono';
import type { Log } from '../deps.ts';
import { problem } from '../problem.ts';
import { routeOf } from './route-of.ts';

const requestIdForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Gives every request an id (the caller's, if it is a UUID), logs it by its route's pattern, never by its address or
 * contents, and sets the headers that every answer has.
 */
export function guardRequests(log: Log, newId: () => string): MiddlewareHandler {
  return async (c, next) => {
    const given = c.req.header('x-request-id') ?? '';
    const requestId = requestIdForm.test(given) ? given.toLowerCase() : newId();
    const began = performance.now();
    await next();
    const { headers, status } = c.res;
    headers.set('X-Request-Id', requestId);
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    if (!headers.has('Content-Security-Policy'))
      headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    const route = routeOf(c);
    const ms = Math.round(performance.now() - began);
    log(status >= 500 ? 'error' : 'info', 'request', { requestId, method: c.req.method, route, status, ms });
  };
}

/**
 * Until sign-in exists, only this machine may ask. A page of another site can make a browser here ask under its own
 * name (DNS rebinding): such a name is refused.
 */
export const onlyLoopbackHosts: MiddlewareHandler = async (c, next) => {
  const host = (c.req.header('host') ?? new URL(c.req.url).host).replace(/:\d+$/, '').toLowerCase();
  if (!isLoopback(host)) throw problem('misdirected-request', 'Ask this server as localhost.');
  await next();
};

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
