/**
 * Days of the Gregorian calendar as numbers (1970-01-01 is 0), so that dates compare and add as integers.
 * Results outside 0001-01-01 … 9999-12-31 are `undefined` (unknown).
 */

const EPOCH_SHIFT = 719_468;
const DAYS_PER_ERA = 146_097;

/** Day number of a civil date that exists (H. Hinnant, days_from_civil). Years are positive, so cutting is rounding down. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = (y / 400) | 0;
  const yearOfEra = y - era * 400;
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1;
  const dayOfEra = yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** Civil date of a day number (H. Hinnant, civil_from_days). */
export function civilDate(dayNo: number): CivilDate {
  const z = dayNo + EPOCH_SHIFT;
  const era = (z / DAYS_PER_ERA) | 0;
  const dayOfEra = z - era * DAYS_PER_ERA;
  const yearOfEra =
    ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  const mp = ((5 * dayOfYear + 2) / 153) | 0;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const day = dayOfYear - (((153 * mp + 2) / 5) | 0) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const yearOf = (dayNo: number): number => civilDate(dayNo).year;

export const FIRST_DAY = dayNumber(1, 1, 1);
export const LAST_DAY = dayNumber(9999, 12, 31);
const inCalendar = (day: number): number | undefined => (day >= FIRST_DAY && day <= LAST_DAY ? day : undefined);

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

const ZERO = 48;
const HYPHEN = 45;
/** The number that two digits make; negative when they are none. */
function twoDigitsAt(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000;
}

/** The day number of an ISO date, or `undefined` when it is malformed or does not exist. */
export function parseDate(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const year = twoDigitsAt(text, 0) * 100 + twoDigitsAt(text, 2);
  const month = twoDigitsAt(text, 5);
  const day = twoDigitsAt(text, 8);
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= monthLength(year, month));
  return exists ? dayNumber(year, month, day) : undefined;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const twoDigits = (n: number): string => TWO_DIGITS[n] ?? '';

/** Texts of days, the last one written of each residue: of the same few years most of the time. */
const WRITTEN = 4_096;
const writtenDays: number[] = Array.from({ length: WRITTEN }, () => Number.NaN);
const writtenTexts: string[] = Array.from({ length: WRITTEN }, () => '');

export function formatDate(dayNo: number): string {
  const at = dayNo & (WRITTEN - 1);
  if (writtenDays[at] === dayNo) return writtenTexts[at] as string;
  const { year, month, day } = civilDate(dayNo);
  const fourDigits = year > 999 ? `${year}` : String(year).padStart(4, '0');
  const text = `${fourDigits}-${twoDigits(month)}-${twoDigits(day)}`;
  writtenDays[at] = dayNo;
  writtenTexts[at] = text;
  return text;
}

export const addDays = (dayNo: number, days: number): number | undefined => inCalendar(dayNo + days);

/** The same day number `months` later; in a shorter month its last day (`clamp`) or the first of the next (`next`). */
export function addMonths(dayNo: number, months: number, convention: 'clamp' | 'next'): number | undefined {
  const { year, month, day } = civilDate(dayNo);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
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

export const firstDayOfYear = (dayNo: number): number => dayNumber(yearOf(dayNo), 1, 1);
export const lastDayOfYear = (dayNo: number): number => dayNumber(yearOf(dayNo), 12, 31);
