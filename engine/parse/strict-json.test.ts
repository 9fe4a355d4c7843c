import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStrictJson } from '../tools.ts';

const read = (text: string, maxDepth = 32) => parseStrictJson(text, { maxDepth });
const codes = (text: string, maxDepth?: number) => {
  const result = read(text, maxDepth);
  return result.ok ? [] : result.problems.map(({ code, pointer }) => `${code} ${pointer}`);
};

describe('numbers are kept as written', () => {
  test.each([
    ['0', 0],
    ['-0', 0],
    ['12', 12],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['3.6', '3.6'],
    ['3.60', '3.60'],
    ['3.6000000000000001', '3.6000000000000001'],
    ['1e3', '1e3'],
    ['-1.5E-7', '-1.5E-7'],
  ])('%s', (written, value) => {
    expect(read(written)).toEqual({ ok: true, value });
  });

  test('and told of when they are no integers', () => {
    const told: [string, string][] = [];
    parseStrictJson('{"a/b": [1, 2.50]}', { maxDepth: 9, onDecimal: (...decimal) => told.push(decimal) });
    expect(told).toEqual([['/a~1b/1', '2.50']]);
  });
});

describe('is refused, with the place', () => {
  test.each([
    ['01', 'MALFORMED_JSON '],
    ['+1', 'MALFORMED_JSON '],
    ['.5', 'MALFORMED_JSON '],
    ['NaN', 'MALFORMED_JSON '],
    ["{'a': 1}", 'MALFORMED_JSON '],
    ['{"a" 1}', 'MALFORMED_JSON /a'],
    ['[1,]', 'MALFORMED_JSON /1'],
    ['["a\nb"]', 'MALFORMED_JSON /0'],
    ['["\\x41"]', 'MALFORMED_JSON /0'],
    ['["\\u12G4"]', 'MALFORMED_JSON /0'],
    ['// comment\n1', 'MALFORMED_JSON '],
    ['{"a": "\\udc00"}', 'INVALID_UNICODE /a'],
    ['{"\\ud800": 1}', 'INVALID_UNICODE '],
    ['{"a": 1, "\\u0061": 2}', 'DUPLICATE_KEY /a'],
  ])('%s', (text, problem) => {
    expect(codes(text)).toEqual([problem]);
  });

  test('says line and column, and never repeats a value', () => {
    const result = read('{\n  "id": "01817012345" x');
    expect(result).toMatchObject({ ok: false, problems: [{ found: '"x" at line 2, column 23' }] });
    expect(JSON.stringify(result)).not.toContain('01817012345');
  });

  test('every key that stands twice is told of', () => {
    expect(codes('{"a": 1, "a": 2, "b": {"c": 1, "c": 1}}')).toEqual(['DUPLICATE_KEY /a', 'DUPLICATE_KEY /b/c']);
  });
});

test('depth is bounded, and a bomb costs nothing', () => {
  expect(codes('[[[]]]', 3)).toEqual([]);
  expect(codes('[[[[]]]]', 3)).toEqual(['TOO_DEEP /0/0/0']);
  expect(codes('['.repeat(1_000_000))).toEqual([`TOO_DEEP ${'/0'.repeat(32)}`]);
});

test('keys of prototypes are ordinary keys', () => {
  const result = read('{"__proto__": {"isAdmin": true}, "constructor": 1, "toString": 2}');
  expect(result.ok && Object.keys(result.value as object)).toEqual(['__proto__', 'constructor', 'toString']);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect(result.ok && Object.getPrototypeOf(result.value)).toBe(Object.prototype);
});

const json = fc.jsonValue({ maxDepth: 6, noUnicodeString: false });
const isExact = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isSafeInteger(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isExact);

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(json.filter(isExact), fc.constantFrom('', '  ', '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) });
    }),
    { numRuns: 2000 },
  );
});

test('accepts no text that JSON.parse refuses, and refuses for stated reasons only', () => {
  const character = fc.constantFrom(...'{}[]:,"\\ntrufals0123.-eE u', '\u0000', '\ud800', 'ø');
  const broken = fc
    .tuple(json, fc.array(fc.tuple(fc.nat(200), character), { maxLength: 3 }))
    .map(([value, edits]) =>
      edits.reduce(
        (text, [at, by]) => text.slice(0, at % (text.length + 1)) + by + text.slice((at % (text.length + 1)) + 1),
        JSON.stringify(value),
      ),
    );
  fc.assert(
    fc.property(broken, (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      const found = codes(text);
      expect(found.some((code) => code.startsWith('MALFORMED_JSON'))).toBe(!isJson);
    }),
    { numRuns: 5000 },
  );
});
