import type fc from 'fast-check';
import type { Condition, Expression, Operator, RulesetDocument } from '../../engine/ruleset-document.ts';
import { aggregateOf, entryFunctionOf, pickOf } from './aggregates.ts';
import { numbers, readChoices } from './choices.ts';
import { comparisonWith, operatorsOf } from './comparisons.ts';
import { anyCondition, derivedFact } from './conditions.ts';
import { fieldOf, listOf, reference, type Draft, type Place, type Typed } from './draft.ts';
import {
  afterOf,
  anyExpression,
  arithmetic,
  betweenOf,
  birthdayOf,
  chooseOf,
  dividedBy,
  extremeDate,
  literalOf,
  ofOneDate,
  several,
} from './expressions.ts';
import { parameterOf } from './parameters.ts';
import { documentOf, newDraft } from './ruleset.ts';
import * as types from './value-types.ts';

/** Rulesets that compute one value, `result`, with one function, operator or connective of the library. */

const place: Place = { depth: 1 };
const number = (draft: Draft): Typed => anyExpression(draft, 'number', place);
const wholeNumber = (draft: Draft): Typed => anyExpression(draft, types.integer, place);
const date = (draft: Draft): Typed => anyExpression(draft, types.date, place);
const anyType = (draft: Draft) =>
  draft.choices.pick([
    'number',
    types.date,
    types.code('drug'),
    types.boolean,
    types.enumeration,
    types.setOfPlaces,
  ] as const);
const parameterTypes = [
  types.integer,
  types.decimal(1),
  types.date,
  types.boolean,
  types.enumeration,
  types.setOfPlaces,
] as const;
const holds = (condition: Condition): Typed => ({
  expression: { op: 'holds', condition, type: types.boolean },
  mayBeNone: false,
});

/** A function of the entry at hand, seen through a derived field. */
function throughEntries(draft: Draft, write: (draft: Draft, inside: Place) => Typed | undefined): Typed {
  const list = listOf(draft, 'fees');
  const written = write(draft, { list, derivesEntry: true, depth: 1 }) ?? literalOf(draft, types.boolean);
  const { type } = written.expression;
  list.derived.set('seen', { name: 'seen', type, title: { nb: 'seen' }, noneAllowed: written.mayBeNone });
  list.rules = {
    list: list.name,
    derived: [{ name: 'seen', value: written.expression }],
    classes: [],
    otherwise: { class: 'count', reason: 'ENTRY_OTHERWISE' },
  };
  const field: Typed = { expression: { op: 'field', name: 'seen', type }, mayBeNone: written.mayBeNone };
  const operator = draft.choices.pick(operatorsOf(type, written.mayBeNone));
  const where = comparisonWith(draft, field, operator, { depth: 0 });
  return { expression: { op: 'count', over: list.name, counted: false, where, type: types.integer }, mayBeNone: false };
}

