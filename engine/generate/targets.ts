import type { Facts } from '../evaluation.ts';
import type { CompiledRuleset } from '../index.ts';
import type { Expression, RulesetDocument } from '../ruleset-document.ts';
import { closures, type Closure } from './closure.ts';
import { mattersIn, type Matters } from './matters.ts';

/** A section, rule, table, restriction or constraint that applications are aimed at. */
export type Target = {
  /** `sections/inclisiran` */
  readonly part: string;
  readonly id: string;
  readonly closure: Closure;
  readonly matters: Matters;
};

const members = ['sections', 'rules', 'tables', 'restrictions', 'constraints'] as const;

/** The targets of a document. */
export function targetsOf(document: RulesetDocument): readonly Target[] {
  const closureOf = closures(document);
  const known = new Map<string, readonly object[]>();
  const inside = (expression: Expression): readonly object[] => {
    if (expression.op !== 'fact') return closureOf(expression).nodes;
    const nodes = known.get(expression.name) ?? closureOf(expression).nodes;
    known.set(expression.name, nodes);
    return nodes;
  };
  return members.flatMap((member) =>
    (document[member] as readonly { readonly id: string }[]).map((item): Target => {
      const replacements = document.replacements.filter(({ section }) => member === 'sections' && section === item.id);
      const closure = closureOf([item, ...replacements]);
      const part = `${member}/${item.id}`;
      const parts = new Set([part, ...closure.parts, ...replacements.map(({ id }) => `replacements/${id}`)]);
      return { part, id: item.id, closure: { ...closure, parts }, matters: mattersIn(document, closure.nodes, inside) };
    }),
  );
}

/** Matters of several targets as one. */
export function together(matters: readonly Matters[]): Matters {
  const merge = <T>(maps: readonly ReadonlyMap<string, readonly T[]>[]): ReadonlyMap<string, readonly T[]> => {
    const all = new Map<string, Set<T>>();
    for (const map of maps)
      for (const [name, values] of map) {
        const found = all.get(name) ?? new Set();
        for (const value of values) found.add(value);
        all.set(name, found);
      }
    return new Map([...all].map(([name, values]) => [name, [...values]]));
  };
  return {
    facts: merge(matters.map(({ facts }) => facts)),
    fields: merge(matters.map(({ fields }) => fields)),
    pairs: merge(matters.map(({ pairs }) => pairs)),
    sums: merge(matters.map(({ sums }) => sums)),
    spans: [...new Map(matters.flatMap(({ spans }) => spans).map((span) => [JSON.stringify(span), span])).values()],
  };
}

/** Which rules, sections, tables and constraints speak in the evaluation of each application. */
export function speakersOf(ruleset: CompiledRuleset, seeds: readonly Facts[]): ReadonlyMap<string, readonly Facts[]> {
  const found = new Map<string, Facts[]>();
  for (const facts of seeds) {
    const { reasons, also, recommended } = ruleset.evaluate(facts);
    const ids = new Set([...reasons, ...also, ...(recommended?.reasons ?? [])].map(({ rule }) => rule));
    for (const id of ids) if (id !== undefined) found.set(id, [...(found.get(id) ?? []), facts]);
  }
  return found;
}
