import type { RulesetDocument } from '#engine';
import type { Suspension, SuspensionRequest } from '../contract/suspensions.ts';
import { suspensions } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { Deps } from '../deps.ts';
import { invalid } from '../operation.ts';
import type { RequestError } from '../problem.ts';
import type { Person } from '../sign-in/people.ts';
import { targetsOf } from './suspended-in.ts';
import { readSuspensions } from './suspension-record.ts';

/** Takes automatic outcomes from the machine, at once: what is decided from now on goes to people. */
export async function suspend(deps: Deps, request: SuspensionRequest, person: Person): Promise<Suspension> {
  const publication = await deps.publications.current(deps.db, request.programme);
  const errors = publication ? targetErrors(publication.document, request) : [noProgramme];
  if (errors.length > 0) throw invalid(errors);
  return transact(deps.db, async (tx) => {
    const id = deps.newId();
    await tx.insert(suspensions).values({ id, ...request, suspendedBy: person.id, suspendedAt: deps.now() });
    const [made] = await readSuspensions(deps, tx, { id });
    if (!made) throw new Error('A suspension that was made must be there');
    deps.log('warn', 'suspended', { programme: request.programme, outcomes: request.outcomes });
    return made;
  });
}

const noProgramme: RequestError = {
  pointer: '/programme',
  code: 'NOT_ALLOWED_VALUE',
  detail: 'There is no such programme.',
};

function targetErrors(document: RulesetDocument, { target }: SuspensionRequest): readonly RequestError[] {
  if (target === null || targetsOf(document).includes(target)) return [];
  const detail = 'The programme has no section, rule, table or restriction with this id.';
  return [{ pointer: '/target', code: 'NOT_ALLOWED_VALUE', detail }];
}
