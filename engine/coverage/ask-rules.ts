import type { Evaluation } from '../evaluation.ts';
import { all, type Truth } from '../reference/kleene.ts';
import type { Formula } from '../reference/formula.ts';
import type { Program, Rule } from '../reference/rules.ts';
import type { EntryScope, Scope } from '../reference/scope.ts';
import type { NamedExpressions } from '../ruleset-document.ts';
import type { AskedWalk } from './asked.ts';

/**
 * What an evaluation asks for: constraints, restrictions, figures, the classes of entries, and the rules of the stages
 * up to that which gave the outcome; of a rule's parts those up to the first that is false. Of rules that hold also what
 * they grant.
 */
export function askRules(
  root: Scope,
  program: Program,
  truthOf: (formula: Formula) => Truth,
  walk: AskedWalk,
  evaluation: Evaluation,
): void {
  const { document } = root.world;
  const named = (expressions: NamedExpressions | undefined): void => {
    for (const { value } of expressions ?? []) walk.expression(value, root);
  };
  const asked = new Set<Formula>();
  const formula = (node: Formula): void => {
    if (asked.has(node)) return;
    asked.add(node);
    switch (node.op) {
      case 'condition':
        return walk.condition(node.condition, root);
      case 'inForce':
        walk.versions(node.versions, root);
        return;
      case 'holds':
        for (const { inForce, met } of node.versions) {
          formula(inForce);
          if (truthOf(inForce) !== false) formula(met);
        }
        return;
      case 'not':
        return formula(node.of);
      case 'atLeast':
        return node.of.forEach(formula);
      case 'all':
      case 'any':
        for (const part of node.of) {
          formula(part);
          if (truthOf(part) === (node.op === 'any')) return;
        }
    }
  };
  const rule = ({ guard, own, grant }: Rule): void => {
    formula(guard);
    const applies = truthOf(guard);
    if (applies === false) return;
    formula(own);
    if (all([applies, truthOf(own)]) === true) named(grant);
  };

  program.constraints.forEach(rule);
  for (const restriction of program.restrictions) {
    rule(restriction);
    if (truthOf(restriction.own) === true) named(restriction.narrows);
  }
  named(document.figures);
  for (const { list } of document.entries) {
    for (const entry of root.world.list(list)?.entries ?? []) walk.classOf(entry satisfies EntryScope);
  }
  const last = lastStage(document.stages, evaluation);
  for (const each of program.rules) {
    if (each.stage !== undefined && document.stages.indexOf(each.stage) <= last) rule(each);
  }
}

/** The stage that gave the outcome; the last of all where it is not told. */
function lastStage(stages: readonly string[], { reasons, recommended }: Evaluation): number {
  const [reason] = [...reasons, ...(recommended?.reasons ?? [])].filter(({ stage }) => stage !== undefined);
  if (reasons[0]?.code === 'CONTRADICTORY_FACTS') return -1;
  return reason?.stage === undefined ? stages.length - 1 : stages.indexOf(reason.stage);
}
