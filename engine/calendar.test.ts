import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  birthday,
  FIRST_DAY,
  formatDate,
  fullYearsBetween,
  LAST_DAY,
  lastDayOfYear,
  parseDate,
} from './calendar.ts';
import { easterSunday, publicHolidays, workingDaysAfter, workingDaysBetween } from './working-days.ts';

const day = (iso: string): number => parseDate(iso) ?? Number.NaN;
const aDay = fc.integer({ min: day('1850-01-01'), max: day('2250-12-31') });
const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

describe('the calendar', () => {
  test('agrees with Temporal on every kind of step', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, n) => {
        const date = Temporal.PlainDate.from(formatDate(from));
        const inCalendar = (d: Temporal.PlainDate): string | undefined =>
          d.year >= 1 && d.year <= 9999 ? d.toString() : undefined;
        const written = (d: number | undefined): string | undefined => (d === undefined ? undefined : formatDate(d));
        expect(written(addDays(from, n))).toBe(inCalendar(date.add({ days: n })));
        expect(written(addMonths(from, n, 'clamp'))).toBe(inCalendar(date.add({ months: n })));
        expect(formatDate(lastDayOfYear(from))).toBe(date.with({ month: 12, day: 31 }).toString());
        expect(parseDate(formatDate(from))).toBe(from);
      }),
      { numRuns: 2000 },
    );
  });

  test('the same day a month later is the last of a shorter month, or the first of the next', () => {
    const from = day('2025-08-31');
    expect(formatDate(addMonths(from, 6, 'clamp') ?? 0)).toBe('2026-02-28');
    expect(formatDate(addMonths(from, 6, 'next') ?? 0)).toBe('2026-03-01');
    expect(formatDate(addMonths(day('2026-03-01'), 24, 'clamp') ?? 0)).toBe('2028-03-01');
    expect(formatDate(addMonths(day('2024-02-29'), 36, 'clamp') ?? 0)).toBe('2027-02-28');
  });

  test('a person born on 29 February turns 18 on 28 February or on 1 March', () => {
    expect(formatDate(birthday(day('2008-02-29'), 18, '28-feb') ?? 0)).toBe('2026-02-28');
    expect(formatDate(birthday(day('2008-02-29'), 18, '1-mar') ?? 0)).toBe('2026-03-01');
    expect(formatDate(birthday(day('2008-02-29'), 16, '1-mar') ?? 0)).toBe('2024-02-29');
  });

  test('full years between two days are n exactly from the day n years later', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 120 }), fc.integer({ min: -400, max: 400 }), (from, n, off) => {
        const later = addMonths(from, n * 12, 'clamp') ?? 0;
        expect(fullYearsBetween(from, later + off) >= n).toBe(off >= 0);
      }),
    );
  });

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '2026-4-1', '0000-01-01'])(
    '%s is no date',
    (text) => expect(parseDate(text)).toBeUndefined(),
  );
});

describe('working days', () => {
  test('public holidays are those of date-holidays, 1950 to 2100', () => {
    const norway = new Holidays('NO');
    for (let year = 1950; year <= 2100; year += 1) {
      const expected = norway
        .getHolidays(year)
        .filter((holiday) => holiday.type === 'public')
        .map((holiday) => holiday.date.slice(0, 10));
      const own = [...publicHolidays(year)].map(formatDate);
      expect([...new Set(own)].toSorted()).toEqual([...new Set(expected)].toSorted());
    }
  });

  test('three working days over Easter 2026', () => {
    expect(formatDate(easterSunday(2026))).toBe('2026-04-05');
    expect(formatDate(workingDaysAfter(day('2026-04-01'), 3, false) ?? 0)).toBe('2026-04-09');
    expect(formatDate(workingDaysAfter(day('2026-04-01'), 3, true) ?? 0)).toBe('2026-04-08');
  });

  test('the n-th working day after a day is n working days from it', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 300 }), fc.boolean(), (from, n, saturday) => {
        const to = workingDaysAfter(from, n, saturday) ?? Number.NaN;
        expect(workingDaysBetween(from, to, saturday)).toBe(n);
        expect(workingDaysBetween(from, to - 1, saturday)).toBe(n - 1);
        expect(workingDaysBetween(to, from, saturday)).toBe(-n);
      }),
      { numRuns: 300 },
    );
  });

  test('working days are those that are left when weekends and public holidays are struck out day by day', () => {
    const counts = (dayNo: number, saturday: boolean): boolean => {
      const date = Temporal.PlainDate.from(formatDate(dayNo));
      return date.dayOfWeek < (saturday ? 7 : 6) && !publicHolidays(date.year).has(dayNo);
    };
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 400 }), fc.boolean(), (from, length, saturday) => {
        const days = Array.from({ length }, (_, i) => from + 1 + i);
        const expected = days.filter((dayNo) => counts(dayNo, saturday)).length;
        expect(workingDaysBetween(from, from + length, saturday)).toBe(expected);
      }),
      { numRuns: 100 },
    );
    expect(workingDaysBetween(FIRST_DAY, LAST_DAY, false)).toBeGreaterThan(2_400_000);
    expect(workingDaysAfter(LAST_DAY - 1, 2, false)).toBeUndefined();
  });

  test('a number of days beyond the calendar gives no day, at once', () => {
    expect(workingDaysAfter(0, 9_007_199_254_740_991, false)).toBeUndefined();
    expect(workingDaysAfter(0, -1, false)).toBeUndefined();
  });
});
