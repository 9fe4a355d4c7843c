import type { LiteralValue, ValueType } from '../../engine/ruleset-document.ts';
import type { Choices } from './choices.ts';
import { allCodes, coarseCodes, exactCodes } from './value-types.ts';

/** Values of a type, from pools so small that facts, limits and boundaries often meet. */

const dates = [
  '2025-12-31',
  '2026-01-01',
  '2024-02-29',
  '2026-04-01',
  '2024-02-28',
  '2024-03-01',
  '2026-04-07',
  '2023-08-31',
  '2027-01-01',
];
const integers = [1, 0, 2, 3, 4, 5];
const wideIntegers = [...integers, -1, -2, 12];
const decimals = ['1', '0', '0.5', '1.5', '2', '3'];
const wideDecimals = [...decimals, '-1', '-0.5', '2.25', '9.9'];

type Bounds = { readonly min?: string | number | undefined; readonly max?: string | number | undefined };

const inBounds =
  ({ min, max }: Bounds) =>
  (value: string | number): boolean =>
    (min === undefined || Number(value) >= Number(min)) && (max === undefined || Number(value) <= Number(max));

const fits = (value: string, scale: number): boolean => (value.split('.')[1]?.length ?? 0) <= scale;

/** A date of the pool; seldom one from the calendar's ends, where functions leave it. */
export const dateValue = (choices: Choices): string =>
  choices.below(1000) === 999 ? choices.pick(['0001-01-01', '9999-12-31']) : choices.pick(dates);

/** Dates in ascending order, for boundaries. */
export const ascendingDates = (choices: Choices, n: number): readonly string[] => choices.some(dates.toSorted(), n, n);

/** A value that a fact or field of this type may have, other than none. */
export function factValue(
  choices: Choices,
  type: ValueType,
  bounds: Bounds = {},
): boolean | number | string | readonly string[] {
  switch (type.kind) {
    case 'boolean':
      return choices.pick([true, false]);
    case 'confirmation':
      return choices.pick(['yes', 'no']);
    case 'integer':
      return choices.pick(wideIntegers.filter(inBounds(bounds)));
    case 'decimal':
      return choices.pick(wideDecimals.filter((value) => fits(value, type.scale)).filter(inBounds(bounds)));
    case 'date':
      return dateValue(choices);
    case 'enum':
      return choices.pick(type.values);
    case 'code':
      return choices.pick(choices.chance(25) ? coarseCodes(type.systems) : exactCodes(type.systems));
    case 'set': {
      const all =
        type.of.kind === 'enum'
          ? type.of.values
          : choices.chance(70)
            ? exactCodes(type.of.systems)
            : allCodes(type.of.systems);
      return choices.some(all, 0, 3);
    }
    default:
      throw new Error(`no value of a ${type.kind}`);
  }
}

/** A code list; `drug` lists exclude now and then. */
export function codeList(
  choices: Choices,
  systems: readonly string[],
): { include: readonly string[]; exclude: readonly string[] } {
  const all = allCodes(systems);
  return {
    include: choices.some(all, 1, 3),
    exclude: choices.chance(30) ? choices.some(all, 1, 2) : [],
  };
}

/** A literal of a rule, in normal form. Codes are exact where a rule compares with one. */
export function literalValue(choices: Choices, type: ValueType): LiteralValue {
  switch (type.kind) {
    case 'integer':
      return choices.pick(integers);
    case 'decimal':
      return choices.pick(decimals.filter((value) => fits(value, type.scale)));
    case 'code':
      return choices.pick(exactCodes(type.systems));
    case 'set':
      return type.of.kind === 'enum'
        ? choices.some(type.of.values, 1, 2).toSorted()
        : choices.some(allCodes(type.of.systems), 1, 2).toSorted();
    case 'codes':
      return codeList(choices, type.systems);
    case 'grouping': {
      const all = allCodes(type.systems);
      const names = choices.some(['first', 'second', 'third'], 1, 3);
      return Object.fromEntries(names.map((name) => [name, choices.some(all, 1, 3)]));
    }
    default:
      return factValue(choices, type) as LiteralValue;
  }
}
