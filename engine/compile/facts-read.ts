import type { Condition } from '../ruleset-document.ts';
import { compileExpression, must, type NamedFact, type Scope } from './scope.ts';

/** Slots of the facts, other than lists, that stand in comparisons or as keys in them, through named conditions. FORMAT.md, section 7. */
export function slotsRead(scope: Scope, conditions: readonly Condition[]): readonly number[] {
  const slots = new Set<number>();
  const entered = new Set<string>();
  const add = (name: string): void => {
    const slot = must(scope.factSlots.get(name), name);
    if (scope.facts[slot]?.type.kind !== 'list') slots.add(slot);
  };
  const visit = (condition: Condition): void => {
    switch (condition.op) {
      case 'all':
      case 'any':
      case 'atLeast':
        condition.of.forEach(visit);
        return;
      case 'not':
        visit(condition.of);
        return;
      case 'named': {
        if (entered.has(condition.name)) return;
        entered.add(condition.name);
        const declared = scope.document.conditions.find((candidate) => candidate.name === condition.name);
        visit(must(declared, condition.name).condition);
        return;
      }
      case 'compare':
        for (const operand of [condition.left, condition.right, ...Object.values(condition.interval ?? {})]) {
          let named = operand;
          while (named?.op === 'parameter') named = named.key;
          if (named?.op === 'fact') add(named.name);
        }
    }
  };
  conditions.forEach(visit);
  return [...slots];
}

/** These facts with what reads them; rules that read the same facts share the list. */
export function factsRead(scope: Scope, conditions: readonly Condition[]): readonly NamedFact[] {
  const slots = slotsRead(scope, conditions);
  const key = slots.join(' ');
  const known = scope.factLists.get(key);
  if (known !== undefined) return known;
  const facts = slots.map((slot) => {
    const { name, type } = must(scope.facts[slot], 'fact');
    const { value } = compileExpression(scope, { op: 'fact', name, type });
    return { name, slot, type, value };
  });
  scope.factLists.set(key, facts);
  return facts;
}
