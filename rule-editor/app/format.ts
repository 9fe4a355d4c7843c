import type { Language } from './language.tsx';

const locale = (language: Language) => (language === 'en' ? 'en-GB' : `${language}-NO`);

/** `2026-03-01` as people write it: 01.03.2026. */
export function dateWords(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return day === undefined ? iso : `${day}.${month}.${year}`;
}

/** `01.03.2026` (or 1.3.2026, or ISO) as ISO 8601; undefined: no such day. */
export function readDate(text: string): string | undefined {
  const written = /^\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*$/.exec(text);
  const iso = written ? `${written[3]}-${written[2]?.padStart(2, '0')}-${written[1]?.padStart(2, '0')}` : text.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** An instant as day and time in Norway. */
export function timeWords(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  }).format(new Date(instant));
}

export function numberWords(value: number, language: Language): string {
  return new Intl.NumberFormat(locale(language)).format(value);
}

/** Today in Norway, as ISO 8601. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date());
}

/** The day before a day, as ISO 8601. */
export const dayBefore = (iso: string): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
