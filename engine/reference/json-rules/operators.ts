import type { Engine } from 'json-rules-engine';
import type { ValueType } from '../../ruleset-document.ts';
import type { Code, CodeSystems } from '../codes.ts';
import { compare } from '../compare.ts';
import { daysBetween, parseDay } from '../dates.ts';
import type { Truth } from '../kleene.ts';
import { isPoint, rescale } from '../numbers.ts';
import { isOpenEnded } from '../scope.ts';
import type { Value } from '../values.ts';

/** What json-rules-engine gets to see, so that its own operators compare what FORMAT.md says they compare. */

type Plain = boolean | string | bigint | readonly string[] | Value;
export type Operand =
  | { readonly state: 'unknown' }
  | { readonly state: 'none' }
  /** `isNone`: none of an open-ended date, which compares as a date. */
  | { readonly state: 'known'; readonly plain: Plain; readonly isNone: boolean };

/** More digits than any value has: numbers of all scales become BigInts that compare. */
const commonScale = 60;
const firstDay = parseDay('0001-01-01');
/** None of an open-ended date: later than every date. */
const endOfTime = 10_000_000n;

const plainOf = (value: Value): Plain | undefined => {
  switch (value.kind) {
    case 'boolean':
    case 'word':
      return value.value;
    case 'date':
      return firstDay === undefined ? undefined : BigInt(daysBetween(firstDay, value.value));
    case 'number': {
      const { low } = rescale(value, commonScale);
      return isPoint(value) && typeof low === 'bigint' ? low : undefined;
    }
    case 'set':
      return value.codes === undefined ? value.items : value;
    default:
      return value;
  }
};

export const operandOf = (value: Value, type: ValueType): Operand => {
  if (value.kind === 'none') {
    return isOpenEnded(type) ? { state: 'known', plain: endOfTime, isNone: true } : { state: 'none' };
  }
  const plain = value.kind === 'unknown' ? undefined : plainOf(value);
  return plain === undefined ? { state: 'unknown' } : { state: 'known', plain, isNone: false };
};

const isStrings = (plain: Plain): plain is readonly string[] => Array.isArray(plain);
const asValue = (plain: Plain): Value => {
  if (isStrings(plain)) return { kind: 'set', items: plain, codes: undefined };
  return typeof plain === 'object' ? plain : { kind: 'unknown' };
};

/** Codes and sets have no operators in json-rules-engine: these take their place. */
const ownOperators = ['inCodes', 'containsAny', 'containsAll', 'containsNone', 'isSubsetOf'] as const;

/** One decorator for each reading; an operator of ours may answer `unknown` itself. */
const decorate = (left: Operand, right: Operand, next: (left: Plain, right: Plain) => Truth): Truth => {
  if (left.state === 'none' || right.state === 'none') return false;
  if (left.state === 'unknown' || right.state === 'unknown') return 'unknown';
  return next(left.plain, right.plain);
};

export const addOperators = (engine: Engine, systems: CodeSystems): void => {
  type Next = (left: Plain, right: Plain) => boolean;
  engine.addOperatorDecorator(
    'certainly',
    (left: Operand, right: Operand, next: Next) => decorate(left, right, next) === true,
  );
  engine.addOperatorDecorator(
    'possibly',
    (left: Operand, right: Operand, next: Next) => decorate(left, right, next) !== false,
  );
  const isNone = (left: Operand): boolean => left.state === 'none' || (left.state === 'known' && left.isNone);
  engine.addOperator('certainlyNone', isNone);
  engine.addOperator('possiblyNone', (left: Operand) => left.state === 'unknown' || isNone(left));

  // An operator's answer is passed on as it is, so that the decorators see `unknown`.
  const addOwn = (name: string, answer: (left: Value, right: Value) => Truth): void =>
    engine.addOperator(name, (left: Plain, right: Plain) => answer(asValue(left), asValue(right)) as boolean);
  for (const operator of ownOperators) {
    addOwn(operator, (left, right) =>
      compare(operator, { value: left, openEnded: false }, { value: right, openEnded: false }, systems),
    );
  }
  const codes = (left: Value, right: Value): readonly [Code, Code] | undefined =>
    left.kind === 'code' && right.kind === 'code' ? [left, right] : undefined;
  const equalCodes = (left: Value, right: Value): Truth => {
    const pair = codes(left, right);
    return pair === undefined ? 'unknown' : systems.equal(...pair);
  };
  addOwn('equalCodes', equalCodes);
  addOwn('notEqualCodes', (left, right) => {
    const truth = equalCodes(left, right);
    return truth === 'unknown' ? truth : !truth;
  });
};
