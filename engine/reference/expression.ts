import type { Expression } from '../ruleset-document.ts';
import { aggregateValue, entryFunctionValue } from './aggregates.ts';
import * as dates from './dates.ts';
import { workingDaysAfter, workingDaysBetween } from './holidays.ts';
import * as numbers from './numbers.ts';
import type { NumberValue } from './numbers.ts';
import { reachableBranches } from './branches.ts';
import { mayBecomeAnother } from './refinement.ts';
import { isOpenEnded, type Scope } from './scope.ts';
import {
  boolean,
  day,
  fit,
  integer,
  isFullyKnown,
  isSame,
  none,
  pointOrUnknown,
  unknown,
  type Value,
} from './values.ts';
import { parameterContent, readLiteral } from './versions.ts';

/** The value of an expression: FORMAT.md 3. */

type Node<Op extends Expression['op']> = Expression & { readonly op: Op };

/** An argument that is none makes the result none; else an argument that is unknown makes it unknown. */
const strict = (args: readonly Value[], compute: () => Value): Value => {
  if (args.some((arg) => arg.kind === 'none')) return none;
  return args.some((arg) => arg.kind === 'unknown') ? unknown : compute();
};
const known = (expression: Expression, scope: Scope): Value => pointOrUnknown(scope.value(expression));

const choose = (node: Node<'choose'>, scope: Scope): Value => {
  const branches = reachableBranches(node, scope);
  const [first = unknown, ...others] = branches.map(scope.value);
  if (others.length === 0) return first;
  if (branches.some((branch) => mayBecomeAnother(branch, scope))) return unknown;
  return [first, ...others].every((value) => isFullyKnown(value) && isSame(value, first)) ? first : unknown;
};

const arithmetic = { plus: numbers.plus, times: numbers.times, max: numbers.max, min: numbers.min };

const calculate = (
  args: readonly Expression[],
  scope: Scope,
  compute: (values: readonly NumberValue[]) => Value | undefined,
): Value => {
  const values = args.map(scope.value);
  return strict(values, () => compute(values.filter((value) => value.kind === 'number')) ?? unknown);
};
const reduceNumbers = (
  values: readonly NumberValue[],
  step: (a: NumberValue, b: NumberValue) => NumberValue,
): Value | undefined => {
  const [first, ...others] = values;
  return first === undefined ? undefined : others.reduce(step, first);
};

const whole = (value: Value): bigint | undefined => {
  if (value.kind !== 'number' || typeof value.low !== 'bigint') return undefined;
  const unit = 10n ** BigInt(value.scale);
  return value.low % unit === 0n ? value.low / unit : undefined;
};
const isSaturday = (value: Value): boolean => value.kind === 'boolean' && value.value;

const after = (node: Node<'after'>, scope: Scope): Value => {
  const [amount, from] = [known(node.amount, scope), scope.value(node.from)];
  const saturday = node.saturday === undefined ? boolean(false) : scope.value(node.saturday);
  return strict([amount, from, saturday], () => {
    const n = whole(amount);
    if (n === undefined || from.kind !== 'date') return unknown;
    switch (node.unit) {
      case 'days':
        return day(dates.daysAfter(from.value, n));
      case 'workingDays':
        return day(workingDaysAfter(from.value, n, isSaturday(saturday)));
      case 'months':
        return day(dates.monthsAfter(from.value, n, node.convention));
      case 'years':
        return day(dates.yearsAfter(from.value, n, node.convention));
    }
  });
};

const ofDate = (expression: Expression, scope: Scope, compute: (of: dates.Day) => Value): Value => {
  const of = scope.value(expression);
  return strict([of], () => (of.kind === 'date' ? compute(of.value) : unknown));
};

const between = (node: Node<'daysBetween' | 'workingDaysBetween' | 'fullYearsBetween'>, scope: Scope): Value => {
  const [from, to] = [scope.value(node.from), scope.value(node.to)];
  const saturday = node.saturday === undefined ? boolean(false) : scope.value(node.saturday);
  return strict([from, to, saturday], () => {
    if (from.kind !== 'date' || to.kind !== 'date') return unknown;
    switch (node.op) {
      case 'daysBetween':
        return integer(dates.daysBetween(from.value, to.value));
      case 'fullYearsBetween':
        return integer(dates.fullYearsBetween(from.value, to.value));
      case 'workingDaysBetween':
        return integer(workingDaysBetween(from.value, to.value, isSaturday(saturday)));
    }
  });
};

