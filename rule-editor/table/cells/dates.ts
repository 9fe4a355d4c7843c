import { dateWords, readDate } from '../../app/format.ts';
import type { TableLanguage } from './cell-words.ts';

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, month))),
);

/** `2026-03-01` as `01.03.2026`; in English `1 March 2026`. */
export function dateText(iso: string, language: TableLanguage): string {
  const [year, month, day] = iso.split('-');
  return language === 'en' ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}` : dateWords(iso);
}

/** The ISO date of a written day: `1.3.2026`, `2026-03-01`, `1 March 2026`; undefined when it is none. */
export function readDay(text: string): string | undefined {
  const [, day = '', name = '', year = ''] = /^\s*(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})\s*$/.exec(text) ?? [];
  const month = MONTHS.findIndex((one) => one.toLowerCase() === name.toLowerCase()) + 1;
  return readDate(month > 0 ? `${day}.${month}.${year}` : text);
}
