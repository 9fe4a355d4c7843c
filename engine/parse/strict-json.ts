import { problem, quote } from './check.ts';
import type { Problem } from '../evaluation.ts';
import { at } from './pointer.ts';
import type { ProblemCode } from './problem-codes.ts';
import { either, say, type Said } from './say.ts';

/** A JSON value in which every number is an integer that a double holds exactly. */
export type StrictJson = null | boolean | number | string | StrictJson[] | { [key: string]: StrictJson };

export type StrictJsonOptions = {
  readonly maxDepth: number;
  /** Told of every number that is not such an integer; it stands in the value as the string that was written. */
  readonly onDecimal?: (pointer: string, written: string) => void;
  /** Told of every key `__proto__`. */
  readonly onPrototypeKey?: (pointer: string) => void;
};
export type StrictJsonResult =
  | { readonly ok: true; readonly value: StrictJson }
  | { readonly ok: false; readonly problems: readonly Problem[] };

class Stop extends Error {}

const plain = /[ !#-[\]-\uffff]*/y;
const numeral = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
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
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [ZERO, NINE, FIRST_PRINTABLE] = [0x30, 0x39, 0x20];
const [LETTER_T, LETTER_F, LETTER_N] = [0x74, 0x66, 0x6e];

/** Integers of so many digits are exact without a look. */
const LONGEST_SMALL = 15;

/** Most strings of a document stand in it many times: each is made once, of those up to this length. */
const LONGEST_KEPT = 40;

/**
 * Reads JSON strictly: bounded depth, no duplicate keys, no half surrogate pairs, numbers kept as written (integers
 * within ±9007199254740991 as numbers, every other number as its string). Gives all problems up to the first error of
 * syntax. Objects may have any key, also `__proto__`, as own property. No value is repeated in a problem.
 */
export function parseStrictJson(text: string, options: StrictJsonOptions): StrictJsonResult {
  const problems: Problem[] = [];
  /** The keys that lead to what is being read, so many as it is deep: a pointer when something must be told of it. */
  const path: (string | number)[] = [];
  let level = 0;
  const kept = Array.from<string | undefined>({ length: 2 ** Math.min(12, Math.max(5, 26 - Math.clz32(text.length))) });
  let position = text.startsWith('\ufeff') ? 1 : 0;

  const here = (): string => at('', ...path.slice(0, level));
  const add = (code: ProblemCode, found: Said, expected: Said, hint: Said) =>
    problems.push(problem(code, here(), found, expected, hint));

  function fail(expected: Said): never {
    const lines = text.slice(0, position).split('\n');
    const column = (lines.at(-1) ?? '').length + 1;
    const found =
      position < text.length
        ? say('{0} at line {1}, column {2}', quote(text[position] ?? ''), lines.length, column)
        : say('the end of the text');
    add('MALFORMED_JSON', found, expected, say('Correct the JSON at this place.'));
    throw new Stop();
  }
  /** The next character that is no white space. */
  function next(): number {
    for (;;) {
      const code = text.charCodeAt(position);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      position += 1;
    }
  }

  function readString(): string {
    if (text.charCodeAt(position) !== QUOTE) fail(say('a string in double quotes'));
    const start = position + 1;
    let end = start;
    let hash = 0;
    let isPlain = true;
    for (;;) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) break;
      if (code === BACKSLASH || !(code >= FIRST_PRINTABLE)) return readLong(start);
      if (code > 0xd7ff) isPlain = false;
      hash = (Math.imul(hash, 31) + code) | 0;
      end += 1;
      if (end - start > LONGEST_KEPT) return readLong(start);
    }
    position = end + 1;
    if (!isPlain) return wellFormed(text.slice(start, end));
    const place = hash & (kept.length - 1);
    const known = kept[place];
    if (known !== undefined && known.length === end - start && text.startsWith(known, start)) return known;
    return (kept[place] = text.slice(start, end));
  }

  /** A string that is long, or in which not every character stands for itself. */
  function readLong(start: number): string {
    let value = '';
    position = start;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code === QUOTE) break;
      if (code === BACKSLASH) value += readEscape();
      else if (code >= FIRST_PRINTABLE) {
        const from = position;
        plain.lastIndex = from;
        plain.test(text);
        position = plain.lastIndex;
        value += text.slice(from, position);
      } else fail(say('the closing quote of the string'));
    }
    position += 1;
    return wellFormed(value);
  }

  function readEscape(): string {
    position += 1;
    const letter = text[position] ?? '';
    const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    const hex = letter === 'u' ? text.slice(position + 1, position + 5) : '';
    if (simple === undefined && !/^[0-9a-fA-F]{4}$/.test(hex)) fail(say('an escape that JSON has'));
    position += simple === undefined ? 5 : 1;
    return simple ?? String.fromCharCode(Number.parseInt(hex, 16));
  }

  function wellFormed(value: string): string {
    if (!value.isWellFormed())
      add('INVALID_UNICODE', say('half a surrogate pair'), say('valid Unicode'), say('Write the character itself.'));
    return value;
  }

  function readWord<T>(word: string, value: T): T {
    if (!text.startsWith(word, position)) fail(say('a JSON value'));
    position += word.length;
    return value;
  }

  function readNumber(): number | string {
    let code = text.charCodeAt(position);
    let end = position;
    let small = 0;
    for (; code >= ZERO && code <= NINE && end < position + LONGEST_SMALL; code = text.charCodeAt(end)) {
      small = small * 10 + code - ZERO;
      end += 1;
    }
    const isInteger = code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST;
    if (end > position && isInteger && text.charCodeAt(position) !== ZERO) {
      position = end;
      return small;
    }
    return readNumeral();
  }

  function readNumeral(): number | string {
    numeral.lastIndex = position;
    const match = numeral.exec(text);
    if (!match) fail(say('a JSON value'));
    const [written, fraction, exponent] = match;
    position = numeral.lastIndex;
    const value = Number(written);
    if (fraction === undefined && exponent === undefined && Number.isSafeInteger(value)) return value === 0 ? 0 : value;
    options.onDecimal?.(here(), written);
    return written;
  }

  function readList(depth: number): StrictJson[] {
    const items: StrictJson[] = [];
    if (next() === CLOSE_LIST) {
      position += 1;
      return items;
    }
    for (;;) {
      path[depth] = items.length;
      level = depth + 1;
      items.push(readValue(depth + 1));
      level = depth;
      const code = next();
      if (code !== COMMA && code !== CLOSE_LIST) fail(either(quote(','), quote(']')));
      position += 1;
      if (code === CLOSE_LIST) return items;
    }
  }

  function readObject(depth: number): StrictJson {
    const object: { [key: string]: StrictJson } = {};
    if (next() === CLOSE_OBJECT) {
      position += 1;
      return object;
    }
    for (;;) {
      next();
      const key = readString();
      path[depth] = key;
      level = depth + 1;
      if (key === '__proto__') options.onPrototypeKey?.(here());
      if (next() !== COLON) fail(quote(':'));
      position += 1;
      const value = readValue(depth + 1);
      if (Object.hasOwn(object, key))
        add(
          'DUPLICATE_KEY',
          say('the key a second time'),
          say('each key once'),
          say('Remove or rename one of the two.'),
        );
      else if (key === '__proto__')
        Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
      else object[key] = value;
      level = depth;
      const code = next();
      if (code !== COMMA && code !== CLOSE_OBJECT) fail(either(quote(','), quote('}')));
      position += 1;
      if (code === CLOSE_OBJECT) return object;
    }
  }

  function readValue(depth: number): StrictJson {
    const first = next();
    if (first === QUOTE) return readString();
    if (first === OPEN_OBJECT || first === OPEN_LIST) {
      if (depth >= options.maxDepth) {
        const limit = say('at most {0} levels', options.maxDepth);
        add('TOO_DEEP', say('one level more'), limit, say('Write it flatter, for example with names.'));
        throw new Stop();
      }
      position += 1;
      return first === OPEN_OBJECT ? readObject(depth) : readList(depth);
    }
    if (first === LETTER_T) return readWord('true', true);
    if (first === LETTER_F) return readWord('false', false);
    if (first === LETTER_N) return readWord('null', null);
    return readNumber();
  }

  let value: StrictJson = null;
  try {
    value = readValue(0);
    next();
    if (position < text.length) fail(say('the end of the text'));
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
}
