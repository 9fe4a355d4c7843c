import { type ApplicationRequest, subjectSchema, submitterSchema } from '../contract/applications.ts';
import type { Deps, Publication } from '../deps.ts';
import {
  checkIdentityNumber,
  checkOrganisationNumber,
  type IdentityProblem,
  identityWords,
} from '../identity/identity-number.ts';
import { problem, type RequestError } from '../problem.ts';
import { checkStatement } from './stated-facts.ts';

/** Everything that is wrong with a request, also one whose shape is wrong in places. */
export async function findApplicationErrors(
  deps: Deps,
  programme: string,
  body: unknown,
): Promise<readonly RequestError[]> {
  const publication = await deps.publications.current(deps.db, programme);
  if (!publication) throw problem('not-found', 'There is no such programme.');
  if (typeof body !== 'object' || body === null) return [];
  const { subject, submitter, facts } = body as { readonly [member: string]: unknown };
  const whom = subjectSchema.safeParse(subject);
  const who = submitterSchema.safeParse(submitter);
  return [
    ...(whom.success ? subjectErrors(whom.data, deps.identities) : []),
    ...(whom.success ? kindErrors(publication, whom.data.kind) : []),
    ...(who.success ? submitterErrors(publication, who.data) : []),
    ...(who.success && isObject(facts) ? factErrors(deps, publication, { submitter: who.data, facts }) : []),
  ];
}

/** What is wrong with the facts, or with who states them. */
export function factErrors(
  { identities }: Deps,
  publication: Publication,
  { submitter, facts }: Pick<ApplicationRequest, 'submitter' | 'facts'>,
): readonly RequestError[] {
  const stated = checkStatement({ publication, by: submitter.kind, facts, identities });
  return stated.ok ? [] : stated.errors;
}

/** The digits of the subject. No error repeats them. */
export function subjectErrors(
  subject: ApplicationRequest['subject'],
  accepted: 'synthetic' | 'real',
): readonly RequestError[] {
  const wrong = checkSubject(subject, accepted);
  return wrong ? [{ pointer: '/subject/id', code: wrong, detail: identityWords[wrong] }] : [];
}

function checkSubject(
  subject: ApplicationRequest['subject'],
  accepted: 'synthetic' | 'real',
): IdentityProblem | undefined {
  if (subject.kind === 'person') return checkIdentityNumber(subject.id, accepted);
  if (subject.kind === 'organisation') return checkOrganisationNumber(subject.id);
  return undefined;
}

/** Is the programme about such a subject? */
export function kindErrors(
  { document }: Publication,
  kind: ApplicationRequest['subject']['kind'],
): readonly RequestError[] {
  if (document.subject.includes(kind)) return [];
  const detail = `In this programme the subject is: ${document.subject.join(', ')}.`;
  return [{ pointer: '/subject/kind', code: 'NOT_ALLOWED_VALUE', detail }];
}

function submitterErrors(
  { document }: Publication,
  { kind, organisation }: ApplicationRequest['submitter'],
): readonly RequestError[] {
  const errors: RequestError[] = [];
  if (kind !== 'system' && !document.startedBy.includes('application'))
    errors.push({
      pointer: '/submitter/kind',
      code: 'NOT_ALLOWED_VALUE',
      detail: 'Nobody applies for this: it is decided by itself.',
    });
  if (organisation !== undefined && checkOrganisationNumber(organisation))
    errors.push({
      pointer: '/submitter/organisation',
      code: 'NOT_AN_ORGANISATION_NUMBER',
      detail: identityWords.NOT_AN_ORGANISATION_NUMBER,
    });
  return errors;
}

/** What is wrong beside the facts. */
export function partyErrors(
  publication: Publication,
  { subject, submitter }: ApplicationRequest,
  accepted: 'synthetic' | 'real',
): readonly RequestError[] {
  return [
    ...subjectErrors(subject, accepted),
    ...kindErrors(publication, subject.kind),
    ...submitterErrors(publication, submitter),
  ];
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
