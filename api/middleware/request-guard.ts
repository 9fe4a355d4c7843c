import type { MiddlewareHandler } from 'hono';
import { headerOf, isWhole, safeHeaders } from '../answer.ts';
import type { Log } from '../deps.ts';
import type { Metrics } from '../health/metrics.ts';
import { problem } from '../problem.ts';
import { routeOf } from './route-of.ts';

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string;
  }
}

const requestIdForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Gives every request an id (the caller's, if it is a UUID), logs it by its route's pattern, never by its address or
 * contents, measures it, and sets the headers that every answer has.
 */
export function guardRequests(log: Log, newId: () => string, measured?: Metrics['measured']): MiddlewareHandler {
  return async (c, next) => {
    const given = headerOf(c, 'x-request-id') ?? '';
    const requestId = requestIdForm.test(given) ? given.toLowerCase() : newId();
    c.set('requestId', requestId);
    const began = performance.now();
    await next();
    const { res } = c;
    const { status } = res;
    if (!isWhole(res)) {
      const { headers } = res;
      headers.set('X-Request-Id', requestId);
      for (const [name, value] of Object.entries(safeHeaders)) if (!headers.has(name)) headers.set(name, value);
    }
    const { method } = c.req;
    const route = routeOf(c);
    const ms = performance.now() - began;
    measured?.(method, route, status, ms / 1000);
    log(status >= 500 ? 'error' : 'info', 'request', { requestId, method, route, status, ms: Math.round(ms) });
  };
}

/** Where browsers come by https, they never come otherwise again. */
export const onlyHttps: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('Strict-Transport-Security', 'max-age=63072000');
};

/**
 * Until systems can sign in, only this machine may ask. A page of another site can make a browser here ask under its own
 * name (DNS rebinding): such a name is refused.
 */
export const onlyLoopbackHosts: MiddlewareHandler = (c, next) => {
  const host = (headerOf(c, 'host') ?? new URL(c.req.url).host).replace(/:\d+$/, '').toLowerCase();
  if (!isLoopback(host)) throw problem('misdirected-request', 'Ask this server as localhost.');
  return next();
};

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
