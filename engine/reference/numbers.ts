/** Exact numbers as intervals of scaled BigInts: FORMAT.md 1 (intervals) and 3 (arithmetic). */

/** An end of an interval, in units of the scale. */
export type End = bigint | '-∞' | '∞';
export type NumberValue = { readonly kind: 'number'; readonly scale: number; readonly low: End; readonly high: End };
export type Rounding = 'half-up' | 'down' | 'up';

/** A number beyond this in units of its scale is unknown (FORMAT.md 3). */
const largest = 9_007_199_254_740_991n;

export const interval = (low: End, high: End, scale: number): NumberValue => ({ kind: 'number', scale, low, high });
export const point = (units: bigint, scale = 0): NumberValue => interval(units, units, scale);
export const isPoint = (value: NumberValue): boolean => value.low === value.high && typeof value.low === 'bigint';
export const isWithinRange = (value: NumberValue): boolean =>
  [value.low, value.high].every((end) => typeof end !== 'bigint' || (end <= largest && end >= -largest));

const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);
const rescaleEnd = (end: End, by: number): End => (typeof end === 'bigint' ? end * powerOfTen(by) : end);
/** The same number at a larger scale. */
export const rescale = (value: NumberValue, scale: number): NumberValue =>
  scale <= value.scale
    ? value
    : interval(rescaleEnd(value.low, scale - value.scale), rescaleEnd(value.high, scale - value.scale), scale);

const rank = (end: End): number => (end === '-∞' ? -1 : end === '∞' ? 1 : 0);
export const compareEnds = (a: End, b: End): number => {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  return rank(a) - rank(b);
};
export const lowest = (ends: readonly End[]): End => ends.reduce((a, b) => (compareEnds(a, b) <= 0 ? a : b));
export const highest = (ends: readonly End[]): End => ends.reduce((a, b) => (compareEnds(a, b) >= 0 ? a : b));

const negate = (end: End): End => (end === '-∞' ? '∞' : end === '∞' ? '-∞' : -end);
/** Ends of the same side: −∞ and ∞ never meet. */
const addEnds = (a: End, b: End): End => {
  if (typeof a !== 'bigint') return a;
  return typeof b === 'bigint' ? a + b : b;
};
const sign = (end: End): number => (typeof end === 'bigint' ? (end > 0n ? 1 : end < 0n ? -1 : 0) : rank(end));
/** 0 × ∞ = 0. */
const multiplyEnds = (a: End, b: End): End => {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a * b;
  const product = sign(a) * sign(b);
  return product === 0 ? 0n : product > 0 ? '∞' : '-∞';
};

const atSameScale = (a: NumberValue, b: NumberValue): [NumberValue, NumberValue] => [
  rescale(a, b.scale),
  rescale(b, a.scale),
];

export const plus = (first: NumberValue, second: NumberValue): NumberValue => {
  const [a, b] = atSameScale(first, second);
  return interval(addEnds(a.low, b.low), addEnds(a.high, b.high), a.scale);
};
export const minus = (first: NumberValue, second: NumberValue): NumberValue =>
  plus(first, interval(negate(second.high), negate(second.low), second.scale));
export const times = (a: NumberValue, b: NumberValue): NumberValue => {
  const corners = [a.low, a.high].flatMap((x) => [multiplyEnds(x, b.low), multiplyEnds(x, b.high)]);
  return interval(lowest(corners), highest(corners), a.scale + b.scale);
};
export const max = (first: NumberValue, second: NumberValue): NumberValue => {
  const [a, b] = atSameScale(first, second);
  return interval(highest([a.low, b.low]), highest([a.high, b.high]), a.scale);
};
export const min = (first: NumberValue, second: NumberValue): NumberValue => {
  const [a, b] = atSameScale(first, second);
  return interval(lowest([a.low, b.low]), lowest([a.high, b.high]), a.scale);
};

const roundedQuotient = (numerator: bigint, denominator: bigint, rounding: Rounding): bigint => {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const away = rounding === 'up' ? n % d !== 0n : rounding === 'half-up' && 2n * (n % d) >= d;
  const magnitude = n / d + (away ? 1n : 0n);
  return negative ? -magnitude : magnitude;
};

/** Undefined when the divisor is or may be 0. A finite number through ∞ is 0. */
export const divide = (a: NumberValue, b: NumberValue, scale: number, rounding: Rounding): NumberValue | undefined => {
  if (sign(b.low) <= 0 && sign(b.high) >= 0) return undefined;
  const corner = (x: End, y: End): End => {
    if (typeof y !== 'bigint') return 0n;
    if (typeof x !== 'bigint') return multiplyEnds(x, y);
    return roundedQuotient(x * powerOfTen(scale + b.scale), y * powerOfTen(a.scale), rounding);
  };
  const corners = [a.low, a.high].flatMap((x) => [corner(x, b.low), corner(x, b.high)]);
  return interval(lowest(corners), highest(corners), scale);
};

/** The written decimal in units of `scale`; undefined when it is not one or has more digits. */
export const parseDecimal = (written: string, scale: number): bigint | undefined => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(written);
  if (match === null) return undefined;
  const digits = (match[3] ?? '').replace(/0+$/, '');
  if (digits.length > scale) return undefined;
  const units = BigInt(`${match[2] ?? '0'}${digits.padEnd(scale, '0')}`);
  return match[1] === '-' ? -units : units;
};

/** Normal form: no trailing zeros, no sign on zero. */
export const writeDecimal = (units: bigint, scale: number): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
};
