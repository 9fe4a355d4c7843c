import { addDays, addMonths, birthday, firstDayOfYear, fullYearsBetween, lastDayOfYear, yearOf } from '../calendar.ts';
import type { Expression } from '../ruleset-document.ts';
import { isFullyKnown, isInterval, type Value } from '../value.ts';
import { workingDaysAfter, workingDaysBetween } from '../working-days.ts';
import { compileExpression, type Scope, type ValueNode } from './scope.ts';
import { strict } from './strict.ts';

type DateExpression = Extract<
  Expression,
  {
    op:
      | 'after'
      | 'birthday'
      | 'dayBefore'
      | 'dayAfter'
      | 'firstDayOfYear'
      | 'lastDayOfYear'
      | 'yearOf'
      | 'earliestOf'
      | 'latestOf'
      | 'daysBetween'
      | 'workingDaysBetween'
      | 'fullYearsBetween';
  }
>;

/** Amounts that are intervals leave the date unknown. */
const onPoints =
  (apply: (first: number, second: number, third: number) => number | undefined) =>
  (first: Value, second: Value = 0, third: Value = 0): Value =>
    isInterval(first) || isInterval(second) || isInterval(third)
      ? undefined
      : apply(Number(first), Number(second), Number(third));

function after(
  scope: Scope,
  expression: Extract<DateExpression, { op: 'after' }>,
): (amount: number, from: number, saturday: number) => number | undefined {
  switch (expression.unit) {
    case 'days':
      return (n, from) => addDays(from, n);
    case 'workingDays':
      return (n, from, saturday) => workingDaysAfter(from, n, saturday === 1);
    case 'months':
      return (n, from) => addMonths(from, n, expression.convention);
    case 'years':
      return (n, from) => addMonths(from, n * 12, expression.convention);
  }
}

/** Earliest or latest; none of an open-ended date is later than every date. */
function extremeDate(scope: Scope, expression: Extract<DateExpression, { op: 'earliestOf' | 'latestOf' }>): ValueNode {
  const nodes = expression.of.map((e) => compileExpression(scope, e));
  const pick = expression.op === 'earliestOf' ? Math.min : Math.max;
  return {
    type: expression.type,
    value: (context) => {
      const values = nodes.map((node) => node.value(context));
      if (expression.op === 'latestOf' && values.includes(null)) return null;
      if (values.includes(undefined)) return undefined;
      const day = pick(...values.map((value) => (value === null ? Infinity : Number(value))));
      return day === Infinity ? null : day;
    },
    walk: (context, leaves) => {
      for (const node of nodes) if (!isFullyKnown(node.value(context))) node.walk(context, leaves);
    },
  };
}

const ONE_DAY = {
  dayBefore: (day: number) => addDays(day, -1),
  dayAfter: (day: number) => addDays(day, 1),
  firstDayOfYear,
  lastDayOfYear,
  yearOf,
};

export function compileDateFunction(scope: Scope, expression: DateExpression): ValueNode {
  const { type } = expression;
  const compile = (e: Expression): ValueNode => compileExpression(scope, e);
  switch (expression.op) {
    case 'after': {
      const saturday = expression.saturday === undefined ? [] : [compile(expression.saturday)];
      const nodes = [compile(expression.amount), compile(expression.from), ...saturday];
      const apply = after(scope, expression);
      return strict(type, nodes, onPoints(apply));
    }
    case 'birthday':
      return strict(
        type,
        [compile(expression.years), compile(expression.of)],
        onPoints((years, birth) => birthday(birth, years, expression.leapDay)),
      );
    case 'earliestOf':
    case 'latestOf':
      return extremeDate(scope, expression);
    case 'daysBetween':
    case 'fullYearsBetween':
    case 'workingDaysBetween': {
      const saturday = expression.saturday === undefined ? [] : [compile(expression.saturday)];
      const between = {
        daysBetween: (from: number, to: number) => to - from,
        fullYearsBetween,
        workingDaysBetween: (from: number, to: number, counts: number) => workingDaysBetween(from, to, counts === 1),
      }[expression.op];
      return strict(type, [compile(expression.from), compile(expression.to), ...saturday], onPoints(between));
    }
    default: {
      const oneDay = ONE_DAY[expression.op];
      return strict(type, [compile(expression.of)], onPoints(oneDay));
    }
  }
}
