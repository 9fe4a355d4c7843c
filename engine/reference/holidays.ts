import { compareDays, type Day } from './dates.ts';

/** Norwegian public holidays and working days: FORMAT.md 3, `workingDays`. */

const sunday = 7;
const saturdayNumber = 6;
const modulo = (a: number, b: number): number => ((a % b) + b) % b;

/** Easter Sunday by Clavius's rule (epact of the Gregorian moon): the Sunday after the full moon of March. */
export const easterSunday = (year: number): Day => {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const droppedLeapYears = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  const epact = modulo(11 * golden + 20 + moonCorrection - droppedLeapYears, 30);
  const adjusted = epact === 24 || (epact === 25 && golden > 11) ? epact + 1 : epact;
  const marchDay = 44 - adjusted;
  const fullMoon = Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({
    days: (marchDay < 21 ? marchDay + 30 : marchDay) - 1,
  });
  return fullMoon.add({ days: sunday - modulo(fullMoon.dayOfWeek, sunday) });
};

const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'];
/** Maundy Thursday, Good Friday, Easter, Easter Monday, Ascension, Whit Sunday and Monday, in days from Easter. */
const movable = [-3, -2, 0, 1, 39, 49, 50];

export const publicHolidays = (year: number): readonly string[] => {
  const easter = easterSunday(year);
  const written = String(year).padStart(4, '0');
  return [
    ...new Set([...fixed.map((day) => `${written}-${day}`), ...movable.map((days) => easter.add({ days }).toString())]),
  ].toSorted();
};

type YearOfWork = { readonly holidays: ReadonlySet<string>; readonly days: number };
type WorkCalendar = (day: Day) => boolean;

const workCalendar = (saturday: boolean): { isWorkingDay: WorkCalendar; workingDaysIn: (year: number) => number } => {
  const years = new Map<number, YearOfWork>();
  const isWeekday = (day: Day): boolean => day.dayOfWeek < (saturday ? sunday : saturdayNumber);
  const yearOf = (year: number): YearOfWork => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const holidays = new Set(publicHolidays(year));
    let days = 0;
    const start = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    for (let n = 0; n < start.daysInYear; n += 1) {
      const day = start.add({ days: n });
      if (isWeekday(day) && !holidays.has(day.toString())) days += 1;
    }
    const found = { holidays, days };
    years.set(year, found);
    return found;
  };
  return {
    isWorkingDay: (day) => isWeekday(day) && !yearOf(day.year).holidays.has(day.toString()),
    workingDaysIn: (year) => yearOf(year).days,
  };
};

/** Working days after `from` up to and with `to`; `to` before `from`: minus the same the other way. */
export const workingDaysBetween = (from: Day, to: Day, saturday: boolean): number => {
  if (compareDays(to, from) < 0) return 0 - workingDaysBetween(to, from, saturday);
  const calendar = workCalendar(saturday);
  let count = 0;
  let day = from;
  while (compareDays(day, to) < 0) {
    const wholeYear = day.month === 12 && day.day === 31 && day.year + 1 < to.year;
    if (wholeYear) {
      count += calendar.workingDaysIn(day.year + 1);
      day = day.add({ years: 1 });
    } else {
      day = day.add({ days: 1 });
      if (calendar.isWorkingDay(day)) count += 1;
    }
  }
  return count;
};

/** The n-th working day after `from`; n = 0: `from`; negative or outside the calendar: undefined. */
export const workingDaysAfter = (from: Day, n: bigint, saturday: boolean): Day | undefined => {
  if (n < 0n) return undefined;
  const calendar = workCalendar(saturday);
  let left = n;
  let day = from;
  while (left > 0n) {
    const endOfYear = day.month === 12 && day.day === 31;
    if (endOfYear && day.year >= 9999) return undefined;
    const skipped = endOfYear ? BigInt(calendar.workingDaysIn(day.year + 1)) : left;
    if (endOfYear && skipped < left) {
      left -= skipped;
      day = day.add({ years: 1 });
    } else {
      day = day.add({ days: 1 });
      if (calendar.isWorkingDay(day)) left -= 1n;
    }
  }
  return day;
};
