import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { easterSunday, publicHolidays } from './holidays.ts';

describe('Norwegian public holidays', () => {
  const calendar = new Holidays('NO');
  const years = Array.from({ length: 250 }, (_, i) => 1950 + i);

  it.each(years)('of %i are those of date-holidays', (year) => {
    const published = calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10));
    expect(publicHolidays(year)).toEqual([...new Set(published)].toSorted());
  });

  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
    [4099, '4099-04-19'],
  ])('Easter of %i is %s', (year, date) => {
    expect(easterSunday(year).toString()).toBe(date);
  });

  it('counts two holidays of one day once', () => {
    // Ascension fell on 1 May in 2008, Whit Monday on 17 May in 2027.
    expect(publicHolidays(2008)).toHaveLength(11);
    expect(publicHolidays(2027)).toHaveLength(11);
  });
});
