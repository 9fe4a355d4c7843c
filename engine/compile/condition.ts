import type { Truth } from '../kleene.ts';
import type { Condition } from '../ruleset-document.ts';
import { allOf, anyOf, atLeastOf, notOf } from './combinators.ts';
import { compileComparison } from './comparison.ts';
import { entryFreeTest } from './entry-free.ts';
import { compileCondition, must, type Context, type Scope, type Test } from './scope.ts';
import { writtenOnce } from './traces.ts';

/** A named condition is compiled once a list scope; outside entries its truth is kept for the evaluation. */
function namedCondition(scope: Scope, name: string): Test {
  const key = `${name} ${scope.list?.name ?? ''}`;
  const known = scope.named.get(key);
  if (known !== undefined) return known;
  const declared = must(
    scope.document.conditions.find((condition) => condition.name === name),
    name,
  );
  const inner = compileCondition(scope, declared.condition);
  const number = scope.numbers.next();
  const test =
    scope.list === undefined
      ? (context: Context): Truth => (context.truths[number] ??= inner.test(context))
      : inner.test;
  const trace: Test['trace'] = (context) => {
    const of = inner.trace(context);
    return { is: of.is, condition: name, of };
  };
  const compiled: Test = {
    test,
    walk: (context, leaves) => {
      const mark = `condition ${key} ${context.entry?.index ?? ''}`;
      if (leaves.entered.has(mark)) return;
      leaves.entered.add(mark);
      inner.walk(context, leaves);
    },
    trace: scope.list === undefined ? writtenOnce(scope, trace) : trace,
  };
  scope.named.set(key, compiled);
  return compiled;
}

/** The test of a condition. */
export function conditionTest(scope: Scope, condition: Condition): Test {
  const entryFree = entryFreeTest(scope, condition);
  if (entryFree !== undefined) return entryFree;
  switch (condition.op) {
    case 'all':
      return allOf(condition.of.map((part) => compileCondition(scope, part)));
    case 'any':
      return anyOf(condition.of.map((part) => compileCondition(scope, part)));
    case 'not':
      return notOf(compileCondition(scope, condition.of));
    case 'atLeast':
      return atLeastOf(
        condition.n,
        condition.of.map((part) => compileCondition(scope, part)),
      );
    case 'named':
      return namedCondition(scope, condition.name);
    case 'compare':
      return compileComparison(scope, condition);
  }
}
