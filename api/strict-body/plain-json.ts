import type { StrictJson } from '#engine/tools';

/**
 * Reads JSON that is written plainly, as almost all of it is, to the same value as `parseStrictJson`, in a tenth of the
 * time. Undefined for any other text (escapes in strings, too deep, a key twice, broken): that one says what is wrong.
 */
export function readPlainJson(json: string, maxDepth: number): StrictJson | undefined {
  if (odd.test(json) || json.includes('"__proto__"') || !json.isWellFormed()) return undefined;
  text = json;
  position = 0;
  levels = maxDepth;
  spaced = lineBreaks.test(json);
  try {
    const value = readValue();
    skip();
    return position === text.length ? value : undefined;
  } catch (error) {
    if (error !== notPlain) throw error;
    return undefined;
  } finally {
    text = '';
  }
}

// A backslash, or a control character that stands nowhere in JSON. (`__proto__` is a name that assigning does not make.)
const odd = new RegExp(String.raw`[\\\u0000-\u0008\u000b\u000c\u000e-\u001f]`);
const lineBreaks = /[\t\n\r]/;
const numeral = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const notPlain = new Error('This JSON is not written plainly');

// Where the reading is. It never waits, so there is one at a time.
let text = '';
let position = 0;
let levels = 0;
/** Strings may hold a line break or tab, which JSON does not allow. */
let spaced = false;

const [quote, comma, colon, minus, nine] = [0x22, 0x2c, 0x3a, 0x2d, 0x39];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

function skip(): number {
  for (;;) {
    const code = text.charCodeAt(position);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
    position += 1;
  }
}

function readValue(): StrictJson {
  const first = skip();
  if (first === quote) return readString();
  if (first === openObject) return readObject();
  if (first === openList) return readList();
  if (first === minus || (first >= 0x30 && first <= nine)) return readNumber();
  if (text.startsWith('true', position)) return word(4, true);
  if (text.startsWith('false', position)) return word(5, false);
  if (text.startsWith('null', position)) return word(4, null);
  throw notPlain;
}

function word(length: number, value: boolean | null): boolean | null {
  position += length;
  return value;
}

function readString(): string {
  const end = text.indexOf('"', position + 1);
  if (end < 0) throw notPlain;
  const value = text.slice(position + 1, end);
  if (spaced && lineBreaks.test(value)) throw notPlain;
  position = end + 1;
  return value;
}

/** As written, unless it is an integer that a double holds exactly. */
function readNumber(): number | string {
  numeral.lastIndex = position;
  const written = numeral.exec(text)?.[0];
  if (written === undefined) throw notPlain;
  position = numeral.lastIndex;
  const value = Number(written);
  if (!Number.isSafeInteger(value) || /[.eE]/.test(written)) return written;
  return value === 0 ? 0 : value;
}

function readList(): StrictJson[] {
  enter();
  const items: StrictJson[] = [];
  if (skip() === closeList) return leave(items);
  for (;;) {
    items.push(readValue());
    const next = skip();
    if (next === closeList) return leave(items);
    if (next !== comma) throw notPlain;
    position += 1;
  }
}

function readObject(): StrictJson {
  enter();
  const object: { [key: string]: StrictJson } = {};
  if (skip() === closeObject) return leave(object);
  for (;;) {
    if (skip() !== quote) throw notPlain;
    const key = readString();
    if (skip() !== colon || Object.hasOwn(object, key)) throw notPlain;
    position += 1;
    object[key] = readValue();
    const next = skip();
    if (next === closeObject) return leave(object);
    if (next !== comma) throw notPlain;
    position += 1;
  }
}

function enter(): void {
  if (levels === 0) throw notPlain;
  levels -= 1;
  position += 1;
}

function leave<T>(value: T): T {
  levels += 1;
  position += 1;
  return value;
}
