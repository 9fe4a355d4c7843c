import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareScaled, dividedBy, extreme, formatDecimal, parseDecimal, plus, times } from './number.ts';
import { highOf, interval, isInterval, lowOf, type Interval, type Value } from './value.ts';

const scale = fc.integer({ min: 0, max: 6 });
const anInteger = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger());
const small = fc.integer({ min: -1_000_000, max: 1_000_000 });
const anInterval = fc
  .tuple(small, small)
  .map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)) as number | Interval);
const units = (scaled: number, from: number, to: number): bigint => BigInt(scaled) * 10n ** BigInt(to - from);
const safe = (n: bigint): Value => (Number.isSafeInteger(Number(n)) ? Number(n) : undefined);

const inside = (value: Value, point: Value): boolean =>
  value === undefined ||
  (typeof point === 'number' && lowOf(value as number) <= point && point <= highOf(value as number));

describe('exact arithmetic on scaled integers', () => {
  test('comparison of any scales is that of exact integers', () => {
    fc.assert(
      fc.property(anInteger, scale, anInteger, scale, (a, sa, b, sb) => {
        const [x, y] = [units(a, sa, 12), units(b, sb, 12)];
        expect(Math.sign(compareScaled(a, sa, b, sb))).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
    );
  });

  test('a sum is exact, or unknown beyond the safe integers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anInteger, scale), { minLength: 1, maxLength: 4 }), (terms) => {
        const exact = terms.reduce((sum, [n, s]) => sum + units(n, s, 6), 0n);
        const operands = terms.map(([value, s]) => ({ value, scale: s }));
        expect(plus(operands, 6)).toBe(safe(exact));
      }),
    );
  });

  test('an operation on intervals contains the operation on every pair of points', () => {
    const pointOf = (value: number | Interval, share: number): number =>
      Math.round(lowOf(value) + (highOf(value) - lowOf(value)) * share);
    fc.assert(
      fc.property(anInterval, anInterval, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const [x, y] = [pointOf(a, share), pointOf(b, 1 - share)];
        const of = (p: number | Interval, q: number | Interval) => [
          { value: p, scale: 0 },
          { value: q, scale: 0 },
        ];
        expect(inside(plus(of(a, b), 0), plus(of(x, y), 0))).toBe(true);
        expect(inside(times(a, b), times(x, y))).toBe(true);
        expect(inside(extreme(of(a, b), 0, 1), Math.max(x, y))).toBe(true);
        expect(inside(extreme(of(a, b), 0, -1), Math.min(x, y))).toBe(true);
        for (const rounding of ['half-up', 'down', 'up'] as const) {
          const whole = dividedBy({ value: a, scale: 0 }, { value: b, scale: 0 }, 2, rounding);
          const point = dividedBy({ value: x, scale: 0 }, { value: y, scale: 0 }, 2, rounding);
          expect(inside(whole, point)).toBe(true);
        }
      }),
    );
  });

  test.each([
    [1, 8, 'half-up', 13],
    [1, 8, 'down', 12],
    [1, 8, 'up', 13],
    [-1, 8, 'half-up', -13],
    [-1, 8, 'down', -12],
    [-1, -8, 'up', 13],
    [1, 3, 'half-up', 33],
  ] as const)('%i / %i with two decimals, rounded %s, is %i hundredths', (a, b, rounding, expected) => {
    expect(dividedBy({ value: a, scale: 0 }, { value: b, scale: 0 }, 2, rounding)).toBe(expected);
  });

  test('division by what is or may be zero is unknown', () => {
    expect(dividedBy({ value: 1, scale: 0 }, { value: 0, scale: 0 }, 2, 'down')).toBeUndefined();
    expect(dividedBy({ value: 1, scale: 0 }, { value: { low: -1, high: 1 }, scale: 0 }, 2, 'down')).toBeUndefined();
  });

  test('decimals are read as written and never rounded', () => {
    expect(parseDecimal('1.15', 2)).toBe(115);
    expect(parseDecimal('3.60', 1)).toBe(36);
    expect(parseDecimal('3.6000000000000001', 1)).toBe('too-many-digits');
    expect(parseDecimal('12345678901234567890', 0)).toBe('too-large');
    for (const text of ['', '1.', '.5', '01', '1e3', '+1', '1,5', ' 1'])
      expect(parseDecimal(text, 3)).toBe('malformed');
    fc.assert(
      fc.property(anInteger, scale, (n, s) => {
        expect(parseDecimal(formatDecimal(n, s), s)).toBe(n);
      }),
    );
    expect(isInterval(interval(1, 2))).toBe(true);
  });
});