/** None of an open-ended argument is later than every date. */
const extreme = (node: Node<'earliestOf' | 'latestOf'>, scope: Scope): Value => {
  const args = node.of.map((argument) => ({ value: scope.value(argument), openEnded: isOpenEnded(argument.type) }));
  const isNone = (arg: (typeof args)[number]): boolean => arg.value.kind === 'none';
  if (args.some((arg) => isNone(arg) && (!arg.openEnded || node.op === 'latestOf'))) return none;
  if (args.some((arg) => arg.value.kind === 'unknown')) return unknown;
  const days = args.flatMap(({ value }) => (value.kind === 'date' ? [value.value] : [])).toSorted(dates.compareDays);
  const found = node.op === 'earliestOf' ? days[0] : days.at(-1);
  return found === undefined ? none : day(found);
};

const birthday = (node: Node<'birthday'>, scope: Scope): Value => {
  const [years, born] = [known(node.years, scope), scope.value(node.of)];
  return strict([years, born], () => {
    const n = whole(years);
    return n === undefined || born.kind !== 'date' ? unknown : day(dates.birthday(born.value, n, node.leapDay));
  });
};

const parameter = (node: Node<'parameter'>, scope: Scope): Value => {
  const declared = scope.world.document.parameters.find(({ name }) => name === node.name);
  if (declared === undefined) return unknown;
  const content = parameterContent(declared, node.key && scope.value(node.key), scope);
  return content === 'missing' ? unknown : content;
};

const evaluate = (node: Expression, scope: Scope): Value => {
  switch (node.op) {
    case 'literal':
      return readLiteral(node.value, node.type);
    case 'fact':
      return scope.world.fact(node.name);
    case 'field':
      return scope.field(node.name);
    case 'parameter':
      return parameter(node, scope);
    case 'holds': {
      const truth = scope.truth(node.condition);
      return truth === 'unknown' ? unknown : boolean(truth);
    }
    case 'choose':
      return choose(node, scope);
    case 'plus':
    case 'times':
    case 'max':
    case 'min':
      return calculate(node.of, scope, (values) => reduceNumbers(values, arithmetic[node.op]));
    case 'minus':
      return calculate(node.of, scope, (values) => reduceNumbers(values, numbers.minus));
    case 'dividedBy':
      return calculate(node.of, scope, ([a, b]) =>
        a === undefined || b === undefined ? undefined : numbers.divide(a, b, node.scale, node.rounding),
      );
    case 'after':
      return after(node, scope);
    case 'birthday':
      return birthday(node, scope);
    case 'dayBefore':
      return ofDate(node.of, scope, (of) => day(dates.daysAfter(of, -1n)));
    case 'dayAfter':
      return ofDate(node.of, scope, (of) => day(dates.daysAfter(of, 1n)));
    case 'firstDayOfYear':
      return ofDate(node.of, scope, (of) => day(dates.firstDayOfYear(of)));
    case 'lastDayOfYear':
      return ofDate(node.of, scope, (of) => day(dates.lastDayOfYear(of)));
    case 'yearOf':
      return ofDate(node.of, scope, (of) => integer(of.year));
    case 'earliestOf':
    case 'latestOf':
      return extreme(node, scope);
    case 'daysBetween':
    case 'workingDaysBetween':
    case 'fullYearsBetween':
      return between(node, scope);
    case 'count':
    case 'countDistinct':
    case 'sum':
    case 'any':
    case 'all':
    case 'pick':
      return aggregateValue(node, scope);
    case 'isReplaced':
    case 'isDuplicate':
      return entryFunctionValue(node, scope);
  }
};

/** A number beyond the range in units of its scale is unknown. */
export const expressionValue = (node: Expression, scope: Scope): Value => fit(evaluate(node, scope), node.type);
