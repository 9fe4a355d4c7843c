import type { Condition, Expression } from '../ruleset-document.ts';
import { UNREAD } from '../value.ts';
import { memoised } from './combinators.ts';
import { compileCondition, compileExpression, must, type Scope, type Test, type ValueNode } from './scope.ts';

/** What stands inside entries and reads none of their fields is the same for all of them: it is computed once. */

/** Does it read the entry at hand? Fields of another list, in a function over that, are taken for such. */
function readsEntry(scope: Scope, node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (Array.isArray(node)) return node.some((item) => readsEntry(scope, item));
  const { op, name } = node as { op?: unknown; name?: unknown };
  if (op === 'field' || op === 'isReplaced' || op === 'isDuplicate') return true;
  if (op === 'named') {
    const declared = scope.document.conditions.find((condition) => condition.name === name);
    if (readsEntry(scope, declared?.condition)) return true;
  }
  if (op === 'parameter') {
    const { versions } = must(scope.parameters.get(String(name)), 'parameter').declaration;
    if (versions.some(({ boundary }) => boundary?.by.op === 'field')) return true;
  }
  return Object.values(node).some((child) => readsEntry(scope, child));
}

/** The node of an expression that no entry changes, kept for the evaluation; nothing when an entry may. */
export function entryFreeNode(scope: Scope, expression: Expression): ValueNode | undefined {
  if (scope.list === undefined || expression.op === 'literal' || readsEntry(scope, expression)) return undefined;
  const node = compileExpression({ ...scope, list: undefined }, expression);
  if (expression.op === 'fact') return node;
  const slot = scope.facts.length + scope.keptValues.next();
  return {
    ...node,
    value: (context) => {
      const known = context.values[slot];
      if (known !== UNREAD) return known;
      const value = node.value(context);
      context.values[slot] = value;
      return value;
    },
  };
}

/** The test of a condition that no entry changes, kept for the evaluation; nothing when an entry may. */
export function entryFreeTest(scope: Scope, condition: Condition): Test | undefined {
  if (scope.list === undefined || readsEntry(scope, condition)) return undefined;
  return memoised(scope, compileCondition({ ...scope, list: undefined }, condition));
}
