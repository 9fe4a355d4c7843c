import type { OpenAPIHono, RouteConfig, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Answer, headerOf, toResponse } from './answer.ts';
import { problemSchema } from './contract/problem.ts';
import { problem, problemMediaType, type RequestError } from './problem.ts';
import type { Role } from './sign-in/roles.ts';
import { requireRole, requireThisMachine } from './sign-in/signed-in.ts';
import { type BodyBounds, nulAt, readBytes, readStrictBody } from './strict-body/strict-body.ts';

type Shape = z.ZodObject;
type AnswerOf =
  | { readonly description: string; readonly schema: z.ZodType }
  /** A file: the handler answers with the response itself. */
  | { readonly description: string; readonly mediaType: string };
type Answers = { readonly [status: number]: AnswerOf };
/** A body that is a file. */
type FileBody = { readonly mediaType: string; readonly bytes: number };

/** One operation of the HTTP contract: documented, validated and mounted from the same words. */
export type Operation<Params extends Shape, Query extends Shape, Body extends z.ZodType> = {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Params;
  readonly query?: Query;
  /** Documented only; the handler reads it. */
  readonly headers?: Shape;
  readonly body?: Body;
  /** In place of what other bodies may hold. */
  readonly bodyBounds?: BodyBounds;
  /** In place of a body of JSON: `given` is its bytes. */
  readonly file?: FileBody;
  readonly answers: Answers;
  /** Only who is signed in and has one of these; checked before anything is read. Absent: systems on this machine. */
  readonly roles?: readonly [Role, ...Role[]];
  /** What is for everybody who reaches the service: nothing personal, and no work to speak of. */
  readonly anybody?: true;
  /** Problems beside 404, 422 and 503, and 401 and 403 where there are roles; by status. */
  readonly problems?: readonly number[];
  /** Answers hold nothing personal and may be kept. */
  readonly cacheable?: boolean;
};

export type Request<Params, Query, Body> = {
  readonly c: Context;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The body as it was read, before it was validated. */
  readonly given: unknown;
};

