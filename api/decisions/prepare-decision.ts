import type { Evaluation, GrantValue, Reason as EngineReason } from '#engine';
import type { ApplicationRecord } from '../applications/application-record.ts';
import type { CaseDecisionRequest } from '../contract/decisions.ts';
import type { Reason } from '../contract/values.ts';
import type { Publication } from '../deps.ts';
import { describeReason, outsiders } from '../evaluations/describe.ts';
import type { EvaluationRecord } from '../evaluations/evaluation-record.ts';
import { describeRestrictions } from '../evaluations/restriction-reasons.ts';
import { invalid } from '../operation.ts';
import type { RequestError } from '../problem.ts';
import type { Acted } from '../sign-in/acting.ts';
import { checkGrant } from './check-grant.ts';
import { grantTerms } from './grant-terms.ts';
import type { DecisionDraft, Granted } from './make-decision.ts';

export type PersonsDecision = Acted<
  Pick<CaseDecisionRequest, 'outcome' | 'grounds' | 'reasons' | 'legalBasis' | 'grant'>
>;
type On = {
  readonly application: ApplicationRecord;
  readonly publication: Publication;
  readonly evaluation: EvaluationRecord;
  readonly at: Date;
};

/** Reason code of a decision that rests on a person's words alone. */
const personsOwn = 'DECIDED_BY_PERSON';

/** What a person decided, with reasons, law and grant; or everything that is wrong with it. */
export function prepareDecision(on: On, request: PersonsDecision): Omit<DecisionDraft, 'kind'> {
  const { publication, evaluation } = on;
  const granting = request.outcome === 'approve' ? findGrant(on, request) : { errors: grantOfRefusal(request) };
  const { granted, partial } = granting;
  const chosen = chooseReasons(evaluation.result, request);
  const result: Evaluation = granted ? { ...evaluation.result, grant: granted.fields } : evaluation.result;
  const described = { publication, facts: evaluation.facts, evaluation: result };
  const reasons = [
    ...chosen.reasons.map((reason) => describeReason(described, reason, outsiders)),
    ...(granted ? describeRestrictions(described, partial, evaluation.suspended) : []),
  ];
  const errors = [...granting.errors, ...chosen.errors, ...lawErrors(request, reasons)];
  if (errors.length > 0) throw invalid(errors);
  return {
    ...on,
    outcome: request.outcome,
    reasons: reasons.length > 0 ? reasons : [{ code: personsOwn, legalBasis: request.legalBasis ?? [], texts: {} }],
    ...(granted && { granted }),
    ...(partial && { partial }),
    decidedBy: request.actor,
    grounds: request.grounds,
    ...(request.legalBasis && { legalBasis: request.legalBasis }),
  };
}

type Granting = {
  readonly granted?: Granted;
  readonly partial?: readonly string[];
  readonly errors: readonly RequestError[];
};

function findGrant({ application, publication, evaluation }: On, { grant }: PersonsDecision): Granting {
  const { document } = publication;
  const { result, facts } = evaluation;
  const recommended = result.recommended?.outcome === 'approve' ? result.recommended : undefined;
  const proposed = recommended ?? (result.outcome === 'approve' ? result : undefined);
  if (!grant && !proposed?.grant && document.grant.length > 0) {
    const detail = 'No grant is recommended here: write what is granted.';
    return { errors: [{ pointer: '/grant', code: 'REQUIRED', detail }] };
  }
  const checked = grant
    ? checkGrant(document, grant, facts)
    : { ok: true as const, fields: proposed?.grant ?? {}, partial: proposed?.partial ?? [] };
  if (!checked.ok) return { errors: checked.errors };
  const terms = grantTerms(document, checked.fields, application.appliedOn);
  if (!terms) {
    const detail = 'The grant would end before it begins.';
    return { errors: [{ pointer: '/grant/to', code: 'OUT_OF_RANGE', detail }] };
  }
  // A start that was left out is told as it was understood.
  const leftOut = grant !== undefined && checked.fields['from'] === null;
  const fields: GrantValue = leftOut ? { ...checked.fields, from: terms.from } : checked.fields;
  return { granted: { fields, terms }, partial: checked.partial, errors: [] };
}

function grantOfRefusal({ grant }: PersonsDecision): readonly RequestError[] {
  if (!grant) return [];
  return [{ pointer: '/grant', code: 'NOT_ALLOWED_VALUE', detail: 'A refusal grants nothing.' }];
}

/** Those that were named, of all that the evaluation gives; else those that speak for the outcome. */
function chooseReasons(
  result: Evaluation,
  { outcome, reasons: codes }: PersonsDecision,
): { readonly reasons: readonly EngineReason[]; readonly errors: readonly RequestError[] } {
  const { recommended } = result;
  if (!codes || codes.length === 0) {
    if (recommended?.outcome === outcome) return { reasons: recommended.reasons, errors: [] };
    const stopped = outcome === 'deny' && result.outcome === 'stop';
    return { reasons: result.outcome === outcome || stopped ? result.reasons : [], errors: [] };
  }
  const given: readonly EngineReason[] = [
    ...(recommended?.reasons ?? []),
    ...result.reasons,
    ...result.also.map(({ is: _is, ...reason }) => reason),
  ];
  const errors = codes.flatMap((code, index) =>
    given.some((reason) => reason.code === code)
      ? []
      : [
          {
            pointer: `/reasons/${index}`,
            code: 'NOT_ALLOWED_VALUE',
            detail: 'The evaluation gives no such reason; say it in the grounds.',
          },
        ],
  );
  const places = new Set<string>();
  const reasons = given.filter(({ code, rule, part }) => {
    const place = JSON.stringify([code, rule, part]);
    if (!codes.includes(code) || places.has(place)) return false;
    places.add(place);
    return true;
  });
  return { reasons, errors };
}

/** A refusal names an act or a regulation. */
function lawErrors({ outcome, legalBasis = [] }: PersonsDecision, reasons: readonly Reason[]): readonly RequestError[] {
  if (outcome !== 'deny') return [];
  const bases = [...legalBasis, ...reasons.flatMap((reason) => reason.legalBasis)];
  if (bases.some(({ kind }) => kind === 'act' || kind === 'regulation')) return [];
  const detail = 'A refusal names the act or regulation it rests on: by a reason of the evaluation, or here.';
  return [{ pointer: '/legalBasis', code: 'REQUIRED', detail }];
}
