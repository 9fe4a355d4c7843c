import type { CompiledRuleset, ConditionTrace, Explanation, Facts, Outcome } from '#engine';
import type { JsonObject, ObjectId } from '#engine/objects';

/** A test case that an object has a part in: it is among what decided, or it was looked at. */
export type Reaching = {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly decides: boolean;
};

const names = (trace: ConditionTrace, condition: string): boolean => {
  if ('condition' in trace) return trace.condition.split('/')[0] === condition || names(trace.of, condition);
  if ('not' in trace) return names(trace.not, condition);
  const parts = 'all' in trace ? trace.all : 'any' in trace ? trace.any : 'of' in trace ? trace.of : [];
  return parts.some((part) => names(part, condition));
};

/** Whether the object was looked at in this evaluation, and whether it decided. */
function partIn(explanation: Explanation, object: ObjectId): 'decides' | 'reached' | undefined {
  const slash = object.indexOf('/');
  const [member, name] = [object.slice(0, slash), object.slice(slash + 1)];
  const isRead = (stage: string) => stage === '' || explanation.path.includes(stage);
  const tell = (found: readonly boolean[]) =>
    found.length === 0 ? undefined : found.some(Boolean) ? 'decides' : 'reached';
  switch (member) {
    case 'sections':
    case 'rules':
    case 'tables':
    case 'restrictions':
      return tell(
        explanation.rules
          .filter(({ rule, stage, event, applies, condition }) => {
            const own = applies ?? condition;
            return rule === name && (event === 'restriction' || isRead(stage)) && own.is !== 'false';
          })
          .map(({ decisive, event, condition }) => decisive || (event === 'restriction' && condition.is === 'true')),
      );
    case 'conditions':
      return tell(
        explanation.rules
          .filter(({ stage, event, condition, applies }) => {
            const isSeen = event === 'restriction' || isRead(stage);
            return (
              isSeen && applies?.is !== 'false' && (names(condition, name) || (applies ? names(applies, name) : false))
            );
          })
          .map(({ decisive }) => decisive),
      );
    case 'entries':
      return explanation.entries.some(({ list }) => list === name) ? 'reached' : undefined;
    case 'constraints': {
      const own = explanation.constraints.find(({ id }) => id === name);
      return own?.condition.is === 'false' ? 'decides' : undefined;
    }
    case 'parameters':
      return Object.hasOwn(explanation.derived, name) ? 'reached' : undefined;
    default:
      return undefined;
  }
}

type Prepared = { readonly case: JsonObject; readonly facts: Facts };

/** The cases that an object has a part in. */
export function casesReaching(
  ruleset: CompiledRuleset,
  cases: readonly Prepared[],
  object: ObjectId,
): readonly Reaching[] {
  return cases.flatMap(({ case: own, facts }): Reaching[] => {
    const suspended = (own['suspended'] ?? []) as string[];
    const explanation = ruleset.explain(facts, { suspended, counterfactuals: false });
    const part = partIn(explanation, object);
    if (part === undefined) return [];
    const { outcome } = explanation.evaluation;
    return [{ id: String(own['id']), title: String(own['title']), outcome, decides: part === 'decides' }];
  });
}
