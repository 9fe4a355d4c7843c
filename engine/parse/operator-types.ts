import type { Operator, ValueType } from '../ruleset-document.ts';

type Kind = ValueType['kind'];

export const scalars: readonly Kind[] = ['boolean', 'confirmation', 'integer', 'decimal', 'date', 'enum', 'code'];

export const ordered: readonly Kind[] = ['integer', 'decimal', 'date'];

const anyKind: readonly Kind[] = [...scalars, 'set'];

/** Table of FORMAT.md section 2: the types that may stand to the left of each operator. */
export const operatorTypes: { readonly [O in Operator]: readonly Kind[] } = {
  equal: scalars,
  notEqual: scalars,
  lessThan: ordered,
  lessThanInclusive: ordered,
  greaterThan: ordered,
  greaterThanInclusive: ordered,
  inInterval: ordered,
  in: ['enum'],
  notIn: ['enum'],
  inCodes: ['code'],
  containsAny: ['set'],
  containsAll: ['set'],
  containsNone: ['set'],
  isSubsetOf: ['set'],
  isNone: anyKind,
  isSome: anyKind,
};
