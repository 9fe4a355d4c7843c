import type { Expression, RulesetDocument, ValueType } from '../ruleset-document.ts';
import { readLiteral } from '../reference/versions.ts';
import { readValue } from '../reference/values.ts';
import { formatDate } from '../calendar.ts';
import { formatDecimal } from '../number.ts';
import type { Gap } from './coverage.ts';
import { numberOf, sidesOf, type PlacedLimit, type Side } from './limits.ts';
import type { Observation } from './observe.ts';
import { expressionInWords, signs } from './words.ts';

/** Sides of limits that no case stands on where the limit was asked for. */
export function untestedLimits(
  document: RulesetDocument,
  limits: readonly PlacedLimit[],
  observations: readonly Observation[],
): readonly Gap[] {
  return limits.flatMap((limit) => {
    const asked = nearest(limit, observations);
    const right = limit.right.op === 'literal' ? fixed(limit.right) : asked?.right;
    const wanted = right === undefined ? undefined : sidesOf(limit, right);
    return (['limit', 'beyond'] as const).flatMap((side): readonly Gap[] => {
      if (observations.some(({ sides }) => sides.get(limit.pointer)?.has(side))) return [];
      const possible = wanted?.[side].filter((value) => isPossible(document, limit.left, value));
      if (possible?.length === 0) return [];
      const example = asked === undefined ? '' : `, for instance as in ${asked.id}`;
      return [
        {
          id: `${limit.pointer}#${side}`,
          what: `${inWords(limit)}: no case ${asked === undefined ? 'asks for it' : describe(limit, side)}`,
          add: `${expressionInWords(limit.left)} = ${values(limit, side, possible)}${derivation(document, limit.left)}${example}`,
        },
      ];
    });
  });
}

/** The case in which the two sides of the comparison lay closest. */
function nearest(
  { pointer }: PlacedLimit,
  observations: readonly Observation[],
): { readonly id: string; readonly right: number } | undefined {
  const distance = ({ left, right }: { left: number | undefined; right: number }): number =>
    left === undefined ? Infinity : Math.abs(left - right);
  return observations
    .flatMap(({ id, limits }) => {
      const compared = limits.get(pointer);
      return compared === undefined ? [] : [{ id, right: compared.right, distance: distance(compared) }];
    })
    .toSorted((a, b) => (a.distance < b.distance ? -1 : a.distance > b.distance ? 1 : 0))[0];
}

const fixed = (right: Expression): number | undefined =>
  right.op === 'literal' ? numberOf(readLiteral(right.value, right.type), right.type) : undefined;

const inWords = ({ left, operator, right, isBoundary }: PlacedLimit): string =>
  isBoundary
    ? `the version from ${expressionInWords(right)} by ${expressionInWords(left)}`
    : `${expressionInWords(left)} ${signs[operator]} ${expressionInWords(right)}`;

function describe({ isBoundary }: PlacedLimit, side: Side): string {
  if (isBoundary) return side === 'limit' ? 'on the day' : 'the day before';
  return side === 'limit' ? 'on the limit' : 'just beyond the limit';
}

function values(limit: PlacedLimit, side: Side, possible: readonly number[] | undefined): string {
  if (possible === undefined) return `${expressionInWords(limit.right)}${side === 'limit' ? '' : ', one unit beyond'}`;
  return possible.map((value) => written(value, limit.left.type)).join(' or ');
}

function written(value: number, type: ValueType): string {
  if (type.kind === 'date') return formatDate(value);
  return formatDecimal(value, type.kind === 'decimal' ? type.scale : 0);
}

/** How a derived fact comes about, for what a case cannot state. */
function derivation(document: RulesetDocument, left: Expression): string {
  const declared = left.op === 'fact' ? document.facts.find(({ name }) => name === left.name) : undefined;
  return declared?.derived === undefined ? '' : ` (derived: ${expressionInWords(declared.derived)})`;
}

/** Can the left side have this value? Not beyond its declared range, nor as a number of entries below nothing. */
function isPossible(document: RulesetDocument, left: Expression, value: number): boolean {
  if (left.op === 'count' || left.op === 'countDistinct') return value >= 0;
  const facts = document.facts.filter(({ name }) => left.op === 'fact' && name === left.name);
  return facts.every(({ type, min, max, derived }) => {
    const [low, high] = [min, max].map((end) => (end === undefined ? undefined : numberOf(readValue(end, type), type)));
    if (low !== undefined && value < low) return false;
    if (high !== undefined && value > high) return false;
    return derived === undefined || isPossible(document, derived, value);
  });
}