type Handler<Params extends Shape, Query extends Shape, Body extends z.ZodType> = {
  /** What else is wrong in a body that has errors of shape: so that all are told at once. */
  readonly moreErrors?: (params: z.infer<Params>, body: unknown) => Promise<readonly RequestError[]>;
  readonly handle: (request: Request<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<Answer | Response>;
};

/** Mounts an operation. Path and query that cannot name anything are a 404; a body of the wrong shape is a 422. */
export function mountOperation<Params extends Shape, Query extends Shape, Body extends z.ZodType>(
  app: OpenAPIHono,
  operation: Operation<Params, Query, Body>,
  { handle, moreErrors }: Handler<Params, Query, Body>,
): void {
  app.openAPIRegistry.registerPath(documentation(operation));
  const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
  app.on(operation.method.toUpperCase(), path, async (c) => {
    if (operation.roles) requireRole(c, ...operation.roles);
    else if (!operation.anybody) requireThisMachine(c);
    const params = operation.params?.safeParse(c.req.param()) ?? { success: true, data: {} };
    if (!params.success) throw problem('not-found', 'There is nothing at this address.');
    const query = operation.query ? readQuery(c, operation.query) : ({ success: true, data: {} } as const);
    if (!query.success) throw invalid(shapeErrors(query.error, '/query'));
    const given = operation.file
      ? await readFile(c, operation.file)
      : operation.body && (await readStrictBody(c, operation.bodyBounds));
    const body = operation.body?.safeParse(given) ?? { success: true, data: undefined };
    if (!body.success) {
      const more = (await moreErrors?.(params.data as z.infer<Params>, given)) ?? [];
      throw invalid([...shapeErrors(body.error), ...more]);
    }
    const answer = await handle({
      c,
      params: params.data as z.infer<Params>,
      query: query.data as z.infer<Query>,
      body: body.data as z.infer<Body>,
      given,
    });
    if (answer instanceof Response) return answer;
    const headers = operation.cacheable ? answer.headers : { 'Cache-Control': 'no-store', ...answer.headers };
    return toResponse({ ...answer, ...(headers && { headers }) }, c.get('requestId'));
  });
}

/** PostgreSQL has no text with NUL. */
function readQuery(c: Context, shape: Shape) {
  const given = c.req.query();
  const nul = Object.entries(given).filter(([, value]) => value.includes('\0'));
  if (nul.length > 0) throw invalid(nul.map(([name]) => nulAt(`/query${pointerTo([name])}`)));
  return shape.safeParse(given);
}

async function readFile(c: Context, { mediaType, bytes }: FileBody): Promise<Uint8Array> {
  const [given = ''] = (headerOf(c, 'content-type') ?? '').toLowerCase().split(';');
  if (given.trim() !== mediaType) throw problem('unsupported-media-type', `Send ${mediaType}.`);
  return readBytes(c, bytes);
}

const mostErrors = 1000;

/** 422 with everything that is wrong. */
export function invalid(errors: readonly RequestError[], members = {}) {
  const places = errors.length === 1 ? 'one place' : `${errors.length} places`;
  const which = errors.length > mostErrors ? `the first ${mostErrors} are in errors` : 'see errors';
  return problem('invalid-request', `The request is wrong in ${places}; ${which}.`, {
    errors: errors.slice(0, mostErrors),
    members,
  });
}

/** A JSON pointer (RFC 6901) of a path. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function shapeErrors(error: z.ZodError, base = ''): RequestError[] {
  return error.issues.flatMap((issue): RequestError[] => {
    const pointer = base + pointerTo(issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: pointer + pointerTo([key]),
        code: 'UNDECLARED_MEMBER',
        detail: 'There is no such member.',
      }));
    if (issue.code === 'custom' && typeof issue.params?.code === 'string')
      return [{ pointer, code: issue.params.code, detail: issue.message }];
    const code = issue.code === 'invalid_type' ? 'WRONG_TYPE' : 'NOT_ALLOWED_VALUE';
    return [{ pointer, code, detail: issue.message }];
  });
}

const problemContent = { content: { [problemMediaType]: { schema: problemSchema } } };
const problemWords: { readonly [status: number]: string } = {
  400: 'The body is not JSON as RFC 8259 asks, or a header is missing',
  401: 'Nobody is signed in',
  403: 'Another role is needed, or the request comes from another site',
  404: 'No such thing',
  409: 'Not now: see the problem type',
  412: 'It has been changed since the version that was named',
  413: 'The body is too large',
  415: 'The body is of another kind',
  422: 'Something in the request is not allowed; all errors with their pointers',
  428: 'The header If-Match is missing',
  503: 'Not available at the moment; see Retry-After',
};

const binary = { type: 'string' as const, format: 'binary' };

function documentation<P extends Shape, Q extends Shape, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
): RouteConfig {
  const { method, path, tag, summary, description, params, query, headers, body, file, answers } = operation;
  const ofBody = body || file ? [400, 403, 413, 415, 422] : [];
  const ofPath = params ? [404] : [];
  const ofRoles = operation.roles ? [401, 403] : [];
  const statuses = [...new Set([...ofBody, ...ofPath, ...ofRoles, ...(operation.problems ?? []), 503])].toSorted(
    (a, b) => a - b,
  );
  const responses: RouteConfig['responses'] = {};
  for (const [status, answer] of Object.entries(answers)) {
    const content =
      'schema' in answer
        ? { 'application/json': { schema: answer.schema } }
        : { [answer.mediaType]: { schema: binary } };
    responses[status] = { description: answer.description, content };
  }
  for (const status of statuses)
    responses[String(status)] ??= { description: problemWords[status] ?? 'Problem', ...problemContent };
  return {
    method,
    path,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(operation.roles && { 'x-roles': operation.roles }),
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(headers && { headers }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
      ...(file && { body: { required: true, content: { [file.mediaType]: { schema: binary } } } }),
    },
    responses,
  };
}
