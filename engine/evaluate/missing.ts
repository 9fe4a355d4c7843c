import { noLeaves, type FactLeaf, type Leaves } from '../compile/leaves.ts';
import { walkRule } from '../compile/rule.ts';
import { must, type ValueNode } from '../compile/scope.ts';
import { formatDate } from '../calendar.ts';
import type { MissingFact, Reason } from '../evaluation.ts';
import { TRUE, UNKNOWN } from '../kleene.ts';
import { isFullyKnown } from '../value.ts';
import { eachLive, isAnyOpen, ruleAt, truthOf, type State } from './state.ts';

/** What the reasons of something unknown, and the missing facts of a routing, are found by. FORMAT.md, sections 7 and 9. */

export function walkRules(state: State, indices: readonly number[], leaves: Leaves): void {
  for (const index of indices) walkRule(ruleAt(state, index), state.context, leaves);
}

/** The fields of a grant that are not fully known; entered when the rule is true or its section applies. */
export function walkGrant(state: State, index: number, leaves: Leaves): void {
  const rule = ruleAt(state, index);
  const applies = rule.applies?.test(state.context) === TRUE;
  if (truthOf(state, index) !== TRUE && !applies) return;
  for (const { node } of rule.grant ?? []) walkField(state, node, leaves);
}

/** A field of a grant or narrowing, if it is not settled. Says whether it is not. */
function walkField({ context }: State, node: ValueNode, leaves: Leaves): boolean {
  const isKnown = isFullyKnown(node.value(context));
  const isOpen = !isKnown || node.mayChange?.(context) === true;
  if (!isKnown) node.walk(context, leaves);
  else if (isOpen) node.walkCoarse?.(context, leaves);
  return isOpen;
}

/** Unknown restrictions, and the narrowings of true ones that are not fully known. Says whether there were any. */
export function walkRestrictions(state: State, leaves: Leaves): boolean {
  let found = false;
  state.program.restrictions.forEach((restriction, i) => {
    if (state.restrictions[i] === UNKNOWN) {
      found = true;
      restriction.test.walk(state.context, leaves);
    }
    if (state.restrictions[i] !== TRUE) return;
    for (const { node } of restriction.narrows) {
      if (walkField(state, node, leaves)) found = true;
    }
  });
  return found;
}

const byPlace = (a: FactLeaf, b: FactLeaf): number => a.slot - b.slot || a.entry - b.entry || a.field - b.field;

/** The reasons for leaves: entries that a person must look at, missing parameters, missing facts or open questions. */
export function unknownReasons(state: State, leaves: Leaves): readonly Reason[] {
  const { scope } = state.program;
  const reviews = [...leaves.reviews.values()].toSorted((a, b) => a.list - b.list || a.entry - b.entry);
  const codes = new Set<string>();
  const reasons: Reason[] = reviews.flatMap(({ code, list, part }) => {
    if (codes.has(code)) return [];
    codes.add(code);
    return [{ code, rule: must(scope.facts[list], 'list').name, ...(part === undefined ? {} : { part }) }];
  });
  const parameters = [...leaves.parameters.values()].toSorted(
    (a, b) => a.parameter - b.parameter || (a.date ?? -Infinity) - (b.date ?? -Infinity),
  );
  for (const { parameter, date } of parameters) {
    const { name } = must(scope.document.parameters[parameter], 'parameter');
    const values: NonNullable<Reason['values']> = date === undefined ? { name } : { name, date: formatDate(date) };
    reasons.push({ code: 'VALUE_MISSING', values });
  }
  const facts = [...leaves.facts.values()];
  const questions = facts.filter((leaf) => leaf.needs === 'answer');
  if (questions.length < facts.length || reasons.length + facts.length === 0) reasons.push({ code: 'MISSING_FACTS' });
  else if (questions.length > 0) reasons.push({ code: 'NEEDS_DISCRETION' });
  return reasons;
}

function missingFacts(state: State, leaves: Leaves): readonly MissingFact[] {
  const { scope } = state.program;
  return [...leaves.facts.values()].toSorted(byPlace).map(({ slot, entry, field, needs }) => {
    const { name } = must(scope.facts[slot], 'fact');
    if (entry < 0) return { pointer: `/${name}`, fact: name, needs };
    const fieldName = must(scope.lists.get(name)?.fields[field], name).name;
    return { pointer: `/${name}/${entry}/${fieldName}`, fact: name, needs };
  });
}

/** What a routing waits for: all that is unknown in the stage read and later ones, in pending approvals and grants. */
export function missingInRouting(
  state: State,
  fromStage: number,
  pending: readonly number[],
  considered: readonly number[],
): readonly MissingFact[] {
  const isSettled = pending.length + considered.length + state.restrictions.length === 0;
  if (isSettled && !isAnyOpen(state, fromStage)) return [];
  const leaves = noLeaves();
  const granted = new Set(considered);
  eachLive(state, fromStage, (index, truth) => {
    const rule = ruleAt(state, index);
    if (truth === UNKNOWN) walkRule(rule, state.context, leaves);
    else if (rule.event === 'approve') granted.add(index);
  });
  walkRules(state, pending, leaves);
  walkRestrictions(state, leaves);
  for (const index of granted) walkGrant(state, index, leaves);
  return missingFacts(state, leaves);
}
