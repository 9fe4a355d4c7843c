import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Log } from './deps.ts';
import { withoutIdentities } from './identity/identity-number.ts';

/** RFC 9457. The only place that picks the status code of an error. */

const problemTypes = {
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'idempotency-key-missing': { status: 400, title: 'The header Idempotency-Key is missing' },
  'sign-in-failed': { status: 400, title: 'The sign-in was not completed' },
  'not-signed-in': { status: 401, title: 'This needs somebody who is signed in' },
  'not-allowed': { status: 403, title: 'This needs another role' },
  'own-draft': { status: 403, title: 'Who changed a draft does not approve it' },
  'foreign-origin': { status: 403, title: 'The request comes from another site' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'idempotency-key-in-use': { status: 409, title: 'A request with this Idempotency-Key is still being handled' },
  'case-decided': { status: 409, title: 'The case has been decided' },
  'decision-superseded': { status: 409, title: 'The decision has been superseded' },
  'appeal-pending': { status: 409, title: 'The decision has been appealed already' },
  'suspension-lifted': { status: 409, title: 'The suspension has been lifted' },
  'second-person-needed': { status: 409, title: 'Another person must do this' },
  'evaluation-outdated': { status: 409, title: 'There is a later evaluation' },
  'overlapping-grant': { status: 409, title: 'The grant would overlap an earlier one' },
  'draft-not-open': { status: 409, title: 'The draft is not being worked on' },
  'draft-not-ready': { status: 409, title: 'The draft cannot be published as it is' },
  'draft-behind': { status: 409, title: 'The draft is not made on what is published now' },
  'programme-exists': { status: 409, title: 'There is such a programme already' },
  'draft-moved': { status: 412, title: 'The draft has been changed in the meantime' },
  'payload-too-large': { status: 413, title: 'The request body is too large' },
  'unsupported-media-type': { status: 415, title: 'The request body is of another kind' },
  'misdirected-request': { status: 421, title: 'This server does not answer under that name' },
  'invalid-request': { status: 422, title: 'The request holds what is not allowed' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'version-missing': { status: 428, title: 'The header If-Match is missing' },
  stopped: { status: 422, title: 'There is no need or no right to apply for this' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not available at the moment' },
} as const satisfies { readonly [name: string]: { status: ContentfulStatusCode; title: string } };

export type ProblemType = keyof typeof problemTypes;
export type RequestError = {
  /** RFC 6901, into the request body. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
};
type Extra = {
  readonly errors?: readonly RequestError[];
  /** Members beside the standard ones, such as the reasons of a stop. */
  readonly members?: { readonly [name: string]: unknown };
  readonly retryAfter?: number;
};
export type ProblemError = Error & Extra & { readonly problem: ProblemType };

/** To be thrown; answered as problem+json. The detail goes out: nothing personal in it. */
export function problem(type: ProblemType, detail: string, extra: Extra = {}): ProblemError {
  return Object.assign(new Error(detail), { problem: type, ...extra });
}

/** Was it made to be answered? */
export function isProblem(error: unknown): error is ProblemError {
  return error instanceof Error && 'problem' in error && typeof error.problem === 'string';
}

export const problemMediaType = 'application/problem+json';

/** The answer to a problem. */
export function problemResponse(c: Context, { problem: type, message, errors, members, retryAfter }: ProblemError) {
  const { status, title } = problemTypes[type];
  const body = {
    type: `/problems/${type}`,
    title,
    status,
    detail: withoutIdentities(message),
    ...members,
    ...(errors && {
      errors: errors.map(({ pointer, code, detail }) => ({
        pointer: withoutIdentities(pointer),
        code,
        detail: withoutIdentities(detail),
      })),
    }),
  };
  const headers: Record<string, string> = { 'Content-Type': problemMediaType, 'Cache-Control': 'no-store' };
  if (retryAfter !== undefined) headers['Retry-After'] = String(retryAfter);
  return c.body(JSON.stringify(body), status, headers);
}

/** What a problem type says, at the address that names it. */
export function mountProblems(app: OpenAPIHono): void {
  app.get('/problems/:type', (c) => {
    const type = c.req.param('type');
    if (!Object.hasOwn(problemTypes, type)) throw problem('not-found', 'There is no such type of problem.');
    return c.json({ type: `/problems/${type}`, ...problemTypes[type as ProblemType] });
  });
}

/** Hono's `onError`: everything that was thrown becomes a problem. */
export function onError(log: Log) {
  return (error: Error, c: Context): Response => {
    if (isProblem(error)) return problemResponse(c, error);
    if (error instanceof HTTPException && error.status < 500)
      return problemResponse(c, problem('malformed-request', 'The request cannot be read.'));
    const code = databaseCode(error);
    if (code === lockNotAvailable)
      return problemResponse(
        c,
        problem('idempotency-key-in-use', 'Another request on the same matter is still being handled.', {
          retryAfter: 2,
        }),
      );
    if (code !== undefined && isOutage(code)) {
      log('error', 'database-unavailable', { code });
      return problemResponse(c, problem('unavailable', 'The database does not answer.', { retryAfter: 5 }));
    }
    // Messages of database errors hold parameters: never logged.
    log('error', 'unexpected-error', { code, name: error.name, at: firstFrame(error) });
    return problemResponse(c, problem('internal-error', 'The error has been noted.'));
  };
}

const lockNotAvailable = '55P03';

/** The SQLSTATE or system error code in an error or its causes. */
export function databaseCode(error: unknown): string | undefined {
  for (let here = error; here instanceof Error; here = here.cause) {
    const { code } = here as Error & { code?: unknown };
    if (typeof code === 'string') return code;
    if (/timeout exceeded when trying to connect|Connection terminated|Cannot use a pool/.test(here.message))
      return 'CONNECTION';
  }
  return undefined;
}

function isOutage(code: string): boolean {
  return (
    /^(08|40|53|57P0|58)/.test(code) ||
    ['CONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'].includes(
      code,
    )
  );
}

function firstFrame(error: Error): string | undefined {
  return /\n\s+at (.*)/.exec(error.stack ?? '')?.[1];
}
