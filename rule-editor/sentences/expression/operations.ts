import type { ValueType } from '#engine';
import { isObject, type Json, type JsonObject } from '#engine/objects';

/** How something is worked out; `number`, `day` and `yesNo` are written values where nothing says which kind they are of. */
export type Operation =
  | 'literal'
  | 'number'
  | 'day'
  | 'yesNo'
  | 'fact'
  | 'field'
  | 'role'
  | 'parameter'
  | 'choose'
  | 'holds'
  | Many
  | 'minus'
  | 'dividedBy'
  | After
  | 'birthday'
  | OfDate
  | Between
  | Aggregate
  | 'isReplaced'
  | 'isDuplicate';
type Many = 'plus' | 'times' | 'max' | 'min' | 'earliestOf' | 'latestOf';
type After = 'days' | 'workingDays' | 'months' | 'years';
type OfDate = 'dayBefore' | 'dayAfter' | 'firstDayOfYear' | 'lastDayOfYear' | 'yearOf';
type Between = 'daysBetween' | 'workingDaysBetween' | 'fullYearsBetween';
type Aggregate = 'count' | 'countDistinct' | 'sum' | 'any' | 'all' | 'pick';

const many: readonly Many[] = ['plus', 'times', 'max', 'min', 'earliestOf', 'latestOf'];
const after: readonly After[] = ['days', 'workingDays', 'months', 'years'];
const ofDate: readonly OfDate[] = ['dayBefore', 'dayAfter', 'firstDayOfYear', 'lastDayOfYear', 'yearOf'];
const between: readonly Between[] = ['daysBetween', 'workingDaysBetween', 'fullYearsBetween'];
const aggregates: readonly Aggregate[] = ['count', 'countDistinct', 'sum', 'any', 'all', 'pick'];
const isOneOf = <T extends string>(all: readonly T[], name: string): name is T => all.some((one) => one === name);

/** What is to be worked out. `undefined`: anything. */
export type Wanted = ValueType | undefined;
export const aNumber: ValueType = { kind: 'decimal', scale: 9 };
const aWhole: ValueType = { kind: 'integer' };
const aDate: ValueType = { kind: 'date', openEnded: false };
const yesNo: ValueType = { kind: 'boolean' };

const isDay = (json: Json): boolean => typeof json === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(json);

/** How something is worked out as it is written; undefined: nothing is chosen yet (`null`). */
export function operationOf(json: Json | undefined, wanted: Wanted): Operation | undefined {
  if (json === null || json === undefined) return undefined;
  if (!isObject(json)) {
    // A date may be given by the name of a fact.
    if (wanted?.kind === 'date' && typeof json === 'string' && !isDay(json)) return 'fact';
    if (wanted !== undefined) return 'literal';
    return typeof json === 'boolean' ? 'yesNo' : isDay(json) ? 'day' : 'number';
  }
  if (typeof json['fn'] === 'string') return json['fn'] as Operation;
  const named = ['fact', 'field', 'role', 'parameter', 'choose', 'holds', 'minus', 'dividedBy', 'birthday'] as const;
  return [...named, ...many, ...after, ...ofDate, ...between].find((name) => Object.hasOwn(json, name));
}

/** A place in an expression that is filled. What is `null` or an empty name is not filled yet. */
export type Slot = { readonly key: string } & (
  | { readonly is: 'part'; readonly wanted: Wanted; readonly index?: number; readonly isOptional?: boolean }
  | { readonly is: 'parts'; readonly wanted: Wanted }
  | { readonly is: 'branches' }
  | { readonly is: 'condition'; readonly isOptional: boolean }
  | { readonly is: 'choice'; readonly options: readonly string[]; readonly usual: string | undefined }
  | { readonly is: 'whole'; readonly least: number; readonly most: number }
  | { readonly is: 'switch' }
  | { readonly is: 'fact' | 'role' | 'parameter' | 'list' }
  | { readonly is: 'field'; readonly wanted: Wanted }
  | { readonly is: 'fields' }
  | { readonly is: 'distinct' }
);

const part = (key: string, wanted: Wanted, index?: number): Slot => ({
  is: 'part',
  key,
  wanted,
  ...(index !== undefined && { index }),
});
const saturday: Slot = { is: 'part', key: 'saturday', wanted: yesNo, isOptional: true };

