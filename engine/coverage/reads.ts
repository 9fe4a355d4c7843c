import type { Expression, RulesetDocument } from '../ruleset-document.ts';

/** Whether an expression turns on a parameter: by itself, through derived facts and fields, or through conditions. */
export function readsParameter(document: RulesetDocument): (expression: Expression, parameter: string) => boolean {
  const definitions = new Map<string, object[]>();
  const define = (key: string, definition: object | undefined): void => {
    if (definition !== undefined) definitions.set(key, [...(definitions.get(key) ?? []), definition]);
  };
  for (const { name, derived } of document.facts) define(`fact ${name}`, derived);
  for (const { derived } of document.entries) for (const { name, value } of derived) define(`field ${name}`, value);
  for (const { name, condition } of document.conditions) define(`named ${name}`, condition);

  const known = new Map<object, ReadonlySet<string>>();
  const parametersOf = (root: object): ReadonlySet<string> => {
    const cached = known.get(root);
    if (cached !== undefined) return cached;
    const found = new Set<string>();
    const entered = new Set<string>();
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('op' in node && 'name' in node) {
        const key = `${String(node.op)} ${String(node.name)}`;
        if (node.op === 'parameter') found.add(String(node.name));
        else if (!entered.has(key)) {
          entered.add(key);
          definitions.get(key)?.forEach(visit);
        }
      }
      Object.values(node).forEach(visit);
    };
    visit(root);
    known.set(root, found);
    return found;
  };
  return (expression, parameter) => parametersOf(expression).has(parameter);
}
