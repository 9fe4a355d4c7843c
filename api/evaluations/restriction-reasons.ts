import {
  compileRuleset,
  type CompiledRuleset,
  type Evaluation,
  type Facts,
  type FigureValue,
  type GrantValue,
  type Reason,
  type RulesetDocument,
  type Suspension,
} from '#engine';
import type { Reason as Words } from '../contract/values.ts';
import { type Described, describeReason, outsiders } from './describe.ts';

/**
 * Why an approval gives less than it would, or than was asked, in words for those outside: the restrictions that
 * narrowed those fields. A refusal in part has reasons as a refusal has.
 */
export function describeRestrictions(
  of: Described,
  partial: readonly string[] | undefined,
  suspended: readonly Suspension[],
): Words[] {
  const { ruleset, document } = of.publication;
  const narrowed = new Set([...(partial ?? []), ...narrowedFields(of, suspended)]);
  if (document.restrictions.length === 0 || narrowed.size === 0) return [];
  const { rules } = ruleset.explain(of.facts, { suspended, counterfactuals: false });
  return rules.flatMap(({ event, is, rule, version, reason }): Words[] => {
    if (event !== 'restriction' || is !== 'true') return [];
    const declared = document.restrictions.find(({ id }) => id === rule)?.versions[version]?.content;
    if (!declared || !declared.narrows.some(({ name }) => narrowed.has(name))) return [];
    const values = valuesOf(document, rule, version, of.facts);
    return [describeReason(of, { code: reason, rule, version, ...(values && { values }) }, outsiders)];
  });
}

/** Fields of the grant that are as the restrictions leave them, and would be otherwise without. */
function narrowedFields({ publication, facts, evaluation }: Described, suspended: readonly Suspension[]): string[] {
  const { ruleset, document } = publication;
  const { grant } = evaluation;
  if (!grant || document.restrictions.length === 0) return [];
  const restricted = grantOf(ruleset.evaluate(facts, { suspended }));
  const plain = grantOf(withoutRestrictions(document).evaluate(facts, { suspended }));
  return Object.keys(grant).filter(
    (field) => isSame(grant[field], restricted?.[field]) && !isSame(grant[field], plain?.[field]),
  );
}

function grantOf({ grant, recommended }: Evaluation): GrantValue | undefined {
  return grant ?? recommended?.grant;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The values that its texts name, such as the limit. The engine computes them, as figures of the same ruleset. */
function valuesOf(document: RulesetDocument, rule: string, version: number, facts: Facts): Reason['values'] {
  const { figures } = withValuesAsFigures(document).evaluate(facts);
  const prefix = figureName(rule, version, '');
  const known = Object.entries(figures).flatMap(([name, value]): [string, FigureValue][] =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
  );
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

const withFigures = new WeakMap<RulesetDocument, CompiledRuleset>();
const unrestricted = new WeakMap<RulesetDocument, CompiledRuleset>();

function withoutRestrictions(document: RulesetDocument): CompiledRuleset {
  const ruleset = unrestricted.get(document) ?? compileRuleset({ ...document, restrictions: [] });
  unrestricted.set(document, ruleset);
  return ruleset;
}

function withValuesAsFigures(document: RulesetDocument): CompiledRuleset {
  const known = withFigures.get(document);
  if (known) return known;
  const figures = document.restrictions.flatMap(({ id, versions }) =>
    versions.flatMap(({ content }, version) =>
      (content?.values ?? []).map(({ name, value }) => ({
        name: figureName(id, version, name),
        title: content?.title ?? { nb: name },
        value,
      })),
    ),
  );
  const ruleset = compileRuleset({ ...document, figures });
  withFigures.set(document, ruleset);
  return ruleset;
}

function figureName(rule: string, version: number, name: string): string {
  return `${rule}|${version}|${name}`;
}
