import type { Boundary, Condition } from '../ruleset-document.ts';
import { allOf, always, notOf } from './combinators.ts';
import { compileCondition, compileExpression, type Scope, type Test, type ValueNode } from './scope.ts';

/** When a version is in force, and the date that its own boundary is measured by. */
export type InForce = { readonly test: Test; readonly by: ValueNode | undefined };

type Bounded = { readonly boundary?: Boundary };

function passed(scope: Scope, boundary: Boundary): Test {
  const declared =
    boundary.by.op === 'fact'
      ? scope.facts.find((fact) => fact.name === boundary.by.name)
      : scope.list?.fields.find((field) => field.name === boundary.by.name);
  const type = declared?.type ?? { kind: 'date' as const, openEnded: false };
  const condition: Condition = {
    op: 'compare',
    left: { ...boundary.by, type },
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
