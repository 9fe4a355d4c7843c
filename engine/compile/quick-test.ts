import { FALSE, not, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { Operator, ValueType } from '../ruleset-document.ts';
import type { Value } from '../value.ts';
import type { Context, ValueNode } from './scope.ts';

/** What a comparison says of two values, also when one is unknown or none. */
type Compare = (left: Value, right: Value) => Truth;
type Ask = (context: Context) => Truth;

/** What an operator says of two numbers or days: of a smaller, the same and a greater one. */
const ORDERS: { readonly [operator in Operator]?: readonly [less: Truth, same: Truth, greater: Truth] } = {
  lessThan: [TRUE, FALSE, FALSE],
  lessThanInclusive: [TRUE, TRUE, FALSE],
  greaterThan: [FALSE, FALSE, TRUE],
  greaterThanInclusive: [FALSE, TRUE, TRUE],
  equal: [FALSE, TRUE, FALSE],
  notEqual: [TRUE, FALSE, TRUE],
};
const scaleOf = (type: ValueType): number | undefined => {
  if (type.kind === 'decimal') return type.scale;
  return type.kind === 'integer' || type.kind === 'date' ? 0 : undefined;
};

/**
 * A comparison with the detours cut that most need not take: two plain numbers of one scale are compared as they are,
 * a word is looked for among literals. All else is left to `compare`.
 */
export function quickTest(operator: Operator, left: ValueNode, right: ValueNode, compare: Compare): Ask {
  const order = ORDERS[operator];
  const scale = scaleOf(left.type);
  if (order !== undefined && scale !== undefined && scale === scaleOf(right.type)) {
    return compareNumbers(order, left, right, compare);
  }
  const isWord = left.type.kind === 'enum' || left.type.kind === 'boolean' || left.type.kind === 'confirmation';
  if (isWord && right.literal !== undefined) {
    if (operator === 'equal' || operator === 'notEqual') {
      return findWord([right.literal], left, operator === 'equal' ? TRUE : FALSE);
    }
    if (operator === 'in' || operator === 'notIn') {
      return findWord(right.literal as readonly string[], left, operator === 'in' ? TRUE : FALSE);
    }
  }
  const { literal } = right;
  if (literal !== undefined) return (context) => compare(left.value(context), literal);
  return (context) => compare(left.value(context), right.value(context));
}

function compareNumbers(
  [less, same, greater]: readonly [less: Truth, same: Truth, greater: Truth],
  left: ValueNode,
  right: ValueNode,
  compare: Compare,
): Ask {
  const { literal } = right;
  if (typeof literal === 'number') {
    return (context) => {
      const x = left.value(context);
      if (typeof x !== 'number') return compare(x, literal);
      return x < literal ? less : x > literal ? greater : same;
    };
  }
  return (context) => {
    const x = left.value(context);
    const y = right.value(context);
    if (typeof x !== 'number' || typeof y !== 'number') return compare(x, y);
    return x < y ? less : x > y ? greater : same;
  };
}

function findWord(words: readonly Value[], left: ValueNode, found: Truth): Ask {
  const [only] = words;
  const other = not(found);
  if (words.length === 1) {
    return (context) => {
      const x = left.value(context);
      if (x === only) return found;
      return x === undefined ? UNKNOWN : x === null ? FALSE : other;
    };
  }
  return (context) => {
    const x = left.value(context);
    if (x === undefined) return UNKNOWN;
    return x === null ? FALSE : words.includes(x) ? found : other;
  };
}
