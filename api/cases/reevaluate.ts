import type { Entry, FactDeclaration, Facts, FactValue } from '#engine';
import { systemFacts } from '../applications/receive.ts';
import type { Matter } from '../applications/read-matter.ts';
import { builtIn, checkStatement, isGathered, toRequestError } from '../applications/stated-facts.ts';
import { dayInNorway } from '../day-in-norway.ts';
import type { Transaction } from '../db/connect.ts';
import { insertRows } from '../db/record-rows.ts';
import type { Deps, Publication } from '../deps.ts';
import { evaluateApplication, factOf } from '../evaluations/evaluate-application.ts';
import { type EvaluationRecord, evaluationRows } from '../evaluations/evaluation-record.ts';
import { readIdentity } from '../identity/subjects.ts';
import { invalid, pointerTo } from '../operation.ts';
import { problem, type RequestError } from '../problem.ts';

/** Facts that a case worker adds or corrects, with the reasons for what is a matter of judgment. */
export type Addition = {
  readonly facts: { readonly [name: string]: unknown };
  readonly reasons: { readonly [fact: string]: string };
  /** Where the reasons stand in the request. */
  readonly reasonsAt: string;
};

/**
 * Runs the current rules again over what was stated before and what a case worker adds; registers are asked anew. The
 * new evaluation is recorded beside the earlier ones.
 */
export async function reevaluate(
  tx: Transaction,
  deps: Deps,
  { application, evaluation }: Matter,
  addition: Addition,
  at: Date,
): Promise<EvaluationRecord> {
  const publication = await deps.publications.current(tx, application.programme);
  if (!publication) throw problem('not-found', 'There is no such programme.');
  const added = checkAddition(deps, publication, addition);
  const system = systemFacts(application, dayInNorway(at));
  const submitted = joinFacts(deps, publication, { ...carriedFacts(publication, evaluation.facts), ...system }, added);
  const { subjectId, subjectKind } = application;
  const party = subjectId === undefined ? undefined : await readIdentity(tx, deps.keys, subjectId);
  const record = await evaluateApplication(tx, deps, {
    applicationId: application.id,
    number: evaluation.number + 1,
    cause: 'answered',
    publication,
    submitted,
    subject: { kind: subjectKind, id: party?.id },
    at,
  });
  await insertRows(tx, evaluationRows(deps.keys, record, publication.document, subjectId));
  return record;
}

function checkAddition(deps: Deps, publication: Publication, { facts, reasons, reasonsAt }: Addition): Facts {
  const stated = checkStatement({ publication, by: 'case-worker', facts, identities: deps.identities });
  const errors: RequestError[] = stated.ok ? [] : [...stated.errors];
  if (Object.hasOwn(facts, 'appliedOn')) {
    const detail = 'The day of the application was set when it was registered.';
    errors.push({ pointer: '/facts/appliedOn', code: 'NOT_STATED_BY_SUBMITTER', detail });
  }
  for (const { name, question } of publication.document.facts)
    if (question && Object.hasOwn(facts, name) && !Object.hasOwn(reasons, name)) {
      const detail = 'An answer that is a matter of judgment needs its reasons.';
      errors.push({ pointer: reasonsAt + pointerTo([name]), code: 'REQUIRED', detail });
    }
  for (const name of Object.keys(reasons))
    if (!Object.hasOwn(facts, name)) {
      const detail = 'Reasons are given for facts of the same request.';
      errors.push({ pointer: reasonsAt + pointerTo([name]), code: 'UNDECLARED_FACT', detail });
    }
  if (!stated.ok || errors.length > 0) throw invalid(errors);
  return stated.facts;
}

/** What people stated before; what registers said is asked anew. */
function carriedFacts({ document }: Publication, facts: Facts): Facts {
  const carried: [string, FactValue][] = [];
  for (const declared of document.facts) {
    const value = facts[declared.name];
    if (value === undefined || builtIn.includes(declared.name)) continue;
    if (isGathered(declared.source) || declared.source === 'derived') continue;
    carried.push([declared.name, withoutGathered(declared, value)]);
  }
  return Object.fromEntries(carried);
}

function withoutGathered({ type }: FactDeclaration, value: FactValue): FactValue {
  if (type.kind !== 'list' || value === null || typeof value !== 'object') return value;
  const gathered = new Set(type.fields.filter(({ source }) => isGathered(source)).map(({ name }) => name));
  const strip = (entry: Entry): Entry =>
    Object.fromEntries(Object.entries(entry).filter(([field]) => !gathered.has(field)));
  if ('items' in value) return { items: value.items.map(strip), complete: value.complete };
  return (value as readonly Entry[]).map(strip);
}

/**
 * An earlier fact that a later publication does not take any more is unknown, so that a person looks at it. What
 * contradicts the added facts is for the one who adds them to put right.
 */
function joinFacts(deps: Deps, { ruleset, programme }: Publication, carried: Facts, added: Facts): Facts {
  let kept = carried;
  for (;;) {
    const checked = ruleset.checkFacts({ ...kept, ...added });
    if (checked.ok) return checked.facts;
    const refused = new Set(checked.problems.map(({ pointer }) => factOf(pointer)));
    if (Object.keys(added).some((name) => refused.has(name))) throw invalid(checked.problems.map(toRequestError));
    const left = Object.entries(kept).filter(([name]) => !refused.has(name));
    if (left.length === Object.keys(kept).length) throw new Error('Facts are refused that are not there');
    for (const fact of refused) deps.log('warn', 'carried-fact-refused', { programme, fact });
    kept = Object.fromEntries(left);
  }
}
