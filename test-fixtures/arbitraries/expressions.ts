import type { Expression, LiteralValue, ValueType } from '../../engine/ruleset-document.ts';
import { anyAggregate, entryFunction, pickOf } from './aggregates.ts';
import { deeper, reference, sameType, type Draft, type Place, type Typed, type Wanted } from './draft.ts';
import { parameterOf } from './parameters.ts';
import * as types from './value-types.ts';
import { literalValue } from './values.ts';

export const typed = (expression: Expression, mayBeNone: boolean): Typed => ({ expression, mayBeNone });
const literal = (value: LiteralValue, type: ValueType): Typed => typed({ op: 'literal', value, type }, false);
const anyNone = (parts: readonly Typed[]): boolean => parts.some((part) => part.mayBeNone);
const expressionsOf = (parts: readonly Typed[]): readonly Expression[] => parts.map((part) => part.expression);
const pair = (a: Typed, b: Typed): readonly [Expression, Expression] => [a.expression, b.expression];

export function literalOf(draft: Draft, wanted: Wanted): Typed {
  const { choices } = draft;
  if (wanted !== 'number') return literal(literalValue(choices, wanted), wanted.kind === 'date' ? types.date : wanted);
  if (choices.chance(60)) return literal(literalValue(choices, types.integer), types.integer);
  const value = literalValue(choices, types.decimal(1)) as string;
  return literal(value, types.decimal(value.includes('.') ? 1 : 0));
}

const isOf = (type: ValueType, wanted: Wanted): boolean =>
  wanted === 'number' ? types.isNumber(type) : wanted.kind === 'date' ? type.kind === 'date' : sameType(type, wanted);

/** A literal, a fact, a field or a parameter. */
export function simpleExpression(draft: Draft, wanted: Wanted, place: Place): Typed {
  const how = draft.choices.weighted([
    [2, 'literal'],
    [6, 'reference'],
    [2, 'parameter'],
  ]);
  if (how === 'reference') {
    const read = reference(draft, place, (declared) => isOf(declared.type, wanted));
    if (read !== undefined) return read;
  }
  const type = wanted === 'number' ? draft.choices.pick([types.integer, types.decimal(1)]) : wanted;
  if (how === 'parameter' && !['confirmation', 'code'].includes(type.kind))
    return parameterOf(draft, type.kind === 'date' ? types.date : type, place);
  return literalOf(draft, wanted);
}

const numberType = (parts: readonly Typed[], scale: number): ValueType =>
  parts.every((part) => part.expression.type.kind === 'integer') ? types.integer : types.decimal(scale);
const largest = (parts: readonly Typed[]): number =>
  Math.max(...parts.map((part) => types.scaleOf(part.expression.type)));

/** `minus` takes the first two parts, the others all. */
export function arithmetic(
  draft: Draft,
  op: 'plus' | 'times' | 'max' | 'min' | 'minus',
  several: readonly [Typed, Typed, ...Typed[]],
): Typed {
  const [a, b] = several;
  const parts: readonly Typed[] = op === 'minus' ? [a, b] : several;
  const scale =
    op === 'times' ? parts.reduce((sum, part) => sum + types.scaleOf(part.expression.type), 0) : largest(parts);
  if (scale > 9) return literalOf(draft, 'number');
  const type = numberType(parts, scale);
  if (op === 'minus') return typed({ op, of: pair(a, b), type }, anyNone(parts));
  return typed({ op, of: expressionsOf(parts), type }, anyNone(parts));
}

/** Two or three of what is written. */
export function several<T>(draft: Draft, write: () => T): readonly [T, T, ...T[]] {
  const [a, b] = [write(), write()];
  return draft.choices.chance(40) ? [a, b, write()] : [a, b];
}

const roundings = ['half-up', 'down', 'up'] as const;
const betweens = ['daysBetween', 'fullYearsBetween', 'workingDaysBetween'] as const;