/** What is filled in, of something that is worked out so. A written value and a fact by its bare name have no slots. */
export function slotsOf(operation: Operation, wanted: Wanted, json?: JsonObject): readonly Slot[] {
  if (isOneOf(many, operation))
    return [{ is: 'parts', key: operation, wanted: operation.endsWith('Of') ? aDate : sameNumber(wanted) }];
  if (isOneOf(after, operation))
    return [
      part(operation, aWhole),
      part('after', aDate),
      ...(operation === 'workingDays' ? [saturday] : []),
      ...(operation === 'months' || operation === 'years'
        ? [{ is: 'choice', key: 'convention', options: ['clamp', 'next'], usual: 'clamp' } as const]
        : []),
    ];
  if (isOneOf(ofDate, operation)) return [part(operation, aDate)];
  if (isOneOf(between, operation))
    return [
      part(operation, aDate, 0),
      part(operation, aDate, 1),
      ...(operation === 'workingDaysBetween' ? [saturday] : []),
    ];
  if (isOneOf(aggregates, operation)) return aggregateSlots(operation, wanted, json);
  switch (operation) {
    case 'fact':
    case 'role':
      return [{ is: operation, key: operation }];
    case 'field':
      return [{ is: 'field', key: 'field', wanted }];
    case 'parameter':
      return [{ is: 'parameter', key: 'parameter' }, ...(json?.['key'] === undefined ? [] : [part('key', undefined)])];
    case 'choose':
      return [{ is: 'branches', key: 'choose' }, part('else', wanted)];
    case 'holds':
      return [{ is: 'condition', key: 'holds', isOptional: false }];
    case 'minus':
      return [part('minus', sameNumber(wanted), 0), part('minus', sameNumber(wanted), 1)];
    case 'dividedBy':
      return [
        part('dividedBy', aNumber, 0),
        part('dividedBy', aNumber, 1),
        { is: 'whole', key: 'scale', least: 0, most: 9 },
        { is: 'choice', key: 'rounding', options: ['half-up', 'down', 'up'], usual: undefined },
      ];
    case 'birthday':
      return [
        part('birthday', aWhole),
        part('of', aDate),
        { is: 'choice', key: 'leapDay', options: ['28-feb', '1-mar'], usual: '28-feb' },
      ];
    case 'isReplaced':
      return [
        { is: 'field', key: 'id', wanted: undefined },
        { is: 'field', key: 'replaces', wanted: undefined },
      ];
    case 'isDuplicate':
      return [{ is: 'fields', key: 'by' }];
    default:
      return [];
  }
}

const sameNumber = (wanted: Wanted): Wanted => (wanted?.kind === 'integer' ? wanted : aNumber);

function aggregateSlots(operation: Aggregate, wanted: Wanted, json: JsonObject | undefined): readonly Slot[] {
  const isOfEach = operation === 'any' || operation === 'all';
  const order = json?.['first'] === undefined && json?.['last'] !== undefined ? 'last' : 'first';
  return [
    { is: 'list', key: 'over' },
    ...(operation === 'countDistinct' ? [{ is: 'distinct', key: 'by' } as const] : []),
    ...(operation === 'sum' ? [{ is: 'field', key: 'field', wanted: aNumber } as const] : []),
    ...(operation === 'pick'
      ? [
          { is: 'field', key: 'field', wanted } as const,
          { is: 'choice', key: 'order', options: ['first', 'last'], usual: undefined } as const,
          { is: 'field', key: order, wanted: aDate } as const,
        ]
      : []),
    { is: 'condition', key: 'where', isOptional: !isOfEach },
    { is: 'switch', key: 'counted' },
  ];
}

export type Offer = { readonly hasField: boolean; readonly hasLists: boolean; readonly isOfEntry: boolean };

/** The ways in which something of a type can be worked out, in the order in which they are offered. */
export function operationsFor(wanted: Wanted, { hasField, hasLists, isOfEntry }: Offer): readonly Operation[] {
  const plain: readonly Operation[] = ['fact', ...(hasField ? (['field'] as const) : []), 'parameter', 'choose'];
  const numbers: readonly Operation[] = [
    ...(['plus', 'minus', 'times'] as const),
    ...(wanted?.kind === 'integer' ? [] : (['dividedBy'] as const)),
    'max',
    'min',
    ...between,
    'yearOf',
    ...(hasLists ? (['count', 'countDistinct', 'sum', 'pick'] as const) : []),
  ];
  const dates: readonly Operation[] = [
    ...after,
    'birthday',
    ...ofDate.filter((one) => one !== 'yearOf'),
    'earliestOf',
    'latestOf',
    ...(hasLists && wanted !== undefined ? (['pick'] as const) : []),
  ];
  const answers: readonly Operation[] = [
    'holds',
    ...(hasLists ? (['any', 'all'] as const) : []),
    ...(isOfEntry ? (['isReplaced', 'isDuplicate'] as const) : []),
  ];
  switch (wanted?.kind) {
    case undefined:
      return ['number', 'day', 'yesNo', ...plain, ...numbers, ...dates, ...answers];
    case 'integer':
    case 'decimal':
      return ['literal', ...plain, ...numbers];
    case 'date':
      return ['literal', ...plain, ...dates];
    case 'boolean':
      return ['literal', ...plain, ...answers];
    case 'enum':
    case 'code':
      return ['literal', ...plain, ...(hasLists ? (['pick'] as const) : [])];
    default:
      return ['literal', ...plain];
  }
}
