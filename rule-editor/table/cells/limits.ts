import { isObject, type Json } from '#engine/objects';
import { type CellWords, written } from './cell-words.ts';
import { type CellContext } from './context.ts';
import { afterWord, partAt, quoted, unquoted } from './lists.ts';
import { type CellReading, misread, read } from './problem.ts';
import { problemWords } from './problem-words.ts';
import { readValue, type ValueShape, valueText } from './values.ts';

/** Limits: `under 3,6`, `minst 5,0`, `over 100 til og med 300`, `fra og med 01.03.2026`. */

const ends = ['over', 'from', 'to', 'under'] as const;
export type End = (typeof ends)[number];

/** The words of an end, which are others for dates. */
export function endWords(words: CellWords, end: End, isDate: boolean): readonly string[] {
  if (!isDate) return words[end];
  return { over: words.after, from: words.notBefore, to: words.notAfter, under: words.before }[end];
}

const isLower = (end: End): boolean => end === 'over' || end === 'from';

/** One end of an interval: a literal, or the name of a date. */
function boundText(context: CellContext, shape: ValueShape, value: Json): string | undefined {
  const text = valueText(context, shape, value);
  if (text !== undefined || shape.type.kind !== 'date' || typeof value !== 'string') return text;
  return `${written(context.words.fact)} ${quoted(context.factNames.textOf(value))}`;
}

function readBound(context: CellContext, shape: ValueShape, text: string): CellReading {
  const name = shape.type.kind === 'date' ? afterWord(text, context.words.fact) : undefined;
  if (name === undefined) return readValue(context, shape, text);
  const { expected, fix } = problemWords[context.language];
  const fact = context.factNames.keyOf(unquoted(name) ?? name);
  return fact === undefined ? misread(text, expected.fact, fix.name) : read(fact);
}

/** An interval in words; undefined when a cell cannot say it. */
export function intervalText(context: CellContext, shape: ValueShape, value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const { words } = context;
  const isDate = shape.type.kind === 'date';
  const given = ends.filter((end) => value[end] !== undefined);
  if (given.length !== Object.keys(value).length || given.length === 0) return undefined;
  const [low, high] = [given.find(isLower), given.find((end) => !isLower(end))];
  if (given.length > 2 || (given.length === 2 && (low === undefined || high === undefined))) return undefined;
  const two = given.length === 2;
  const parts = given.map((end) => {
    const bound = boundText(context, shape, value[end] ?? null);
    const word =
      two && end === 'from'
        ? words.fromOfTwo
        : two && end === 'to'
          ? words.toOfTwo
          : written(endWords(words, end, isDate));
    return bound === undefined ? undefined : `${word} ${bound}`;
  });
  if (parts.includes(undefined)) return undefined;
  return parts.join(high === 'under' && two ? ` ${words.and} ` : ' ');
}

/** The end that a text begins with, and what stands behind. */
export function readEnd(words: CellWords, text: string, isDate: boolean): readonly [End, string] | undefined {
  const found = ends.flatMap((end): (readonly [End, string])[] => {
    const rest = afterWord(text, endWords(words, end, isDate));
    return rest === undefined ? [] : [[end, rest]];
  });
  return found.toSorted(([, a], [, b]) => a.length - b.length)[0];
}

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Whether nothing lies between two bounds; dates that are named have an order only in an application. */
function isEmpty(value: { readonly [end: string]: Json }): boolean {
  const [low, high] = [value['over'] ?? value['from'], value['to'] ?? value['under']];
  if (low === undefined || high === undefined) return false;
  const [a, b] = [low, high].map((bound) => (ISO.test(String(bound)) ? String(bound) : Number(bound)));
  if (a === undefined || b === undefined || Number.isNaN(a) || Number.isNaN(b)) return false;
  return a > b || (a === b && !('from' in value && 'to' in value));
}

export function readInterval(context: CellContext, shape: ValueShape, text: string): CellReading {
  const { words } = context;
  const { expected, fix } = problemWords[context.language];
  const isDate = shape.type.kind === 'date';
  const first = readEnd(words, text, isDate);
  if (first === undefined) {
    const plain = readValue(context, shape, text);
    return misread(text, expected.interval, plain.ok ? fix.plainTo : fix.interval);
  }
  const [end, rest] = first;
  const uppers = [...endWords(words, 'to', isDate), ...endWords(words, 'under', isDate)];
  const [before, after] = isLower(end) ? partAt(rest, uppers) : [rest, undefined];
  const second =
    after === undefined ? undefined : readEnd(words, rest.slice(before.length).replace(/^[\s,;]+/, ''), isDate);
  const low = after === undefined ? before : before.replace(new RegExp(`\\s+${words.and}$`, 'i'), '');
  const bounds = [[end, low] as const, ...(second ? [second] : [])].map(
    ([own, bound]) => [own, readBound(context, shape, bound)] as const,
  );
  const wrong = bounds.map(([, reading]) => reading).find((reading) => !reading.ok);
  if (wrong?.ok === false) return misread(text, wrong.problem.expected, wrong.problem.fix);
  const value = Object.fromEntries(bounds.map(([own, reading]) => [own, (reading.ok && reading.value) || 0]));
  return isEmpty(value) ? misread(text, expected.interval, fix.order) : read(value);
}
