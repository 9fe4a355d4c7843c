import type { ExpressionSource } from '../condition-schema.ts';
import type { Expression, ValueType } from '../ruleset-document.ts';
import type { ReadPart } from './arithmetic.ts';
import { quote, report, show, type Check, type Typed } from './check.ts';
import { at } from './pointer.ts';
import { typed } from './references.ts';
import type { Wanted } from './value-types.ts';
import { say, type Said } from './say.ts';

const units = ['days', 'workingDays', 'months', 'years'] as const;
const ofOneDate = ['dayBefore', 'dayAfter', 'firstDayOfYear', 'lastDayOfYear', 'yearOf'] as const;
const ofSeveral = ['earliestOf', 'latestOf'] as const;
const between = ['daysBetween', 'workingDaysBetween', 'fullYearsBetween'] as const;
export const dateKeys = ['after', 'birthday', ...ofOneDate, ...ofSeveral, ...between] as const;

const integer: ValueType = { kind: 'integer' };
/** Any date will do, also an open-ended one. */
export const anyDate: ValueType = { kind: 'date', openEnded: true };

type Arguments = { readonly [key: string]: ExpressionSource | undefined };
type ReadArgument = (key: string, wanted: Wanted) => Typed | undefined;

/** The functions that take or give dates. */
export function readDateFunction(check: Check, source: object, pointer: string, read: ReadPart): Typed | undefined {
  const given = source as Arguments;
  const argument: ReadArgument = (key, wanted) => {
    const value = given[key];
    return value === undefined ? undefined : read(value, at(pointer, key), wanted);
  };
  if ('after' in given) return readAfter(check, given, pointer, argument);
  if ('birthday' in given) {
    const years = argument('birthday', integer);
    const of = argument('of', anyDate);
    if (!years || !of) return undefined;
    const leapDay = given['leapDay'] === '1-mar' ? '1-mar' : '28-feb';
    return result([years, of], {
      op: 'birthday',
      years: years.expression,
      of: of.expression,
      leapDay,
      type: of.expression.type,
    });
  }
  const single = ofOneDate.find((key) => key in given);
  if (single) {
    const of = argument(single, anyDate);
    const type = single === 'yearOf' ? integer : of?.expression.type;
    return of && type && result([of], { op: single, of: of.expression, type });
  }
  const several = ofSeveral.find((key) => key in given);
  if (several) return readExtreme(check, several, given[several] as unknown as ExpressionSource[], pointer, read);
  const op = between.find((key) => key in given);
  return op && readBetween(op, given, pointer, read, argument);
}

function result(parts: readonly (Typed | undefined)[], expression: Expression): Typed {
  return typed(
    expression,
    parts.some((part) => part?.mayBeNone ?? false),
  );
}

function readAfter(check: Check, given: Arguments, pointer: string, argument: ReadArgument): Typed | undefined {
  const named = units.filter((unit) => given[unit] !== undefined);
  const unit = named[0];
  const from = argument('after', anyDate);
  if (unit === undefined || named.length > 1) {
    const hint = say('Name one unit; nest to add two.');
    return report(
      check,
      'WRONG_ARGUMENTS',
      pointer,
      unit === undefined
        ? say('no unit')
        : named.slice(1).reduce<Said>((before, other) => say('{0} and {1}', before, quote(other)), quote(unit)),
      say('one of {0}', units.join(', ')),
      hint,
    );
  }
  const convention = given['convention'];
  if (convention !== undefined && unit !== 'months' && unit !== 'years')
    report(
      check,
      'WRONG_ARGUMENTS',
      at(pointer, 'convention'),
      show(convention),
      say('a convention only with months or years'),
    );
  if (given['saturday'] !== undefined && unit !== 'workingDays')
    report(
      check,
      'WRONG_ARGUMENTS',
      at(pointer, 'saturday'),
      show(given['saturday']),
      say('saturday only with workingDays'),
    );
  const amount = argument(unit, integer);
  const saturday = argument('saturday', { kind: 'boolean' });
  if (!from || !amount || (given['saturday'] !== undefined && !saturday)) return undefined;
  return result([amount, from, saturday], {
    op: 'after',
    unit,
    amount: amount.expression,
    from: from.expression,
    convention: convention === 'next' ? 'next' : 'clamp',
    ...(saturday && { saturday: saturday.expression }),
    type: from.expression.type,
  });
}

function readExtreme(
  check: Check,
  op: 'earliestOf' | 'latestOf',
  parts: readonly ExpressionSource[],
  pointer: string,
  read: ReadPart,
): Typed | undefined {
  const dates = parts.map((part, index) => {
    const date = read(part, at(pointer, op, index), anyDate);
    if (date?.mayBeNone && date.expression.type.kind === 'date' && !date.expression.type.openEnded) {
      const hint = say('Declare it open-ended, or choose another date where it is none.');
      return report(
        check,
        'MAY_BE_NONE',
        at(pointer, op, index),
        say('a date that may be none'),
        say('dates that are known or open-ended'),
        hint,
      );
    }
    return date;
  });
  if (!dates.every((date) => date !== undefined)) return undefined;
  const none = (date: Typed): boolean => date.mayBeNone;
  const mayBeNone = op === 'latestOf' ? dates.some(none) : dates.every(none);
  return typed(
    { op, of: dates.map((date) => date.expression), type: { kind: 'date', openEnded: mayBeNone } },
    mayBeNone,
  );
}

function readBetween(
  op: (typeof between)[number],
  given: Arguments,
  pointer: string,
  read: ReadPart,
  argument: ReadArgument,
): Typed | undefined {
  const [first, second] = given[op] as unknown as [ExpressionSource, ExpressionSource];
  const from = read(first, at(pointer, op, 0), anyDate);
  const to = read(second, at(pointer, op, 1), anyDate);
  const saturday = argument('saturday', { kind: 'boolean' });
  if (!from || !to || (given['saturday'] !== undefined && !saturday)) return undefined;
  const extra = saturday && { saturday: saturday.expression };
  return result([from, to, saturday], { op, from: from.expression, to: to.expression, ...extra, type: integer });
}
