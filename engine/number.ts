import { highOf, interval, lowOf, type Interval, type Value } from './value.ts';

/** Exact arithmetic on scaled integers: numbers as long as they are safe, BigInt where a step could leave that range. */

type N = number | Interval;
const POWERS = Array.from({ length: 40 }, (_, i) => 10n ** BigInt(i));
const power = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);
const finite = (n: number): boolean => n !== Infinity && n !== -Infinity;

/** The scaled integer as a number when safe; `NaN` (never safe) otherwise. */
const toNumber = (n: bigint): number => {
  const asNumber = Number(n);
  return Number.isSafeInteger(asNumber) ? asNumber : Number.NaN;
};

/** Sign of a − b, where `a` is in units of 10^-scaleA and `b` of 10^-scaleB. Ends of intervals may be infinite. */
export function compareScaled(a: number, scaleA: number, b: number, scaleB: number): number {
  if (scaleA === scaleB || !finite(a) || !finite(b)) return a < b ? -1 : a > b ? 1 : 0;
  const scale = Math.max(scaleA, scaleB);
  const [x, y] = [a * 10 ** (scale - scaleA), b * 10 ** (scale - scaleB)];
  if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return x - y;
  const [p, q] = [BigInt(a) * power(scale - scaleA), BigInt(b) * power(scale - scaleB)];
  return p < q ? -1 : p > q ? 1 : 0;
}

/** `value` of scale `from` in units of scale `to` ≥ `from`. */
export function rescale(value: Value, from: number, to: number): Value {
  if (from === to || value === undefined || value === null || typeof value === 'boolean') return value;
  const n = value as N;
  const up = (x: number): number => (finite(x) ? toNumber(BigInt(x) * power(to - from)) : x);
  return interval(up(lowOf(n)), up(highOf(n)));
}

export type Operand = { readonly value: N; readonly scale: number };

function sumOfEnds(ends: readonly number[], scales: readonly number[], scale: number): number {
  const infinite = ends.find((end) => !finite(end));
  if (infinite !== undefined) return infinite;
  return toNumber(ends.reduce((sum, end, i) => sum + BigInt(end) * power(scale - (scales[i] ?? 0)), 0n));
}

export function plus(operands: readonly Operand[], scale: number): Value {
  const scales = operands.map((operand) => operand.scale);
  const values = operands.map((operand) => operand.value);
  return interval(sumOfEnds(values.map(lowOf), scales, scale), sumOfEnds(values.map(highOf), scales, scale));
}

export const negate = (operand: Operand): Operand => ({
  scale: operand.scale,
  value: typeof operand.value === 'number' ? -operand.value : { low: -operand.value.high, high: -operand.value.low },
});

/** An end of an interval on the way: exact however large, or infinite. */
type End = bigint | number;
const endOf = (n: number): End => (finite(n) ? BigInt(n) : n);
const productOfEnds = (a: End, b: End): End => {
  if (a === 0n || b === 0n) return 0n;
  return typeof a === 'bigint' && typeof b === 'bigint' ? a * b : Number(a) * Number(b);
};
const least = (ends: readonly End[]): End => ends.reduce((a, b) => (b < a ? b : a));
const greatest = (ends: readonly End[]): End => ends.reduce((a, b) => (b > a ? b : a));
const ofEnd = (end: End): number => (typeof end === 'bigint' ? toNumber(end) : end);

/** The product. Only the result must be a number that can be held, not what is met on the way. */
export function times(...factors: readonly N[]): Value {
  const plain = factors.reduce<number>((product, n) => (typeof n === 'number' ? product * n : Number.NaN), 1);
  // Without a zero no factor makes it smaller, so no step on the way was larger.
  if (Math.abs(plain) < 2 ** 50 && factors.every((n) => n !== 0)) return plain;
  let [low, high]: readonly [End, End] = [1n, 1n];
  for (const n of factors) {
    const corners: readonly End[] = [low, high].flatMap((a) =>
      [lowOf(n), highOf(n)].map((b) => productOfEnds(a, endOf(b))),
    );
    [low, high] = [least(corners), greatest(corners)];
  }
  return interval(ofEnd(low), ofEnd(high));
}

/** The extreme (`max`: sign 1, `min`: sign −1) of operands, in units of `scale`. */
export function extreme(operands: readonly Operand[], scale: number, sign: 1 | -1): Value {
  const pick = (end: (n: N) => number): number => {
    const best = operands.reduce((a, b) =>
      compareScaled(end(b.value), b.scale, end(a.value), a.scale) * sign > 0 ? b : a,
    );
    const value = end(best.value);
    return finite(value) ? toNumber(BigInt(value) * power(scale - best.scale)) : value;
  };
  return interval(pick(lowOf), pick(highOf));
}

export type Rounding = 'half-up' | 'down' | 'up';

function roundedQuotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n || rounding === 'down') return quotient;
  const away = numerator < 0n === denominator < 0n ? 1n : -1n;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const size = denominator < 0n ? -denominator : denominator;
  return rounding === 'up' || twice >= size ? quotient + away : quotient;
}

function quotientOfEnds(a: number, b: number, shift: number, rounding: Rounding): number {
  if (!finite(b)) return 0;
  if (!finite(a)) return b < 0 ? -a : a;
  const [n, d] = shift >= 0 ? [BigInt(a) * power(shift), BigInt(b)] : [BigInt(a), BigInt(b) * power(-shift)];
  return toNumber(roundedQuotient(n, d, rounding));
}

/** a / b in units of 10^-scale; unknown when b is or may be 0. */
export function dividedBy(a: Operand, b: Operand, scale: number, rounding: Rounding): Value {
  if (lowOf(b.value) <= 0 && highOf(b.value) >= 0) return undefined;
  const shift = scale + b.scale - a.scale;
  const corners = [lowOf(a.value), highOf(a.value)].flatMap((x) =>
    [lowOf(b.value), highOf(b.value)].map((y) => quotientOfEnds(x, y, shift, rounding)),
  );
  return interval(Math.min(...corners), Math.max(...corners));
}

/** The scaled integer of a decimal numeral, or why it has none. */
export function parseDecimal(text: string, scale: number): number | 'malformed' | 'too-many-digits' | 'too-large' {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text);
  if (match === null || text.length > 400) return 'malformed';
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > scale) return 'too-many-digits';
  const scaled = Number(`${match[1] ?? ''}${match[2] ?? ''}${fraction.padEnd(scale, '0')}`);
  if (!Number.isSafeInteger(scaled)) return 'too-large';
  return scaled === 0 ? 0 : scaled;
}

/** The numeral without trailing zeros. */
export function formatDecimal(scaled: number, scale: number): string {
  if (scale === 0) return String(scaled);
  const digits = String(Math.abs(scaled)).padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return `${scaled < 0 ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`;
}
