/** Dates by Temporal: FORMAT.md 3, the rows that give or take dates. Undefined is a date outside the calendar. */
export type Day = Temporal.PlainDate;

const firstYear = 1;
const lastYear = 9999;
const within = (day: Day): Day | undefined => (day.year >= firstYear && day.year <= lastYear ? day : undefined);

export const parseDay = (written: string): Day | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return undefined;
  try {
    return within(Temporal.PlainDate.from(written, { overflow: 'reject' }));
  } catch {
    return undefined;
  }
};
export const compareDays = (a: Day, b: Day): number => Temporal.PlainDate.compare(a, b);

/** No step within the calendar is longer, counted in any unit. */
const isReachable = (steps: bigint): boolean => steps > -4_000_000n && steps < 4_000_000n;

export const daysAfter = (day: Day, days: bigint): Day | undefined =>
  isReachable(days) ? within(day.add({ days: Number(days) })) : undefined;

/** The same day number; where the month has no such day: its last (`clamp`) or the first of the next (`next`). */
export const monthsAfter = (day: Day, months: bigint, convention: 'clamp' | 'next'): Day | undefined => {
  if (!isReachable(months)) return undefined;
  const clamped = day.add({ months: Number(months) }, { overflow: 'constrain' });
  return within(convention === 'next' && clamped.day !== day.day ? clamped.add({ days: 1 }) : clamped);
};
export const yearsAfter = (day: Day, years: bigint, convention: 'clamp' | 'next'): Day | undefined =>
  monthsAfter(day, years * 12n, convention);

/** The day a person born on `born` turns `years`. */
export const birthday = (born: Day, years: bigint, leapDay: '28-feb' | '1-mar'): Day | undefined =>
  yearsAfter(born, years, leapDay === '28-feb' ? 'clamp' : 'next');

export const firstDayOfYear = (day: Day): Day => day.with({ month: 1, day: 1 });
export const lastDayOfYear = (day: Day): Day => day.with({ month: 12, day: 31 });
export const daysBetween = (from: Day, to: Day): number => from.until(to, { largestUnit: 'day' }).days;

/** The largest n for which from + n years (`clamp`) ≤ to. */
export const fullYearsBetween = (from: Day, to: Day): number => {
  const years = to.year - from.year;
  return compareDays(from.add({ years }, { overflow: 'constrain' }), to) <= 0 ? years : years - 1;
};
