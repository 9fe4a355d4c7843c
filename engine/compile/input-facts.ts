import { must, type Scope } from './scope.ts';

/** Slots of the input facts that the given facts are or are derived from. */
export function inputFacts(scope: Scope, slots: readonly number[]): readonly number[] {
  const inputs = new Set<number>();
  const entered = new Set<string>();
  const visitFact = (name: string): void => {
    const slot = scope.factSlots.get(name);
    if (slot === undefined || entered.has(name)) return;
    entered.add(name);
    const derived = scope.facts[slot]?.derived;
    if (derived === undefined) inputs.add(slot);
    else visit(derived);
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { op, name, over } = node as { op?: unknown; name?: unknown; over?: unknown };
    if (op === 'fact' && typeof name === 'string') visitFact(name);
    if (typeof over === 'string') visitFact(over);
    if (op === 'named' && typeof name === 'string' && !entered.has(`condition ${name}`)) {
      entered.add(`condition ${name}`);
      visit(scope.document.conditions.find((condition) => condition.name === name)?.condition);
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'type') visit(child);
  };
  for (const slot of slots) visitFact(must(scope.facts[slot], 'fact').name);
  return [...inputs].toSorted((a, b) => a - b);
}
