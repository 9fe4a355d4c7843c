import type { Program } from '../compile/ruleset.ts';
import { decide } from '../evaluate/evaluate.ts';
import type { Entry, Evaluation, Facts, FactValue, Suspension } from '../evaluation.ts';
import type { Counterfactual } from '../explanation.ts';
import type { FactDeclaration } from '../ruleset-document.ts';
import { entryTemplates } from './entry-templates.ts';

/**
 * What would have been approved: at most three facts that the applicant can act on or supply are changed, in the order
 * of declaration, fewest first; each suggestion is verified by evaluating it. Measured values are never suggested.
 */

const MOST_FACTS = 3;
const MOST_SUGGESTIONS = 3;
const MOST_EVALUATIONS = 2_000;
const MOST_VALUES = 8;

/** One fact and the ways to change it: a value in its place, or an entry more. */
type Change = (facts: Facts) => FactValue;
type Candidate = { readonly name: string; readonly changes: readonly Change[] };

/** Literals that the document compares this fact with. */
function comparedWith(program: Program, name: string): readonly FactValue[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { op, left, right } = node as {
      op?: string;
      left?: { op?: string; name?: string };
      right?: { op?: string; value?: unknown };
    };
    if (op === 'compare' && left?.op === 'fact' && left.name === name && right?.op === 'literal') {
      const { value } = right;
      const codes = typeof value === 'object' && value !== null && 'include' in value ? value.include : value;
      for (const item of Array.isArray(codes) ? codes : [codes]) found.add(JSON.stringify(item));
    }
    Object.values(node).forEach(visit);
  };
  visit(program.scope.document);
  return [...found].slice(0, MOST_VALUES).map((json) => JSON.parse(json) as FactValue);
}

function valuesOf(program: Program, fact: FactDeclaration): readonly FactValue[] {
  switch (fact.type.kind) {
    case 'boolean':
      return [true, false];
    case 'confirmation':
      return ['yes', 'no'];
    case 'enum':
      return fact.type.values.slice(0, MOST_VALUES);
    case 'code':
      return comparedWith(program, fact.name);
    case 'set':
      return comparedWith(program, fact.name).map((item) => [String(item)]);
    default:
      return [];
  }
}

function withEntry(name: string, entry: Entry): Change {
  return (facts) => {
    const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (typeof given === 'object' && given !== null && 'items' in given) {
      return { items: [...given.items, entry], complete: given.complete };
    }
    return [...((given ?? []) as readonly Entry[]), entry];
  };
}

function candidates(program: Program, facts: Facts): readonly Candidate[] {
  return program.scope.facts.flatMap((fact): readonly Candidate[] => {
    if (fact.curable === 'no' || fact.derived !== undefined) return [];
    const { name } = fact;
    if (fact.type.kind === 'list') {
      const changes = entryTemplates(program, name).map((entry) => withEntry(name, entry));
      return changes.length === 0 ? [] : Array.from({ length: MOST_FACTS }, () => ({ name, changes }));
    }
    const now = JSON.stringify(Object.hasOwn(facts, name) ? facts[name] : undefined);
    const values = valuesOf(program, fact).filter((value) => JSON.stringify(value) !== now);
    return values.length === 0 ? [] : [{ name, changes: values.map((value) => () => value) }];
  });
}

/** Every choice of `size` candidates, with every combination of their changes. */
function* changed(facts: Facts, from: readonly Candidate[], size: number): Generator<Facts> {
  if (size === 0) {
    yield {};
    return;
  }
  for (const [i, { name, changes }] of from.entries()) {
    for (const change of changes) {
      const own = { [name]: change(facts) };
      for (const rest of changed({ ...facts, ...own }, from.slice(i + 1), size - 1)) yield { ...own, ...rest };
    }
  }
}

/** At most three suggestions, each with the fewest facts that lead to an approval. */
export function findCounterfactuals(
  program: Program,
  facts: Facts,
  suspended: readonly Suspension[],
  evaluation: Evaluation,
): readonly Counterfactual[] {
  if (evaluation.outcome === 'approve') return [];
  const from = candidates(program, facts);
  const found = new Map<string, Counterfactual>();
  let evaluations = 0;
  for (let size = 1; size <= MOST_FACTS && found.size === 0; size += 1) {
    for (const change of changed(facts, from, size)) {
      if (evaluations >= MOST_EVALUATIONS || found.size >= MOST_SUGGESTIONS) return [...found.values()];
      evaluations += 1;
      const { outcome } = decide(program, { ...facts, ...change }, suspended).evaluation;
      if (outcome === 'approve') found.set(JSON.stringify(change), { facts: change, outcome });
    }
  }
  return [...found.values()];
}
