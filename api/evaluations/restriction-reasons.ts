import type { Expression, Explanation, FigureValue, Reason, RestrictionContent } from '#engine';
import type { Reason as Words } from '../contract/values.ts';
import { type Described, describeReason, outsiders } from './describe.ts';

/** In words, for those outside. */
export function describeRestrictions(
  of: Described,
  partial: readonly string[] | undefined,
  suspended: readonly string[],
): Words[] {
  return restrictionReasons(of, partial ?? [], suspended).map((reason) => describeReason(of, reason, outsiders));
}

/**
 * Why an approval gives less than was asked: the restrictions that narrowed those fields. A refusal in part has reasons
 * as a refusal has.
 */
function restrictionReasons(
  { publication, facts }: Described,
  partial: readonly string[],
  suspended: readonly string[],
): readonly Reason[] {
  if (partial.length === 0) return [];
  const explanation = publication.ruleset.explain(facts, { suspended, counterfactuals: false });
  return explanation.rules.flatMap(({ event, is, rule, version, reason }): Reason[] => {
    if (event !== 'restriction' || is !== 'true') return [];
    const declared = publication.document.restrictions.find(({ id }) => id === rule)?.versions[version]?.content;
    if (!declared || !declared.narrows.some(({ name }) => partial.includes(name))) return [];
    return [{ code: reason, rule, version, ...valuesOf(declared, explanation, facts) }];
  });
}

/** The values that its texts name, as far as they are facts, parameters or literals. */
function valuesOf(
  { values }: RestrictionContent,
  { derived }: Explanation,
  facts: Described['facts'],
): Pick<Reason, 'values'> {
  const known = values.flatMap(({ name, value }): [string, FigureValue][] => {
    const found = valueOf(value, derived, facts);
    return found === undefined ? [] : [[name, found]];
  });
  return known.length > 0 ? { values: Object.fromEntries(known) } : {};
}

function valueOf(
  expression: Expression,
  derived: Explanation['derived'],
  facts: Described['facts'],
): FigureValue | undefined {
  if (expression.op === 'fact') return (facts[expression.name] as FigureValue | undefined) ?? derived[expression.name];
  if (expression.op === 'parameter' && !expression.key) return derived[expression.name];
  return expression.op === 'literal' ? (expression.value as FigureValue) : undefined;
}
