import type { Condition, ValueType } from '../../engine/ruleset-document.ts';
import { comparisonWith, operatorsOf } from './comparisons.ts';
import { deeper, freshName, reference, type Draft, type Place, type Typed, type Wanted } from './draft.ts';
import * as types from './value-types.ts';

const kinds: readonly (readonly [number, (type: ValueType) => boolean])[] = [
  [4, (type) => type.kind === 'boolean' || type.kind === 'confirmation'],
  [4, types.isNumber],
  [2, (type) => type.kind === 'date'],
  [2, (type) => type.kind === 'enum'],
  [3, (type) => type.kind === 'code'],
  [2, (type) => type.kind === 'set'],
];

function comparison(draft: Draft, place: Place): Condition {
  const accepts = draft.choices.weighted(kinds);
  const isScalar = (type: ValueType): boolean => type.kind !== 'list' && type.kind !== 'text';
  const left =
    reference(draft, place, ({ type }) => accepts(type)) ?? reference(draft, place, ({ type }) => isScalar(type));
  if (left === undefined) throw new Error('no fact to compare');
  const operator = draft.choices.pick(operatorsOf(left.expression.type, left.mayBeNone));
  return comparisonWith(draft, left, operator, place);
}

/** A named condition; it reads no fields, so that it can stand anywhere. */
export function namedCondition(draft: Draft, depth: number): string {
  if (draft.conditions.length > 0 && draft.choices.chance(60)) return draft.choices.pick(draft.conditions).name;
  const condition = anyCondition(draft, { depth });
  const name = freshName(draft, 'condition');
  draft.conditions.push({ name, title: { nb: name }, legalBasis: [], condition });
  return name;
}

export function anyCondition(draft: Draft, place: Place): Condition {
  const { choices } = draft;
  if (place.depth <= 0) return comparison(draft, place);
  const inner = deeper(place);
  const parts = (low: number, high: number): readonly Condition[] =>
    Array.from({ length: choices.between(low, high) }, () => anyCondition(draft, inner));
  const kind = choices.weighted([
    [6, 'compare'],
    [2, 'all'],
    [3, 'any'],
    [2, 'not'],
    [1, 'atLeast'],
    [2, 'named'],
    [4, 'derived'],
  ]);
  switch (kind) {
    case 'all':
    case 'any':
      return { op: kind, of: parts(1, 3) };
    case 'not':
      return { op: 'not', of: anyCondition(draft, inner) };
    case 'atLeast': {
      const of = parts(2, 3);
      return { op: 'atLeast', n: choices.between(1, of.length), of };
    }
    case 'named':
      return { op: 'named', name: namedCondition(draft, inner.depth) };
    case 'derived': {
      const left = derivedFact(draft, inner.depth);
      return comparisonWith(draft, left, choices.pick(operatorsOf(left.expression.type, left.mayBeNone)), place);
    }
    default:
      return comparison(draft, place);
  }
}

const derivedTypes: readonly (readonly [number, Wanted])[] = [
  [5, 'number'],
  [3, types.date],
  [3, types.boolean],
  [1, types.enumeration],
  [1, types.code('drug')],
  [1, types.setOfPlaces],
];

/** Declares a derived fact and reads it. */
export function derivedFact(draft: Draft, depth: number): Typed {
  const wanted = draft.choices.weighted(derivedTypes);
  const { expression, mayBeNone } = draft.write.expression(draft, wanted, { depth: Math.max(depth, 1) });
  const name = freshName(draft, 'derived');
  draft.facts.set(name, {
    name,
    type: expression.type,
    title: { nb: name },
    noneAllowed: mayBeNone,
    source: 'derived',
    identifying: 'none',
    curable: 'no',
    contestable: false,
    derived: expression,
  });
  return { expression: { op: 'fact', name, type: expression.type }, mayBeNone };
}
