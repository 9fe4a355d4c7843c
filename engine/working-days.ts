import { civilDate, dayNumber, FIRST_DAY, LAST_DAY } from './calendar.ts';

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

/** Walks working days: Monday to Friday (Saturday when it counts) that are no public holiday. */
function workingDayTest(saturdayCounts: boolean): (dayNo: number) => boolean {
  let year = Number.NaN;
  let holidays: ReadonlySet<number> = new Set();
  return (dayNo) => {
    const weekday = (((dayNo + 3) % 7) + 7) % 7; // 0 is Monday
    if (weekday === 6 || (weekday === 5 && !saturdayCounts)) return false;
    const dayYear = civilDate(dayNo).year;
    if (dayYear !== year) {
      year = dayYear;
      holidays = publicHolidays(year);
    }
    return !holidays.has(dayNo);
  };
}

/** The n-th working day after `from` (n = 0: `from` itself); `undefined` for negative n or beyond the calendar. */
export function workingDaysAfter(from: number, n: number, saturdayCounts: boolean): number | undefined {
  if (n < 0 || n > LAST_DAY - FIRST_DAY) return undefined;
  const isWorkingDay = workingDayTest(saturdayCounts);
  let day = from;
  for (let left = n; left > 0;) {
    day += 1;
    if (day > LAST_DAY) return undefined;
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** Working days d with from < d ≤ to; minus the same the other way when `to` is before `from`. */
export function workingDaysBetween(from: number, to: number, saturdayCounts: boolean): number {
  if (to < from) return 0 - workingDaysBetween(to, from, saturdayCounts);
  const isWorkingDay = workingDayTest(saturdayCounts);
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (isWorkingDay(day)) count += 1;
  return count;
}
