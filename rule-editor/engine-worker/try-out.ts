import type { Audience, CompiledRuleset, Evaluation, Facts, Language, Problem, Reason } from '#engine';
import type { JsonObject } from '#engine/objects';
import type { Told, Tried, TryOutOptions } from './calls.ts';

const audiences: readonly Audience[] = [
  'patient',
  'submitter',
  'caseWorker',
  'pharmacy',
  'journalNote',
  'counterparty',
];

type Members = { readonly [name: string]: unknown };
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** Does the path lead to a member of an entry, rather than to an element of a set or to an entry? */
const leadsOn = (value: unknown, [next = '', ...rest]: readonly string[]): value is Members =>
  isMembers(value) && (!Array.isArray(value) || (rest.length > 0 && isMembers(value[Number(next)])));

/** Facts less what a problem points at: a field of an entry, else the whole fact. */
function without(facts: Members, [name, ...rest]: readonly string[]): Members {
  if (name === undefined) return {};
  const value = facts[name];
  if (rest.length === 0 || !leadsOn(value, rest))
    return Object.fromEntries(Object.entries(facts).filter(([member]) => member !== name));
  const changed = { ...facts, [name]: without(value, rest) };
  return Array.isArray(facts) ? (Object.values(changed) as unknown as Members) : changed;
}

const steps = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The facts that can be evaluated, and what is wrong with the rest. Facts against each other are evaluated all the same. */
export function usableFacts(
  checkFacts: CompiledRuleset['checkFacts'],
  given: JsonObject,
): { readonly facts: Facts; readonly problems: readonly Problem[] } {
  const checked = checkFacts(given);
  if (checked.ok) return { facts: checked.facts, problems: [] };
  const wrong = checked.problems.filter(({ code }) => code !== 'CONSTRAINT_BROKEN');
  if (wrong.length === 0) return { facts: given as Facts, problems: checked.problems };
  const rest = wrong.reduce<Members>((facts, { pointer }) => without(facts, steps(pointer)), given);
  const { facts, problems } = usableFacts(checkFacts, rest as JsonObject);
  return { facts, problems: [...checked.problems, ...problems] };
}

function tell({ renderReason }: CompiledRuleset, facts: Facts, evaluation: Evaluation, language: Language): Told {
  const textsOf = (reason: Reason) =>
    Object.fromEntries(
      audiences.flatMap((audience) => {
        const text = renderReason(reason, { audience, language, facts, evaluation });
        return text === undefined ? [] : [[audience, text]];
      }),
    );
  return {
    reasons: evaluation.reasons.map(textsOf),
    also: evaluation.also.map(textsOf),
    recommended: (evaluation.recommended?.reasons ?? []).map(textsOf),
  };
}

/** Evaluates what can be evaluated of the facts, and tells the reasons in words. */
export function tryOut(
  ruleset: CompiledRuleset,
  given: JsonObject,
  { language, explain, suspended = [] }: TryOutOptions = {},
): Tried {
  const { facts, problems } = usableFacts(ruleset.checkFacts, given);
  const evaluation = ruleset.evaluate(facts, { suspended });
  return {
    evaluation,
    problems,
    ...(language && { told: tell(ruleset, facts, evaluation, language) }),
    ...(explain && {
      explanation: ruleset.explain(facts, { suspended, counterfactuals: explain === 'counterfactuals' }),
    }),
  };
}
