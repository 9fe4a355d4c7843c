import { allWord, anyWord, FALSE, not, notWord, TRUE, truthWord, UNKNOWN, type Truth } from '../kleene.ts';
import type { Leaves } from './leaves.ts';
import type { Context, Scope, Test } from './scope.ts';
import { tracesOf, writtenOnce } from './traces.ts';

/** Conditions made of conditions, in Kleene logic. FORMAT.md, section 2. */

type Ask = Test['test'];

function walkUnknown(tests: readonly Test[], context: Context, leaves: Leaves): void {
  for (const part of tests) if (part.test(context) === UNKNOWN) part.walk(context, leaves);
}

export const always: Test = { test: () => TRUE, walk: () => undefined, trace: () => ({ is: 'true', all: [] }) };

/** All hold. For few parts without a loop: that is what most rows and rules are. */
export function conjunction(asks: readonly Ask[]): Ask {
  const [a, b, c, d] = asks;
  if (a === undefined) return always.test;
  if (b === undefined) return a;
  if (c === undefined) {
    return (context) => {
      const x = a(context);
      if (x === FALSE) return FALSE;
      const y = b(context);
      return y < x ? y : x;
    };
  }
  if (d === undefined) {
    return (context) => {
      const x = a(context);
      if (x === FALSE) return FALSE;
      const y = b(context);
      if (y === FALSE) return FALSE;
      return Math.min(x, y, c(context)) as Truth;
    };
  }
  const rest = conjunction(asks.slice(3));
  return (context) => {
    const x = a(context);
    if (x === FALSE) return FALSE;
    const y = b(context);
    if (y === FALSE) return FALSE;
    const z = c(context);
    if (z === FALSE) return FALSE;
    return Math.min(x, y, z, rest(context)) as Truth;
  };
}

export function allOf(parts: readonly Test[]): Test {
  const tests = parts.filter((part) => part !== always);
  const [only] = tests;
  if (only === undefined) return always;
  if (tests.length === 1) return only;
  const asks = tests.flatMap((part) => part.conjuncts ?? [part.test]);
  const test = conjunction(asks);
  return {
    test,
    walk: (context, leaves) => walkUnknown(tests, context, leaves),
    trace: (context) => {
      const all = tracesOf(tests, context);
      return { is: allWord(all), all };
    },
    conjuncts: asks,
  };
}

function disjunction(asks: readonly Ask[]): Ask {
  const [a, b] = asks;
  if (a !== undefined && b !== undefined && asks.length === 2) {
    return (context) => {
      const x = a(context);
      if (x === TRUE) return TRUE;
      const y = b(context);
      return y > x ? y : x;
    };
  }
  return (context) => {
    let result: Truth = FALSE;
    for (const ask of asks) {
      const truth = ask(context);
      if (truth === TRUE) return TRUE;
      if (truth > result) result = truth;
    }
    return result;
  };
}

export function anyOf(tests: readonly Test[]): Test {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  const test = disjunction(tests.map((part) => part.test));
  return {
    test,
    walk: (context, leaves) => walkUnknown(tests, context, leaves),
    trace: (context) => {
      const any = tracesOf(tests, context);
      return { is: anyWord(any), any };
    },
  };
}

/** A test that is asked for often: its truth is kept for the evaluation. Not for tests of entries. */
export function memoised(scope: Scope, inner: Test): Test {
  if (inner === always) return always;
  const number = scope.numbers.next();
  const { test: ask, walk, trace } = inner;
  return { test: (context) => (context.truths[number] ??= ask(context)), walk, trace: writtenOnce(scope, trace) };
}

export function notOf(inner: Test): Test {
  const { test: ask, walk } = inner;
  return {
    test: (context) => not(ask(context)),
    walk,
    trace: (context) => {
      const trace = inner.trace(context);
      return { is: notWord(trace.is), not: trace };
    },
  };
}

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
    trace: (context) => ({ is: truthWord(test(context)), atLeast: n, of: tracesOf(tests, context) }),
  };
}