export const functions: { readonly [Op in Expression['op']]: (draft: Draft) => Typed } = {
  literal: (draft) => literalOf(draft, anyType(draft)),
  fact: (draft) => reference(draft, place, ({ type }) => type.kind !== 'list' && type.kind !== 'text') ?? number(draft),
  field: (draft) =>
    throughEntries(draft, (inside, { list }) => {
      const field = list && fieldOf(inside, list, () => true);
      return field && { expression: { op: 'field', name: field.name, type: field.type }, mayBeNone: field.noneAllowed };
    }),
  parameter: (draft) => parameterOf(draft, draft.choices.pick(parameterTypes), place),
  holds: (draft) => holds(anyCondition(draft, { depth: 2 })),
  choose: (draft) => chooseOf(draft, anyType(draft), place),
  plus: (draft) =>
    arithmetic(
      draft,
      'plus',
      several(draft, () => number(draft)),
    ),
  times: (draft) =>
    arithmetic(
      draft,
      'times',
      several(draft, () => number(draft)),
    ),
  max: (draft) =>
    arithmetic(
      draft,
      'max',
      several(draft, () => number(draft)),
    ),
  min: (draft) =>
    arithmetic(
      draft,
      'min',
      several(draft, () => number(draft)),
    ),
  minus: (draft) => arithmetic(draft, 'minus', [number(draft), number(draft)]),
  dividedBy: (draft) => dividedBy(draft, number(draft), number(draft)),
  after: (draft) =>
    afterOf(
      draft,
      draft.choices.pick(['months', 'days', 'years', 'workingDays']),
      wholeNumber(draft),
      date(draft),
      place,
    ),
  birthday: (draft) => birthdayOf(draft, wholeNumber(draft), date(draft)),
  dayBefore: (draft) => ofOneDate('dayBefore', date(draft)),
  dayAfter: (draft) => ofOneDate('dayAfter', date(draft)),
  firstDayOfYear: (draft) => ofOneDate('firstDayOfYear', date(draft)),
  lastDayOfYear: (draft) => ofOneDate('lastDayOfYear', date(draft)),
  yearOf: (draft) => ofOneDate('yearOf', date(draft)),
  earliestOf: (draft) =>
    extremeDate(
      draft,
      'earliestOf',
      several(draft, () => date(draft)),
    ),
  latestOf: (draft) =>
    extremeDate(
      draft,
      'latestOf',
      several(draft, () => date(draft)),
    ),
  daysBetween: (draft) => betweenOf(draft, 'daysBetween', date(draft), date(draft), place),
  workingDaysBetween: (draft) => betweenOf(draft, 'workingDaysBetween', date(draft), date(draft), place),
  fullYearsBetween: (draft) => betweenOf(draft, 'fullYearsBetween', date(draft), date(draft), place),
  count: (draft) => aggregateOf(draft, 'count', 'number', place),
  countDistinct: (draft) => aggregateOf(draft, 'countDistinct', 'number', place),
  sum: (draft) => aggregateOf(draft, 'sum', 'number', place),
  any: (draft) => aggregateOf(draft, 'any', 'boolean', place),
  all: (draft) => aggregateOf(draft, 'all', 'boolean', place),
  pick: (draft) =>
    pickOf(draft, place, ({ type }) => type.kind !== 'date' || !type.openEnded) ?? literalOf(draft, types.integer),
  isReplaced: (draft) =>
    throughEntries(draft, (inside, { list }) => list && entryFunctionOf(inside, list, 'isReplaced')),
  isDuplicate: (draft) =>
    throughEntries(draft, (inside, { list }) => list && entryFunctionOf(inside, list, 'isDuplicate')),
};

/** A comparison with this operator; numbers are half the time derived, so that intervals are compared too. */
function comparisonBy(draft: Draft, operator: Operator): Typed {
  const { choices } = draft;
  const fits = ({ expression, mayBeNone }: Typed): boolean =>
    operatorsOf(expression.type, mayBeNone).includes(operator);
  const derived = choices.chance(50) ? derivedFact(draft, 1) : undefined;
  const given = reference(
    draft,
    place,
    ({ type, noneAllowed }) => operatorsOf(type, noneAllowed).includes(operator) && type.kind !== 'list',
  );
  const left = derived !== undefined && fits(derived) ? derived : given;
  if (left === undefined) throw new Error(`nothing to compare by ${operator}`);
  return holds(comparisonWith(draft, left, operator, place));
}

const operatorNames: { readonly [O in Operator]: true } = {
  equal: true,
  notEqual: true,
  lessThan: true,
  lessThanInclusive: true,
  greaterThan: true,
  greaterThanInclusive: true,
  inInterval: true,
  in: true,
  notIn: true,
  inCodes: true,
  containsAny: true,
  containsAll: true,
  containsNone: true,
  isSubsetOf: true,
  isNone: true,
  isSome: true,
};
export const operators = Object.keys(operatorNames) as readonly Operator[];

const rulesetBy = (write: (draft: Draft) => Typed): fc.Arbitrary<RulesetDocument> =>
  numbers(60).map((chosen) => {
    const draft = newDraft(readChoices(chosen), ['only']);
    const { expression } = write(draft);
    return documentOf(draft, { figures: [{ name: 'result', title: { nb: 'result' }, value: expression }] });
  });

export const rulesetsWithFunction = (op: Expression['op']): fc.Arbitrary<RulesetDocument> => rulesetBy(functions[op]);
export const rulesetsWithOperator = (operator: Operator): fc.Arbitrary<RulesetDocument> =>
  rulesetBy((draft) => comparisonBy(draft, operator));
