import type { Json } from '#engine/objects';
import { written } from './cell-words.ts';
import type { CellContext, CellType } from './context.ts';
import { codeText, readCode } from './codes.ts';
import { dateText, readDay } from './dates.ts';
import { kronerNumeral, numberText, oreOf, readNumeral } from './numbers.ts';
import { type CellReading, misread, read } from './problem.ts';
import { problemWords } from './problem-words.ts';

/** A value with its unit, as one cell says it. */
export type ValueShape = { readonly type: Exclude<CellType, { kind: 'set' }>; readonly unit?: string | undefined };

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const NUMERAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** A written value in words; undefined when a cell cannot say it. */
export function valueText(context: CellContext, { type, unit }: ValueShape, value: Json): string | undefined {
  const { words, language } = context;
  switch (type.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? written(value ? words.yes : words.no) : undefined;
    case 'confirmation':
      return value === 'yes' || value === 'no' ? written(words[value]) : undefined;
    case 'integer':
    case 'decimal':
      if (unit === 'øre' && typeof value === 'number') return numberText(kronerNumeral(value), language);
      return (typeof value === 'number' || typeof value === 'string') && NUMERAL.test(String(value))
        ? numberText(String(value), language)
        : undefined;
    case 'date':
      return typeof value === 'string' && ISO.test(value) ? dateText(value, language) : undefined;
    case 'enum':
      return typeof value === 'string' ? context.valueNames(type.values).textOf(value) : undefined;
    case 'code':
      return typeof value === 'string' ? codeText(context, type.systems, value) : undefined;
  }
}

/** Reads a value. `exact`: numbers may not have more digits than the fact. */
export function readValue(context: CellContext, shape: ValueShape, text: string): CellReading {
  const { words, language } = context;
  const { expected, fix } = problemWords[language];
  const plain = text.trim().toLowerCase();
  const { type } = shape;
  switch (type.kind) {
    case 'boolean':
    case 'confirmation': {
      const isYes = words.yes.includes(plain);
      if (!isYes && !words.no.includes(plain)) return misread(text, expected.yesNo, fix.yesNo);
      return read(type.kind === 'boolean' ? isYes : isYes ? 'yes' : 'no');
    }
    case 'integer':
    case 'decimal':
      return readNumber(context, shape, text);
    case 'date': {
      const day = readDay(text);
      return day === undefined ? misread(text, expected.date, fix.date) : read(day);
    }
    case 'enum': {
      const names = context.valueNames(type.values);
      const value = names.keyOf(text);
      const known = type.values.map((one) => names.textOf(one)).join(', ');
      return value === undefined ? misread(text, expected.enum(known), fix.enum) : read(value);
    }
    case 'code':
      return readCode(context, type.systems, text);
  }
}

function readNumber(context: CellContext, { type, unit }: ValueShape, text: string): CellReading {
  const { words, language } = context;
  const { expected, fix } = problemWords[language];
  const ends = unit === 'øre' ? [words.kroner] : unit === undefined ? [] : [unit];
  const end = ends.find((one) => text.trim().toLowerCase().endsWith(one.toLowerCase()));
  const bare = end === undefined ? text.trim() : text.trim().slice(0, -end.length).trim();
  const numeral = readNumeral(bare, language);
  const isKroner = unit === 'øre';
  const wanted = isKroner ? expected.kroner : type.kind === 'integer' ? expected.integer : expected.decimal;
  if (numeral === undefined) {
    const other = readNumeral(bare, language === 'en' ? 'nb' : 'en');
    const hint = other === undefined ? fix.number : fix.comma(numberText(other, language));
    return misread(text, wanted, hint);
  }
  if (isKroner) {
    const ore = oreOf(numeral);
    return ore === undefined ? misread(text, wanted, fix.number) : read(ore);
  }
  if (type.kind === 'decimal' || numeral.includes('.')) return read(numeral);
  const integer = Number(numeral);
  return Number.isSafeInteger(integer) ? read(integer === 0 ? 0 : integer) : misread(text, wanted, fix.integer);
}
