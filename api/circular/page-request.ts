import type { Context } from 'hono';
import { dayInNorway } from '../day-in-norway.ts';
import type { CircularLanguage } from './captions.ts';

/** What a page is asked for. */
export type PageRequest = {
  readonly language: CircularLanguage;
  readonly on: string;
  readonly query: string;
  /** A date that was written and does not exist. */
  readonly badDate: string | undefined;
};

const MOST_CHARACTERS = 100;

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Reads `?paa=…&sprak=…&sok=…`; without a date the day is today's in Norway. */
export function readPageRequest(c: Context, now: Date): PageRequest {
  const asked = c.req.query('paa')?.trim() ?? '';
  const today = dayInNorway(now);
  return {
    language: c.req.query('sprak') === 'nn' ? 'nn' : 'nb',
    on: isDate(asked) ? asked : today,
    query: (c.req.query('sok') ?? '').trim().slice(0, MOST_CHARACTERS),
    badDate: asked === '' || isDate(asked) ? undefined : asked.slice(0, MOST_CHARACTERS),
  };
}
