import { FALSE, not, TRUE, truthWord, UNKNOWN, type Truth } from '../kleene.ts';
import type { Leaves } from './leaves.ts';
import type { Context, Scope, Test } from './scope.ts';

/** Conditions made of conditions, in Kleene logic. FORMAT.md, section 2. */

function walkUnknown(tests: readonly Test[], context: Context, leaves: Leaves): void {
  for (const part of tests) if (part.test(context) === UNKNOWN) part.walk(context, leaves);
}

export const always: Test = { test: () => TRUE, walk: () => undefined, trace: () => ({ is: 'true', all: [] }) };

export function allOf(parts: readonly Test[]): Test {
  const tests = parts.filter((part) => part !== always);
  const [only] = tests;
  if (only === undefined) return always;
  if (tests.length === 1) return only;
  const test = (context: Context): Truth => {
    let result: Truth = TRUE;
    for (const part of tests) {
      const truth = part.test(context);
      if (truth === FALSE) return FALSE;
      if (truth < result) result = truth;
    }
    return result;
  };
  return {
    test,
    walk: (context, leaves) => walkUnknown(tests, context, leaves),
    trace: (context) => ({ is: truthWord(test(context)), all: tests.map((part) => part.trace(context)) }),
  };
}

export function anyOf(tests: readonly Test[]): Test {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  const test = (context: Context): Truth => {
    let result: Truth = FALSE;
    for (const part of tests) {
      const truth = part.test(context);
      if (truth === TRUE) return TRUE;
      if (truth > result) result = truth;
    }
    return result;
  };
  return {
    test,
    walk: (context, leaves) => walkUnknown(tests, context, leaves),
    trace: (context) => ({ is: truthWord(test(context)), any: tests.map((part) => part.trace(context)) }),
  };
}

/** A test that is asked for often: its truth is kept for the evaluation. Not for tests of entries. */
export function memoised(scope: Scope, inner: Test): Test {
  if (inner === always) return always;
  const number = scope.numbers.next();
  return { ...inner, test: (context) => (context.truths[number] ??= inner.test(context)) };
}

export const notOf = (inner: Test): Test => ({
  test: (context) => not(inner.test(context)),
  walk: inner.walk,
  trace: (context) => ({ is: truthWord(not(inner.test(context))), not: inner.trace(context) }),
});

export function atLeastOf(n: number, tests: readonly Test[]): Test {
  const test = (context: Context): Truth => {
    let certain = 0;
    let possible = 0;
    for (const part of tests) {
      const truth = part.test(context);
      if (truth === TRUE) certain += 1;
      if (truth !== FALSE) possible += 1;
    }
    return certain >= n ? TRUE : possible >= n ? UNKNOWN : FALSE;
  };
  return {
    test,
    walk: (context, leaves) => walkUnknown(tests, context, leaves),
    trace: (context) => ({ is: truthWord(test(context)), atLeast: n, of: tests.map((part) => part.trace(context)) }),
  };
}
