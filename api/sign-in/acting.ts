import type { Context } from 'hono';
import { askedBy } from './signed-in.ts';

/** Who acts in a case. Records from before there was sign-in name somebody who was not authenticated. */
export type Actor = {
  readonly caseWorker: string;
  readonly authenticated: boolean;
  /** Who it is, when signed in. */
  readonly person?: string;
};

/** A request together with who makes it. */
export type Acted<Request> = Request & { readonly actor: Actor };

/** Who acts: the case worker who is signed in. For calls that have roles. */
export function withActor<Request>(c: Context, request: Request): Acted<Request> {
  const { id, name } = askedBy(c);
  return { ...request, actor: { caseWorker: name, authenticated: true, person: id } };
}
