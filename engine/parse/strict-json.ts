import type { Problem } from '../evaluation.ts';
import { at } from './pointer.ts';
import type { ProblemCode } from './problem-codes.ts';

/** A JSON value in which every number is an integer that a double holds exactly. */
export type StrictJson = null | boolean | number | string | StrictJson[] | { [key: string]: StrictJson };

export type StrictJsonOptions = {
  readonly maxDepth: number;
  /** Told of every number that is not such an integer; it stands in the value as the string that was written. */
  readonly onDecimal?: (pointer: string, written: string) => void;
  /** Told of every key of an object. */
  readonly onKey?: (pointer: string, key: string) => void;
};
export type StrictJsonResult =
  | { readonly ok: true; readonly value: StrictJson }
  | { readonly ok: false; readonly problems: readonly Problem[] };

class Stop extends Error {}

const space = /[ \t\n\r]*/y;
const numeral = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const plain = /[ !#-[\]-\uffff]*/y;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Reads JSON strictly: bounded depth, no duplicate keys, no half surrogate pairs, numbers kept as written (integers
 * within ±9007199254740991 as numbers, every other number as its string). Gives all problems up to the first error of
 * syntax. Objects may have any key, also `__proto__`, as own property. No value is repeated in a problem.
 */
export function parseStrictJson(text: string, options: StrictJsonOptions): StrictJsonResult {
  const problems: Problem[] = [];
  const add = (code: ProblemCode, pointer: string, found: string, expected: string, hint: string) =>
    problems.push({ code, pointer, found, expected, hint });
  let position = text.startsWith('\ufeff') ? 1 : 0;

  function fail(pointer: string, expected: string): never {
    const lines = text.slice(0, position).split('\n');
    const place = `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
    const found = position < text.length ? `${JSON.stringify(text[position])} at ${place}` : `the end of the text`;
    add('MALFORMED_JSON', pointer, found, expected, 'Correct the JSON at this place.');
    throw new Stop();
  }
  function skip(): void {
    space.lastIndex = position;
    space.test(text);
    position = space.lastIndex;
  }
  function take(character: string): boolean {
    if (text[position] !== character) return false;
    position += 1;
    return true;
  }

  function readString(pointer: string): string {
    if (!take('"')) fail(pointer, 'a string in double quotes');
    let value = '';
    for (;;) {
      plain.lastIndex = position;
      plain.test(text);
      value += text.slice(position, plain.lastIndex);
      position = plain.lastIndex;
      if (take('"')) break;
      if (!take('\\')) fail(pointer, 'the closing quote of the string');
      const letter = text[position] ?? '';
      const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
      const hex = letter === 'u' ? text.slice(position + 1, position + 5) : '';
      if (simple !== undefined) value += simple;
      else if (/^[0-9a-fA-F]{4}$/.test(hex)) {
        value += String.fromCharCode(Number.parseInt(hex, 16));
        position += 4;
      } else fail(pointer, 'an escape that JSON has');
      position += 1;
    }
    if (!value.isWellFormed())
      add('INVALID_UNICODE', pointer, 'half a surrogate pair', 'valid Unicode', 'Write the character itself.');
    return value;
  }

  function readNumber(pointer: string): number | string {
    numeral.lastIndex = position;
    const match = numeral.exec(text);
    if (!match) fail(pointer, 'a JSON value');
    const [written, fraction, exponent] = match;
    position = numeral.lastIndex;
    const value = Number(written);
    if (fraction === undefined && exponent === undefined && Number.isSafeInteger(value)) return value === 0 ? 0 : value;
    options.onDecimal?.(pointer, written);
    return written;
  }

  function readList(pointer: string, depth: number): StrictJson[] {
    const items: StrictJson[] = [];
    skip();
    if (take(']')) return items;
    for (;;) {
      items.push(readValue(at(pointer, items.length), depth));
      skip();
      if (take(']')) return items;
      if (!take(',')) fail(pointer, '"," or "]"');
    }
  }

  function readObject(pointer: string, depth: number): StrictJson {
    const object: { [key: string]: StrictJson } = {};
    skip();
    if (take('}')) return object;
    for (;;) {
      skip();
      const key = readString(pointer);
      const inner = at(pointer, key);
      options.onKey?.(inner, key);
      skip();
      if (!take(':')) fail(inner, '":"');
      const value = readValue(inner, depth);
      if (Object.hasOwn(object, key))
        add('DUPLICATE_KEY', inner, 'the key a second time', 'each key once', 'Remove or rename one of the two.');
      else Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
      skip();
      if (take('}')) return object;
      if (!take(',')) fail(pointer, '"," or "}"');
    }
  }

  function readValue(pointer: string, depth: number): StrictJson {
    skip();
    const first = text[position];
    if (first === '"') return readString(pointer);
    if (first === '{' || first === '[') {
      if (depth >= options.maxDepth) {
        const limit = `at most ${options.maxDepth} levels`;
        add('TOO_DEEP', pointer, 'one level more', limit, 'Write it flatter, for example with names.');
        throw new Stop();
      }
      position += 1;
      return first === '{' ? readObject(pointer, depth + 1) : readList(pointer, depth + 1);
    }
    for (const [word, value] of words)
      if (text.startsWith(word, position)) {
        position += word.length;
        return value;
      }
    return readNumber(pointer);
  }

  let value: StrictJson = null;
  try {
    value = readValue('', 0);
    skip();
    if (position < text.length) fail('', 'the end of the text');
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
}

const words: readonly (readonly [string, StrictJson])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
