import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#engine/objects';
import { type Place, placeOf, readPlaces, valueOf, whereIs } from './json-places.ts';
import { writeJson } from './json-text.ts';

const read = (text: string) => readPlaces(text).root;
const textAt = (text: string, { start, end }: Place) => text.slice(start, end);
/** `|` is where one is. */
function cursor(marked: string) {
  const offset = marked.indexOf('|');
  return whereIs(read(marked.replace('|', '')), offset);
}

test('every value of a text is found at its place', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 10, max: 120 }), (value, width) => {
      const text = writeJson(value as Json, width);
      const places = readPlaces(text);
      expect(places.fault).toBeUndefined();
      expect(valueOf(text, places)).toEqual(JSON.parse(JSON.stringify(value)));
      const visit = (place: Place, part: unknown): void => {
        expect(JSON.parse(textAt(text, place))).toEqual(part);
        place.items.forEach((item, index) => visit(item, (part as unknown[])[index]));
        for (const [key, member] of place.members) visit(member, (part as Record<string, unknown>)[key]);
      };
      visit(places.root, JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a text of any characters is read to its end', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '1', 'tru', ' ', '\n', '\\', 'null');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const places = readPlaces(text);
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      // JSON may have a name twice; we do not.
      expect(places.fault === undefined || places.fault.kind === 'twice').toBe(isJson);
    }),
  );
});

describe('what is wrong with a text that is no JSON', () => {
  test.each([
    ['{"a": }', 'value', 6],
    ['{"a" 1}', 'colon', 5],
    ['{"a": 1 "b": 2}', 'comma', 8],
    ['{"a": 1,}', 'key', 7],
    ['{a: 1}', 'key', 1],
    ['{"a": "x}', 'string', 6],
    ['[1', 'comma', 2],
    ['1 2', 'end', 2],
    ['{"a": 1, "a": 2}', 'twice', 9],
  ])('%s', (text, kind, offset) => {
    expect(readPlaces(text).fault).toEqual({ kind, offset });
  });
});

test('a place is found by keys, or the nearest around it', () => {
  const text = '{"a": [{"b/c": 1}], "d": 2}';
  expect(textAt(text, placeOf(read(text), ['a', '0', 'b/c']))).toBe('1');
  expect(textAt(text, placeOf(read(text), ['a', '0', 'none', 'deeper']))).toBe('{"b/c": 1}');
});

describe('where one is', () => {
  test('in a value, in a name, and where a value is missing', () => {
    expect(cursor('{"a": {"fact": "l|dl"}}')).toMatchObject({ keys: ['a', 'fact'], isKey: false });
    expect(cursor('{"a": {"fa|ct": "ldl"}}')).toMatchObject({ keys: ['a', 'fact'], isKey: true });
    expect(cursor('{"a": {"fact": |}}')).toMatchObject({ keys: ['a', 'fact'], isKey: false });
    expect(cursor('{"fact": "ldl", "operator": "|"')).toMatchObject({ keys: ['operator'] });
  });
});
