import type { RulesetDocument } from '#engine';

/**
 * The facts that are asked for in the order in which the rules come to read them: stage by stage, what the first rules
 * need first. What no rule reads stands last.
 */
export function readingOrder(document: RulesetDocument): readonly string[] {
  const facts = new Map(document.facts.map((fact) => [fact.name, fact]));
  const conditions = new Map(document.conditions.map((condition) => [condition.name, condition]));
  const order = new Set<string>();
  const entered = new Set<unknown>();

  function readFact(name: string): void {
    const fact = facts.get(name);
    if (!fact || entered.has(fact)) return;
    entered.add(fact);
    if (fact.derived === undefined) order.add(name);
    else read(fact.derived);
  }

  function read(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) return node.forEach(read);
    const { op, name, over } = node as { readonly op?: string; readonly name?: string; readonly over?: string };
    if (op === 'fact' && name !== undefined) return readFact(name);
    if (over !== undefined) readFact(over);
    if (op === 'named' && name !== undefined) {
      const condition = conditions.get(name);
      if (!condition || entered.has(condition)) return;
      entered.add(condition);
      return read(condition.condition);
    }
    Object.values(node).forEach(read);
  }

  for (const stage of document.stages)
    for (const rules of [document.sections, document.rules, document.tables])
      for (const rule of rules) if (rule.stage === stage) read(rule);
  read([document.restrictions, document.replacements, document.grant, document.figures]);
  for (const { name, derived } of document.facts) if (derived === undefined) order.add(name);
  return [...order];
}
