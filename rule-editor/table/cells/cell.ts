import { isObject, type Json } from '#engine/objects';
import { written } from './cell-words.ts';
import { type CellContext, type CellType } from './context.ts';
import { afterWord, itemText, partAt, readItems } from './lists.ts';
import { endWords, intervalText, readEnd, readInterval } from './limits.ts';
import { type CellReading, misread, read } from './problem.ts';
import { problemWords } from './problem-words.ts';
import { isReferenceText, readReference, referenceText } from './references.ts';
import { readValue, type ValueShape, valueText } from './values.ts';

/** What the cells of a column are compared with; `yes-no`: whether a condition must hold. */
export type CellShape =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'compare'; readonly operator: string; readonly type: CellType; readonly unit: string | undefined }
  /** The column is about nothing that exists. */
  | { readonly kind: 'lost' };

const limitOf = {
  lessThan: 'under',
  lessThanInclusive: 'to',
  greaterThan: 'over',
  greaterThanInclusive: 'from',
} as const;
const isLimit = (operator: string): operator is keyof typeof limitOf => Object.hasOwn(limitOf, operator);

/** The words before a list or value, by operator; the first is written where it tells something. */
function wordsBefore({ words }: CellContext, operator: string): readonly string[] {
  switch (operator) {
    case 'notEqual':
      return words.not;
    case 'notIn':
    case 'containsNone':
      return words.noneOf;
    case 'containsAny':
      return words.oneOf;
    case 'containsAll':
      return words.allOf;
    case 'isSubsetOf':
      return words.onlyAmong;
    default:
      return [];
  }
}

/** The words by which a cell says how it compares; none where only a value is written. */
export const operatorWordsOf = (context: CellContext, operator: string, isDate: boolean): readonly string[] =>
  isLimit(operator) ? endWords(context.words, limitOf[operator], isDate) : wordsBefore(context, operator);

const elementOf = (type: CellType): ValueShape['type'] => (type.kind === 'set' ? type.of : type);
const reservedOf = ({ words }: CellContext) => [words.and, words.or, ...words.except];

function listText(context: CellContext, type: ValueShape['type'], value: Json): string | undefined {
  const items = (list: Json | undefined): string | undefined => {
    if (!Array.isArray(list) || list.length === 0) return undefined;
    const texts = list.map((item: Json) => valueText(context, { type }, item));
    return texts.includes(undefined)
      ? undefined
      : texts.map((text) => itemText(text ?? '', reservedOf(context))).join(', ');
  };
  if (Array.isArray(value)) return items(value);
  if (type.kind !== 'code' || !isObject(value)) return undefined;
  const { include, exclude, ...others } = value;
  if (Object.keys(others).length > 0) return undefined;
  const included = items(include);
  if (exclude === undefined || (Array.isArray(exclude) && exclude.length === 0)) return included;
  const excluded = items(exclude);
  return included === undefined || excluded === undefined
    ? undefined
    : `${included} ${written(context.words.except)} ${excluded}`;
}

function readList(context: CellContext, type: ValueShape['type'], text: string): CellReading {
  const { words } = context;
  const { expected, fix } = problemWords[context.language];
  const [before, after] = type.kind === 'code' ? partAt(text, words.except) : ([text, undefined] as const);
  const lists: Json[][] = [];
  for (const part of after === undefined ? [before] : [before, after]) {
    const items = readItems(part, [words.or, words.and]);
    if (items === undefined || items.length === 0) return misread(text, expected.list, fix.list);
    const list: Json[] = [];
    for (const item of items) {
      const reading = readValue(context, { type }, item);
      if (!reading.ok) return reading;
      list.push(reading.value ?? null);
    }
    lists.push(list);
  }
  const [include = [], exclude] = lists;
  return read(exclude === undefined ? include : { include, exclude });
}

/** What a cell holds, in words; undefined when they cannot say it. */
export function cellText(context: CellContext, shape: CellShape, value: Json | undefined): string | undefined {
  if (value === undefined) return '';
  if (value === null) return written(context.words.anything);
  if (shape.kind === 'yes-no') return valueText(context, { type: { kind: 'boolean' } }, value);
  if (shape.kind === 'lost') return undefined;
  const { operator, type, unit } = shape;
  if (operator === 'inInterval') return intervalText(context, { type: elementOf(type), unit }, value);
  const isDateName = type.kind === 'date' && typeof value === 'string' && /^[a-z]/.test(value);
  const text =
    referenceText(context, isDateName ? { fact: value } : value) ??
    (isLimit(operator) || operator === 'equal' || operator === 'notEqual'
      ? valueText(context, { type: elementOf(type), unit }, value)
      : listText(context, elementOf(type), value));
  if (text === undefined) return undefined;
  const before = operatorWordsOf(context, operator, type.kind === 'date');
  return before.length === 0 ? text : `${written(before)} ${text}`;
}

/** Reads what a cell says. A blank cell is of no matter. */
export function readCell(context: CellContext, shape: CellShape, text: string): CellReading {
  const plain = text.trim();
  const { words } = context;
  const { expected, fix } = problemWords[context.language];
  if (plain === '') return read(undefined);
  if (words.anything.includes(plain.toLowerCase())) return read(null);
  if (shape.kind === 'yes-no') return readValue(context, { type: { kind: 'boolean' } }, plain);
  if (shape.kind === 'lost') return misread(text, expected.column, fix.column);
  const { operator, type, unit } = shape;
  const element: ValueShape = { type: elementOf(type), unit };
  if (operator === 'inInterval') return readInterval(context, element, plain);
  if (isLimit(operator)) return readLimit(context, operator, element, plain);
  const stripped = afterWord(plain, wordsBefore(context, operator));
  const readRest = (rest: string): CellReading => {
    if (isReferenceText(context, rest)) return readReference(context, rest);
    return operator === 'equal' || operator === 'notEqual'
      ? readValue(context, element, rest)
      : readList(context, element.type, rest);
  };
  const reading = readRest(stripped ?? plain);
  if (reading.ok || stripped === undefined) return reading;
  const whole = readRest(plain);
  return whole.ok ? whole : reading;
}

function readLimit(
  context: CellContext,
  operator: keyof typeof limitOf,
  element: ValueShape,
  text: string,
): CellReading {
  const { words } = context;
  const { expected, fix } = problemWords[context.language];
  const isDate = element.type.kind === 'date';
  const own = endWords(words, limitOf[operator], isDate);
  const rest = afterWord(text, own);
  const other = rest === undefined ? readEnd(words, text, isDate) : undefined;
  if (other !== undefined) {
    const found = text.slice(0, text.length - other[1].length).trim();
    return misread(text, expected.limit(written(own)), fix.otherLimit(found, written(own)));
  }
  const bound = rest ?? text;
  return isReferenceText(context, bound) ? readReference(context, bound) : readValue(context, element, bound);
}
