import type { TableLanguage } from './cell-words.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const two = (n: number | string): string => String(n).padStart(2, '0');

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** `2026-03-01` as `01.03.2026` (English: `1 March 2026`); what is no day stays as it is. */
export function dateText(iso: string, language: TableLanguage): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  if (language === 'en') return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
  return `${day}.${month}.${year}`;
}

/** The ISO date of a written day: `1.3.2026`, `01.03.2026`, `2026-03-01`, `1 March 2026`; undefined when it is none. */
export function readDay(text: string): string | undefined {
  const plain = text.trim();
  const local = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(plain);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain);
  const named = /^(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})$/.exec(plain);
  const month = MONTHS.findIndex((name) => name.toLowerCase() === named?.[2]?.toLowerCase()) + 1;
  const parts = local
    ? [local[3], local[2], local[1]]
    : iso
      ? [iso[1], iso[2], iso[3]]
      : named
        ? [named[3], String(month), named[1]]
        : undefined;
  if (parts === undefined) return undefined;
  const [year = 0, month2 = 0, day = 0] = parts.map(Number);
  return isDay(year, month2, day) ? `${String(year).padStart(4, '0')}-${two(month2)}-${two(day)}` : undefined;
}
