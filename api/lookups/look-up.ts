import { and, asc, eq, isNull } from 'drizzle-orm';
import { kindErrors, subjectErrors } from '../applications/application-errors.ts';
import type { Subject } from '../contract/applications.ts';
import type {
  ApplicationLookupRequest,
  ApplicationLookupResponse,
  GrantLookupRequest,
  GrantLookupResponse,
} from '../contract/lookups.ts';
import { addDays, dayInNorway } from '../day-in-norway.ts';
import { applications, cases, decisions } from '../db/schema.ts';
import { findValidGrants, type HeldGrant } from '../decisions/grants.ts';
import type { Deps, Publication } from '../deps.ts';
import { findSubject } from '../identity/subjects.ts';
import { invalid } from '../operation.ts';
import type { RequestError } from '../problem.ts';
import { isInScope, scopeErrors } from './match-scope.ts';

const expiringWithinDays = 90;

/** Valid grants within the scope, and nothing else: not that there is none of another kind, nor why. */
export async function lookUpGrants(deps: Deps, request: GrantLookupRequest): Promise<GrantLookupResponse> {
  const { programme, subject, scope } = request;
  const publication = await deps.publications.current(deps.db, programme);
  const errors = findErrors(deps, publication, subject);
  if (!publication || errors.length > 0)
    throw invalid([...errors, ...(publication ? scopeErrors(publication.document, scope) : [])]);
  const outside = scopeErrors(publication.document, scope);
  if (outside.length > 0) throw invalid(outside);
  const on = request.on ?? dayInNorway(deps.now());
  const subjectId = await findParty(deps, subject);
  const held = subjectId === undefined ? [] : await findValidGrants(deps.db, programme, subjectId, on);
  const grants = held
    .filter(({ fields }) => isInScope(publication.document, fields, scope))
    .map((grant) => toHeld(publication, grant));
  return { on, completeSince: await completeSince(deps, programme), grants };
}

/** For whoever considers an application: what is valid or ends soon, and what is being handled. */
export async function lookUpApplications(
  deps: Deps,
  request: ApplicationLookupRequest,
): Promise<ApplicationLookupResponse> {
  const { programme, subject } = request;
  const publication = await deps.publications.current(deps.db, programme);
  const errors = findErrors(deps, publication, subject);
  if (!publication || errors.length > 0) throw invalid(errors);
  const on = request.on ?? dayInNorway(deps.now());
  const subjectId = await findParty(deps, subject);
  const held = subjectId === undefined ? [] : await findValidGrants(deps.db, programme, subjectId, on);
  const soon = addDays(on, expiringWithinDays);
  return {
    on,
    completeSince: await completeSince(deps, programme),
    grants: held.map((grant) => ({ ...toHeld(publication, grant), expiring: grant.to !== null && grant.to <= soon })),
    pending: subjectId === undefined ? [] : await findPending(deps, programme, subjectId),
  };
}

function findErrors(
  { identities }: Deps,
  publication: Publication | undefined,
  subject: Subject,
): readonly RequestError[] {
  const unknown = { pointer: '/programme', code: 'NOT_ALLOWED_VALUE', detail: 'There is no such programme.' };
  const ofProgramme = publication ? kindErrors(publication, subject.kind) : [unknown];
  return [...ofProgramme, ...subjectErrors(subject, identities)];
}

async function findParty({ db, keys }: Deps, subject: Subject): Promise<string | undefined> {
  return subject.kind === 'none' ? undefined : findSubject(db, keys, subject);
}

/** Since the programme's first publication here all its decisions are in this record. */
async function completeSince({ db, publications }: Deps, programme: string): Promise<string> {
  const first = await publications.firstPublishedAt(db, programme);
  if (!first) throw new Error(`${programme} has no first publication`);
  return dayInNorway(first);
}

type Held = GrantLookupResponse['grants'][number];

function toHeld({ document }: Publication, { decisionId, from, to, fields }: HeldGrant): Held {
  const declared = document.grant.map(({ name }) => name).filter((name) => Object.hasOwn(fields, name));
  const ordered = [...declared, ...Object.keys(fields).filter((name) => !declared.includes(name))];
  const grant = Object.fromEntries(ordered.map((name) => [name, fields[name]]));
  return { decision: decisionId, validFrom: from, validTo: to, grant };
}

async function findPending({ db }: Deps, programme: string, subjectId: string) {
  const rows = await db
    .select({ application: applications.id, receivedOn: applications.receivedOn, openedAt: cases.openedAt })
    .from(cases)
    .innerJoin(applications, eq(applications.id, cases.applicationId))
    .leftJoin(decisions, eq(decisions.caseId, cases.id))
    .where(and(eq(applications.subjectId, subjectId), eq(applications.programme, programme), isNull(decisions.id)))
    .orderBy(asc(cases.openedAt), asc(cases.id));
  return rows.map(({ openedAt, ...row }) => ({ ...row, openedAt: openedAt.toISOString() }));
}
