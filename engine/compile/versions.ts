import { parseDate } from '../calendar.ts';
import type { Boundary, Condition, Expression } from '../ruleset-document.ts';
import { allOf, always, notOf } from './combinators.ts';
import { compileCondition, compileExpression, type Context, type Scope, type Test, type ValueNode } from './scope.ts';

/** When a version is in force, and the date that its own boundary is measured by. */
export type InForce = { readonly test: Test; readonly by: ValueNode | undefined };

type Bounded = { readonly boundary?: Boundary };

function byOf(scope: Scope, { by }: Boundary): Extract<Expression, { op: 'fact' | 'field' }> {
  const declared =
    by.op === 'fact'
      ? scope.facts.find((fact) => fact.name === by.name)
      : scope.list?.fields.find((field) => field.name === by.name);
  return { ...by, type: declared?.type ?? { kind: 'date', openEnded: false } };
}

function passed(scope: Scope, boundary: Boundary): Test {
  const condition: Condition = {
    op: 'compare',
    left: byOf(scope, boundary),
    operator: 'greaterThanInclusive',
    right: { op: 'literal', value: boundary.date, type: { kind: 'date', openEnded: false } },
  };
  return compileCondition(scope, condition);
}

/** In force: the own boundary is passed and no later one is. FORMAT.md, section 5. */
export function inForceTests(scope: Scope, versions: readonly Bounded[]): readonly InForce[] {
  if (versions.length === 1 && versions[0]?.boundary === undefined) return [{ test: always, by: undefined }];
  const passedTests = versions.map(({ boundary }) => (boundary === undefined ? undefined : passed(scope, boundary)));
  return versions.map(({ boundary }, k) => {
    const own = passedTests[k];
    const later = passedTests.slice(k + 1).flatMap((test) => (test === undefined ? [] : [notOf(test)]));
    const declared = boundary === undefined ? undefined : scope.facts.find((fact) => fact.name === boundary.by.name);
    const by =
      boundary === undefined
        ? undefined
        : compileExpression(scope, { ...boundary.by, type: declared?.type ?? { kind: 'date', openEnded: false } });
    return { test: allOf([...(own === undefined ? [] : [own]), ...later]), by };
  });
}

/**
 * The number of the version in force, of versions that one date decides between, each from a later day than the one
 * before; nothing while that date is unknown. Of other versions nothing is said.
 */
export function versionByDate(
  scope: Scope,
  versions: readonly Bounded[],
): ((context: Context) => number | undefined) | undefined {
  const [first, ...later] = versions;
  const boundaries = later.flatMap(({ boundary }) => boundary ?? []);
  const by = boundaries[0]?.by;
  if (first?.boundary !== undefined || boundaries.length < later.length) return undefined;
  if (by === undefined) return () => 0;
  const days = boundaries.map(({ date }) => parseDate(date) ?? Number.NaN);
  const isAscending = days.every((day, i) => i === 0 || day > (days[i - 1] ?? day));
  if (!isAscending || boundaries.some((other) => other.by.op !== by.op || other.by.name !== by.name)) return undefined;
  const [boundary] = boundaries;
  const node = compileExpression(scope, byOf(scope, boundary as Boundary));
  const withoutEnd = node.type.kind === 'date' && node.type.openEnded ? days.length : 0;
  return (context) => {
    const day = node.value(context);
    if (day === null) return withoutEnd;
    if (typeof day !== 'number') return undefined;
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] as number) <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
