import type { Context } from 'hono';
import { invalid } from '../operation.ts';
import { requireRole, signedIn } from './signed-in.ts';

/** Who acts in a case. */
export type Actor = {
  /** The name of who is signed in, or what the asking system states. */
  readonly caseWorker: string;
  readonly authenticated: boolean;
  /** Who it is, when signed in. */
  readonly person?: string;
};

/** A request together with who makes it. */
export type Acted<Request> = Request & { readonly actor: Actor };

/**
 * Who acts: the case worker who is signed in, whatever the body says; without a session, whom the body names, as
 * stated. Somebody who is signed in and no case worker may not.
 */
export function withActor<Request extends { readonly caseWorker?: string | undefined }>(
  c: Context,
  request: Request,
): Acted<Request> {
  if (signedIn(c)) {
    const { id, name } = requireRole(c, 'case-worker');
    return { ...request, actor: { caseWorker: name, authenticated: true, person: id } };
  }
  if (request.caseWorker === undefined)
    throw invalid([{ pointer: '/caseWorker', code: 'REQUIRED', detail: 'Nobody is signed in: say who acts.' }]);
  return { ...request, actor: { caseWorker: request.caseWorker, authenticated: false } };
}
