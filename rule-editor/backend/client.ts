/** A problem as the service tells it (RFC 9457), or a connection that failed (`status` 0). */
export type BackendProblem = Error & {
  readonly status: number;
  /** The last part of the problem's type: `draft-moved`. */
  readonly problem: string;
  readonly members: { readonly [name: string]: unknown };
};

export function isBackendProblem(error: unknown): error is BackendProblem {
  return error instanceof Error && 'status' in error && 'problem' in error;
}

/** A problem that is known before the service is asked. */
export function problemOf(status: number, problem: string, detail: string, members = {}): BackendProblem {
  return Object.assign(new Error(detail), { status, problem, members });
}

export type Reply<T> = { readonly body: T; readonly etag: string | undefined };

/** What is no JSON is not the service's answer, but of what stands before it while it starts anew. */
function parse<T>(text: string): T | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as T);
  } catch {
    throw problemOf(0, 'offline', 'No answer of the service');
  }
}

async function request<T>(method: string, path: string, body?: unknown, ifMatch?: string): Promise<Reply<T>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        ...(body !== undefined && { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
    text = await response.text();
  } catch {
    throw problemOf(0, 'offline', 'No connection');
  }
  const parsed = parse<T>(text);
  if (response.ok) return { body: parsed as T, etag: response.headers.get('etag') ?? undefined };
  const told = (parsed ?? {}) as { readonly type?: string; readonly title?: string; readonly detail?: string };
  const name = told.type?.split('/').at(-1) ?? 'unknown';
  throw problemOf(response.status, name, told.detail ?? told.title ?? String(response.status), told);
}

/** Reads from the service. Throws a `BackendProblem`. */
export const get = async <T>(path: string): Promise<T> => (await request<T>('GET', path)).body;

/** Sends to the service. `ifMatch`: the version that the caller knows. Throws a `BackendProblem`. */
export const post = async <T>(path: string, body: unknown = {}, ifMatch?: string): Promise<T> =>
  (await request<T>('POST', path, body, ifMatch)).body;
