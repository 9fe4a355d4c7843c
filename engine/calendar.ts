/**
 * Days of the Gregorian calendar as numbers (1970-01-01 is 0), so that dates compare and add as integers.
 * Results outside 0001-01-01 … 9999-12-31 are `undefined` (unknown).
 */

const EPOCH_SHIFT = 719_468;
const DAYS_PER_ERA = 146_097;

/** Day number of a civil date that exists (H. Hinnant, days_from_civil). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** Civil date of a day number (H. Hinnant, civil_from_days). */
export function civilDate(dayNo: number): CivilDate {
  const z = dayNo + EPOCH_SHIFT;
  const era = Math.floor(z / DAYS_PER_ERA);
  const dayOfEra = z - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const FIRST_DAY = dayNumber(1, 1, 1);
export const LAST_DAY = dayNumber(9999, 12, 31);
const inCalendar = (day: number): number | undefined => (day >= FIRST_DAY && day <= LAST_DAY ? day : undefined);

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = digitAt(text, at);
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The day number of an ISO date, or `undefined` when it is malformed or does not exist. */
export function parseDate(text: string): number | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
  return exists ? dayNumber(year, month, day) : undefined;
}

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

export function formatDate(dayNo: number): string {
  const { year, month, day } = civilDate(dayNo);
  const fourDigits = year > 999 ? `${year}` : String(year).padStart(4, '0');
  return `${fourDigits}-${twoDigits(month)}-${twoDigits(day)}`;
}

export const addDays = (dayNo: number, days: number): number | undefined => inCalendar(dayNo + days);

/** The same day number `months` later; in a shorter month its last day (`clamp`) or the first of the next (`next`). */
export function addMonths(dayNo: number, months: number, convention: 'clamp' | 'next'): number | undefined {
  const { year, month, day } = civilDate(dayNo);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  if (toYear < 1 || toYear > 9999) return undefined;
  const length = monthLength(toYear, toMonth);
  if (day <= length) return dayNumber(toYear, toMonth, day);
  return inCalendar(dayNumber(toYear, toMonth, length) + (convention === 'next' ? 1 : 0));
}

/** The day a person born on `birth` turns `years`; 29 February falls on 28 February or 1 March of other years. */
export const birthday = (birth: number, years: number, leapDay: '28-feb' | '1-mar'): number | undefined =>
  addMonths(birth, years * 12, leapDay === '28-feb' ? 'clamp' : 'next');

/** The largest n for which `from` + n years (clamped) ≤ `to`. */
export function fullYearsBetween(from: number, to: number): number {
  const start = civilDate(from);
  const years = civilDate(to).year - start.year;
  const day = Math.min(start.day, monthLength(start.year + years, start.month));
  return dayNumber(start.year + years, start.month, day) <= to ? years : years - 1;
}

export const firstDayOfYear = (dayNo: number): number => dayNumber(civilDate(dayNo).year, 1, 1);
export const lastDayOfYear = (dayNo: number): number => dayNumber(civilDate(dayNo).year, 12, 31);