function numberFunction(draft: Draft, place: Place): Typed {
  const { choices } = draft;
  const inner = deeper(place);
  const number = (): Typed => anyExpression(draft, 'number', inner);
  const op = choices.weighted([
    [6, 'aggregate'],
    [5, 'arithmetic'],
    [2, 'dividedBy'],
    [2, 'between'],
    [1, 'yearOf'],
    [1, 'pick'],
  ]);
  switch (op) {
    case 'arithmetic':
      return arithmetic(draft, choices.pick(['plus', 'minus', 'times', 'max', 'min']), several(draft, number));
    case 'dividedBy':
      return dividedBy(draft, number(), number());
    case 'yearOf':
      return ofOneDate('yearOf', anyExpression(draft, types.date, inner));
    case 'between': {
      const [from, to] = [anyExpression(draft, types.date, inner), anyExpression(draft, types.date, inner)];
      return betweenOf(draft, choices.pick(betweens), from, to, inner);
    }
    case 'pick':
      return pickOf(draft, inner, (field) => types.isNumber(field.type)) ?? number();
    default:
      return anyAggregate(draft, 'number', inner);
  }
}

export function dividedBy(draft: Draft, a: Typed, b: Typed): Typed {
  const scale = draft.choices.below(3);
  const rounding = draft.choices.pick(roundings);
  return typed({ op: 'dividedBy', of: pair(a, b), scale, rounding, type: types.decimal(scale) }, anyNone([a, b]));
}

const saturdayOf = (draft: Draft, place: Place): Typed | undefined =>
  draft.choices.chance(30) ? anyExpression(draft, types.boolean, place) : undefined;

export function betweenOf(draft: Draft, op: (typeof betweens)[number], from: Typed, to: Typed, place: Place): Typed {
  const saturday = op === 'workingDaysBetween' ? saturdayOf(draft, place) : undefined;
  const extra = saturday && { saturday: saturday.expression };
  return typed(
    { op, from: from.expression, to: to.expression, ...extra, type: types.integer },
    anyNone([from, to, ...(saturday ? [saturday] : [])]),
  );
}

export function extremeDate(draft: Draft, op: 'earliestOf' | 'latestOf', parts: readonly Typed[]): Typed {
  const fitting = parts.map((part) => {
    const { type } = part.expression;
    return part.mayBeNone && type.kind === 'date' && !type.openEnded ? literalOf(draft, types.date) : part;
  });
  const mayBeNone = op === 'latestOf' ? anyNone(fitting) : fitting.every((part) => part.mayBeNone);
  return typed({ op, of: expressionsOf(fitting), type: { kind: 'date', openEnded: mayBeNone } }, mayBeNone);
}

const units = ['months', 'days', 'years', 'workingDays'] as const;
const singles = ['dayBefore', 'dayAfter', 'firstDayOfYear', 'lastDayOfYear'] as const;

export const ofOneDate = (op: (typeof singles)[number] | 'yearOf', of: Typed): Typed =>
  typed({ op, of: of.expression, type: op === 'yearOf' ? types.integer : of.expression.type }, of.mayBeNone);

export function birthdayOf(draft: Draft, years: Typed, of: Typed): Typed {
  const leapDay = draft.choices.pick(['28-feb', '1-mar'] as const);
  const node = {
    op: 'birthday',
    years: years.expression,
    of: of.expression,
    leapDay,
    type: of.expression.type,
  } as const;
  return typed(node, anyNone([years, of]));
}

