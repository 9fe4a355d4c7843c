import {
  compileRuleset,
  type CompiledRuleset,
  type Facts,
  type FigureValue,
  type Reason,
  type RulesetDocument,
} from '#engine';
import type { Reason as Words } from '../contract/values.ts';
import { type Described, describeReason, outsiders } from './describe.ts';

/**
 * Why an approval gives less than was asked, in words for those outside: the restrictions that narrowed those fields. A
 * refusal in part has reasons as a refusal has.
 */
export function describeRestrictions(
  of: Described,
  partial: readonly string[] | undefined,
  suspended: readonly string[],
): Words[] {
  if (!partial || partial.length === 0) return [];
  const { ruleset, document } = of.publication;
  const { rules } = ruleset.explain(of.facts, { suspended, counterfactuals: false });
  return rules.flatMap(({ event, is, rule, version, reason }): Words[] => {
    if (event !== 'restriction' || is !== 'true') return [];
    const declared = document.restrictions.find(({ id }) => id === rule)?.versions[version]?.content;
    if (!declared || !declared.narrows.some(({ name }) => partial.includes(name))) return [];
    const values = valuesOf(document, rule, version, of.facts);
    return [describeReason(of, { code: reason, rule, version, ...(values && { values }) }, outsiders)];
  });
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

const compiled = new WeakMap<RulesetDocument, CompiledRuleset>();

function withValuesAsFigures(document: RulesetDocument): CompiledRuleset {
  const known = compiled.get(document);
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
  compiled.set(document, ruleset);
  return ruleset;
}

function figureName(rule: string, version: number, name: string): string {
  return `${rule}|${version}|${name}`;
}
