import type { Context } from 'hono';

/** What an operation answers with, as JSON. */
export type Answer = {
  readonly body: unknown;
  readonly status?: 200 | 201;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What every answer says to a browser, unless it says otherwise itself. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const whole = new WeakSet<Response>();

/**
 * The answer with all its headers at once. As a plain record they are written as they are; a `Headers` that is made,
 * changed and read again costs more than the rest of a small answer.
 */
export function toResponse({ body, status = 200, headers }: Answer, requestId: string | undefined): Response {
  const response = new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json',
      ...safeHeaders,
      ...(requestId !== undefined && { 'X-Request-Id': requestId }),
      ...headers,
    },
  });
  whole.add(response);
  return response;
}

/** Has it all its headers? */
export function isWhole(response: Response): boolean {
  return whole.has(response);
}

/** A header of a request, from Node.js where it is there: it has read them already. */
export function headerOf(c: Context, name: string): string | undefined {
  const incoming = (c.env as { incoming?: { headers: NodeJS.Dict<string | string[]> } } | undefined)?.incoming;
  if (!incoming) return c.req.header(name);
  const value = incoming.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