function dateFunction(draft: Draft, place: Place): Typed {
  const { choices } = draft;
  const inner = deeper(place);
  const date = (): Typed => anyExpression(draft, types.date, inner);
  const op = choices.weighted([
    [5, 'after'],
    [2, 'birthday'],
    [2, 'ofOneDate'],
    [3, 'extreme'],
    [1, 'pick'],
  ]);
  switch (op) {
    case 'birthday':
      return birthdayOf(draft, anyExpression(draft, types.integer, inner), date());
    case 'ofOneDate':
      return ofOneDate(choices.pick(singles), date());
    case 'extreme':
      return extremeDate(draft, choices.pick(['earliestOf', 'latestOf']), several(draft, date));
    case 'pick':
      return pickOf(draft, inner, ({ type }) => type.kind === 'date' && !type.openEnded) ?? date();
    default:
      return afterOf(draft, choices.pick(units), anyExpression(draft, types.integer, inner), date(), inner);
  }
}

export function afterOf(draft: Draft, unit: (typeof units)[number], amount: Typed, from: Typed, place: Place): Typed {
  const { choices } = draft;
  const saturday = unit === 'workingDays' ? saturdayOf(draft, place) : undefined;
  const convention = unit === 'months' || unit === 'years' ? choices.pick(['clamp', 'next'] as const) : 'clamp';
  const extra = saturday && { saturday: saturday.expression };
  const node = {
    op: 'after',
    unit,
    amount: amount.expression,
    from: from.expression,
    convention,
    ...extra,
    type: from.expression.type,
  } as const;
  return typed(node, anyNone([amount, from, ...(saturday ? [saturday] : [])]));
}

/** The type that holds the values of all branches, as far as branches can differ. */
function joined(parts: readonly Typed[]): ValueType {
  const all = parts.map((part) => part.expression.type);
  const [first = types.boolean] = all;
  if (all.every((type) => type.kind === 'date'))
    return { kind: 'date', openEnded: all.some((type) => sameType(type, types.openEnded)) };
  return types.isNumber(first) ? numberType(parts, largest(parts)) : first;
}

/** An integer branch of a decimal stands as a sum of one term, as the parser writes it. */
function widened(part: Typed, type: ValueType): Expression {
  const { expression } = part;
  if (type.kind !== 'decimal' || expression.type.kind !== 'integer') return expression;
  if (expression.op === 'literal') return { op: 'literal', value: String(expression.value), type: types.decimal(0) };
  return { op: 'plus', of: [expression], type: types.decimal(0) };
}

export function chooseOf(draft: Draft, wanted: Wanted, place: Place): Typed {
  const inner = deeper(place);
  const branches = several(draft, () => anyExpression(draft, wanted, inner));
  const type = joined(branches);
  const [otherwise, ...rest] = branches;
  const cases = rest.map((then) => ({ when: draft.write.condition(draft, inner), then: widened(then, type) }));
  return typed({ op: 'choose', cases, otherwise: widened(otherwise, type), type }, anyNone(branches));
}

/** An expression of the type that is wanted; `date` stands for any date, `number` for any number. */
export function anyExpression(draft: Draft, wanted: Wanted, place: Place): Typed {
  const { choices } = draft;
  if (place.depth <= 0 || choices.chance(30)) return simpleExpression(draft, wanted, place);
  if (choices.chance(20)) return chooseOf(draft, wanted, place);
  if (wanted === 'number') return numberFunction(draft, place);
  switch (wanted.kind) {
    case 'date':
      return dateFunction(draft, place);
    case 'boolean': {
      const of = entryFunction(draft, place);
      if (of !== undefined) return of;
      if (choices.chance(50)) return anyAggregate(draft, 'boolean', deeper(place));
      return typed({ op: 'holds', condition: draft.write.condition(draft, deeper(place)), type: types.boolean }, false);
    }
    case 'integer':
      return choices.chance(60)
        ? anyAggregate(draft, 'integer', deeper(place))
        : arithmetic(draft, 'plus', [
            anyExpression(draft, wanted, deeper(place)),
            simpleExpression(draft, wanted, place),
          ]);
    case 'enum':
    case 'code':
      return (
        pickOf(draft, deeper(place), (field) => sameType(field.type, wanted)) ?? simpleExpression(draft, wanted, place)
      );
    default:
      return simpleExpression(draft, wanted, place);
  }
}
