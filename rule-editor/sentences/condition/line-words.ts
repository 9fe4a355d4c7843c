import type { Json } from '#engine/objects';
import type { Line } from '../model/lines.ts';
import { conditionOf, scopeOf } from '../source-words/condition-of.ts';
import type { Reading } from '../use-object.ts';
import type { Where } from './where.ts';

/** A line in words: of a comparison in two, what is compared and what is said of it. */
export type LineWords = {
  /** «ikke:», when the line is denied. */
  readonly not: string;
  readonly subject: string;
  readonly predicate: string;
  /** All of it. */
  readonly text: string;
  /** The named condition that it stands for. */
  readonly named: string | undefined;
};

const two = [{ op: 'named', name: '' } as const, { op: 'named', name: '' } as const];

/** What a group asks of its parts. */
export function groupWords({ words }: Pick<Reading, 'words'>, kind: Line['group'], n: number | undefined): string {
  if (kind === undefined || kind === 'not') return '';
  return words.condition(kind === 'atLeast' ? { op: kind, n: n ?? 1, of: two } : { op: kind, of: two }).text;
}

/** `leaf`: what the line says, unless it is a group. */
export function wordsOfLine(reading: Reading, where: Where, line: Line, leaf: Json | undefined): LineWords {
  const { readable, words } = reading;
  const not = line.isNegated ? words.condition({ op: 'not', of: { op: 'all', of: two } }).text : '';
  const said = (subject: string, predicate: string, named?: string): LineWords => ({
    not,
    subject,
    predicate,
    text: [not, subject, predicate].filter((part) => part !== '').join(' '),
    named: named?.split('/')[0],
  });
  if (leaf === undefined) return said('', groupWords(reading, line.group, line.n));
  const condition = conditionOf(scopeOf(readable, where), leaf);
  if (condition.op === 'compare') {
    const { subject, predicate } = words.comparison(condition, where.list);
    return said(subject, predicate);
  }
  const { text, named } = words.condition(condition, where.list);
  return said('', text, named);
}
