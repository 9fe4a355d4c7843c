import type { Evaluation, Facts } from '../evaluation.ts';
import type { Program } from '../reference/rules.ts';
import { boundaryDate, readLiteral } from '../reference/versions.ts';
import { createWorld } from '../reference/world.ts';
import type { Expression, RulesetDocument } from '../ruleset-document.ts';
import { createWalk } from './asked.ts';
import { askRules } from './ask-rules.ts';
import { isFree } from './fixed-steps.ts';
import { limitOfBoundary, limitsOf, numberOf, sideOf, type Limit, type Side } from './limits.ts';
import { createFormulaTruths } from './formula-truths.ts';
import type { Refutable } from './never-false.ts';
import { parameterValuesAsked } from './parameter-values.ts';

/** What was asked while one case was evaluated. A comparison that nothing asked for was of no account in that case. */
export type Observation = {
  readonly id: string;
  readonly evaluation: Evaluation;
  /** Limits with the sides of them that the case stood on. */
  readonly sides: ReadonlyMap<string, ReadonlySet<Side>>;
  /** Limits that were asked for, with the numbers that were compared. */
  readonly limits: ReadonlyMap<string, { readonly left: number | undefined; readonly right: number }>;
  /** Parameter values that were read. */
  readonly parameters: ReadonlySet<string>;
  /** Class rows that decided the class of an entry: `list/row/version`. */
  readonly classes: ReadonlySet<string>;
  /** Conditions that were false, and that no earlier case had made so. */
  readonly refuted: ReadonlySet<Refutable>;
};

/** How cases are observed; `pointers` are the addresses of what the document holds. */
export type Observer = (id: string, facts: Facts, evaluation: Evaluation) => Observation;
export function createObserver(
  document: RulesetDocument,
  program: Program,
  pointers: ReadonlyMap<object, string>,
  refutable: readonly Refutable[],
): Observer {
  const stepped = new Map<Expression, boolean>();
  const isStepped = (expression: Expression): boolean => {
    const known = stepped.get(expression) ?? !isFree(document, expression);
    stepped.set(expression, known);
    return known;
  };

  const open = new Set(refutable);
  const literals = new Map<Expression, number | undefined>();
  const written = (right: Expression): number | undefined => {
    if (right.op !== 'literal') return undefined;
    if (!literals.has(right)) literals.set(right, numberOf(readLiteral(right.value, right.type), right.type));
    return literals.get(right);
  };

  return (id, facts, evaluation) => {
    const sides = new Map<string, Set<Side>>();
    const limits = new Map<string, { left: number | undefined; right: number }>();
    const parameters = new Set<string>();
    const classes = new Set<string>();
    const note = (limit: Limit, at: string, left: number | undefined, right: number): void => {
      limits.set(at, { left, right });
      const isCoarse = isStepped(limit.left) && isStepped(limit.right);
      const side = left === undefined ? undefined : sideOf(limit, left, right, isCoarse);
      if (side !== undefined) sides.set(at, (sides.get(at) ?? new Set()).add(side));
    };
    const walk = createWalk({
      comparison: (comparison, scope) => {
        const pointer = pointers.get(comparison);
        if (pointer === undefined) return;
        for (const limit of limitsOf(comparison, pointer)) {
          const right = written(limit.right) ?? numberOf(scope.value(limit.right), limit.right.type);
          if (right !== undefined)
            note(limit, limit.pointer, numberOf(scope.value(limit.left), limit.left.type), right);
        }
      },
      boundary: (boundary, scope) => {
        const pointer = pointers.get(boundary);
        if (pointer === undefined) return;
        const limit = limitOfBoundary(boundary);
        const right = written(limit.right);
        if (right !== undefined) note(limit, pointer, numberOf(boundaryDate(boundary, scope), limit.left.type), right);
      },
      parameter: (parameter, key, scope) => {
        for (const pointer of parameterValuesAsked(pointers, parameter, key, scope)) parameters.add(pointer);
      },
      entryClass: (list, row, version) => classes.add(`${list}/${row}/${version}`),
    });
    const { root } = createWorld(document, facts);
    const truthOf = createFormulaTruths(root);
    askRules(root, program, truthOf, walk, evaluation);
    const refuted = new Set([...open].filter(({ isFalse }) => isFalse(root, truthOf)));
    for (const one of refuted) open.delete(one);
    return { id, evaluation, sides, limits, parameters, classes, refuted };
  };
}
