import type { Facts, Suspension } from '#engine';
import { longLists, toRequestError } from '../applications/stated-facts.ts';
import type { EvaluationRequest, EvaluationResponse } from '../contract/evaluations.ts';
import { dayInNorway } from '../day-in-norway.ts';
import type { Deps, Publication } from '../deps.ts';
import { invalid } from '../operation.ts';
import { suspendedIn } from '../suspensions/suspended-in.ts';
import { problem, type RequestError } from '../problem.ts';
import { explainFully } from './explain-fully.ts';
import { presentEvaluation } from './present-evaluation.ts';

/** What the rules say of facts that anybody may state. Pure but for the publication that is read. */
export async function evaluateFacts(
  deps: Deps,
  programme: string,
  request: EvaluationRequest,
): Promise<EvaluationResponse> {
  const [publication, all] = await Promise.all([
    findPublication(deps, programme, request.publication),
    deps.publications.suspended(deps.db, programme),
  ]);
  const suspended = suspendedIn(publication.document, all);
  const facts = withDates(deps, publication, request.facts);
  const long = longLists(publication.document, request.facts);
  if (long.length > 0) throw invalid(long);
  const checked = publication.ruleset.checkFacts(facts);
  if (!checked.ok) throw invalid(checked.problems.map(toRequestError));
  const evaluation = publication.ruleset.evaluate(checked.facts, { suspended });
  const described = { publication, facts: checked.facts, evaluation };
  return {
    ...presentEvaluation(described, (request.as ?? 'submitter') === 'submitter' ? 'submitter' : 'case-worker'),
    publication: { programme, number: publication.number, sha256: publication.sha256 },
    engine: deps.engine.sha256,
    suspended: [...suspended],
    ...(request.explain && { explanation: { ...explanationFor(publication, checked.facts, suspended, request) } }),
  };
}

/** What is wrong with the facts of a request whose shape is wrong elsewhere. */
export async function findEvaluationErrors(
  deps: Deps,
  programme: string,
  body: unknown,
): Promise<readonly RequestError[]> {
  if (typeof body !== 'object' || body === null || !('facts' in body)) return [];
  const { facts } = body;
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return [];
  const { ruleset, document } = await findPublication(deps, programme, undefined);
  const given = facts as { readonly [name: string]: unknown };
  const long = longLists(document, given);
  if (long.length > 0) return long;
  const checked = ruleset.checkFacts(given);
  return checked.ok ? [] : checked.problems.map(toRequestError);
}

async function findPublication(deps: Deps, programme: string, number: number | undefined): Promise<Publication> {
  const current = await deps.publications.current(deps.db, programme);
  if (!current) throw problem('not-found', 'There is no such programme.');
  if (number === undefined || number === current.number) return current;
  const other = await deps.publications.byNumber(deps.db, programme, number);
  if (!other)
    throw invalid([{ pointer: '/publication', code: 'NOT_ALLOWED_VALUE', detail: 'There is no such publication.' }]);
  return other;
}

/** The days default to today in Norway; the application's to the one it was received on. */
function withDates(deps: Deps, { document }: Publication, facts: EvaluationRequest['facts']) {
  const today = dayInNorway(deps.now());
  const receivedOn = facts['receivedOn'] ?? today;
  const startedBy = document.startedBy.includes('application') ? 'application' : 'event';
  return { startedBy, decidedOn: today, receivedOn, appliedOn: receivedOn, ...facts };
}

/** The trace names what is recommended, so it is given whole only to those who may see that. */
function explanationFor(
  publication: Publication,
  facts: Facts,
  suspended: readonly Suspension[],
  { as }: EvaluationRequest,
) {
  const explanation = explainFully(publication, facts, suspended);
  if (as !== undefined && as !== 'submitter') return explanation;
  const { recommended, ...evaluation } = explanation.evaluation;
  return recommended ? { ...explanation, evaluation } : explanation;
}
