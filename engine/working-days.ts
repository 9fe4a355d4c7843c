import { dayNumber, FIRST_DAY, LAST_DAY, yearOf } from './calendar.ts';

/** Easter Sunday of a year (anonymous Gregorian computation, Meeus/Jones/Butcher). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

const EASTER_OFFSETS = [-3, -2, 0, 1, 39, 49, 50];
const FIXED_HOLIDAYS = [
  [1, 1],
  [5, 1],
  [5, 17],
  [12, 25],
  [12, 26],
] as const;

/** Norwegian public holidays of a year, as day numbers. */
export function publicHolidays(year: number): ReadonlySet<number> {
  const easter = easterSunday(year);
  return new Set([
    ...EASTER_OFFSETS.map((offset) => easter + offset),
    ...FIXED_HOLIDAYS.map(([month, day]) => dayNumber(year, month, day)),
  ]);
}

const SATURDAY = 5;
/** 0 is Monday. Counted from a Monday before the calendar, so that no day is negative. */
const MONDAY = FIRST_DAY - 7;
const weekdayOf = (dayNo: number): number => (dayNo - MONDAY) % 7;

/** Holidays that are no Sunday, ascending, by year; as many years as are asked for at a time. */
const MOST_YEARS = 200;
const holidaysByYear = new Map<number, readonly number[]>();
function weekdayHolidays(year: number): readonly number[] {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const holidays = [...publicHolidays(year)].filter((day) => weekdayOf(day) <= SATURDAY).toSorted((a, b) => a - b);
  if (holidaysByYear.size >= MOST_YEARS) holidaysByYear.clear();
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** Monday to Friday (to Saturday when it counts) in the days up to this one. */
function weekdaysThrough(dayNo: number, aWeek: number): number {
  const days = dayNo - MONDAY + 1;
  const weeks = Math.floor(days / 7);
  return weeks * aWeek + Math.min(days - weeks * 7, aWeek);
}

/** Working days d with from < d ≤ to, of which `to` is the later. */
function countWorkingDays(from: number, to: number, aWeek: number): number {
  let count = weekdaysThrough(to, aWeek) - weekdaysThrough(from, aWeek);
  const lastYear = yearOf(to);
  for (let year = yearOf(from); year <= lastYear; year += 1) {
    for (const day of weekdayHolidays(year)) if (day > from && day <= to && weekdayOf(day) < aWeek) count -= 1;
  }
  return count;
}

const weekLength = (saturdayCounts: boolean): number => (saturdayCounts ? 6 : 5);

/** The n-th working day after `from` (n = 0: `from` itself); `undefined` for negative n or beyond the calendar. */
export function workingDaysAfter(from: number, n: number, saturdayCounts: boolean): number | undefined {
  if (n < 0 || n > LAST_DAY - FIRST_DAY) return undefined;
  const aWeek = weekLength(saturdayCounts);
  let day = from;
  // As many days as hold the working days that are left when none of them is a holiday: the day looked for or before it.
  for (let left = n; left > 0;) {
    const weekday = weekdayOf(day);
    const behind = left + Math.min(weekday, aWeek - 1);
    const next = day - weekday + Math.floor(behind / aWeek) * 7 + (behind % aWeek);
    if (next > LAST_DAY) return undefined;
    left -= countWorkingDays(day, next, aWeek);
    day = next;
  }
  return day;
}

/** Working days d with from < d ≤ to; minus the same the other way when `to` is before `from`. */
export function workingDaysBetween(from: number, to: number, saturdayCounts: boolean): number {
  const aWeek = weekLength(saturdayCounts);
  return to < from ? 0 - countWorkingDays(to, from, aWeek) : countWorkingDays(from, to, aWeek);
}
