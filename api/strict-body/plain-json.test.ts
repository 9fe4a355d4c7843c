import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from '#engine/tools';
import { hold } from '../../test-fixtures/property.ts';
import { readPlainJson } from './plain-json.ts';

const depth = 5;
const strictly = (text: string) => {
  const read = parseStrictJson(text, { maxDepth: depth });
  return read.ok ? read.value : undefined;
};
/** The value; undefined only where the strict parser has to say what is wrong, or the text is not plain. */
const agrees = (text: string) => {
  const plain = readPlainJson(text, depth);
  if (plain !== undefined) expect(JSON.stringify(plain)).toBe(JSON.stringify(strictly(text)));
  return plain;
};

test('reads plain JSON to the very value that the strict parser reads', () => {
  expect(agrees('{"a": [1, 2.50]}')).toEqual({ a: [1, '2.50'] });
  const name = fc.constantFrom('a', 'b', 'ldl', '10', '9', 'æ', 'constructor', 'toString', '');
  const leaf = fc.oneof(
    fc.constantFrom(
      'true',
      'false',
      'null',
      '0',
      '-0',
      '1.0',
      '3.70',
      '1e5',
      '12345678901234567890',
      '-7',
      '9007199254740991',
    ),
    fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
  );
  const space = fc.constantFrom('', ' ', '\n', '\t ');
  const { value } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(space, fc.array(tie('value'), { maxLength: 4 })).map(([s, items]) => `[${s}${items.join(`${s},`)}${s}]`),
      fc
        .tuple(space, fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }))
        .map(([s, members]) => `{${members.map(([key, item]) => `${s}"${key}"${s}:${s}${item}`).join(',')}${s}}`),
    ),
  }));
  hold(
    fc.property(value, (text) => void agrees(text)),
    2000,
  );
});

test('leaves to the strict parser whatever is cut short, doubled or exchanged', () => {
  const good = '{"a": [1, 2.50, {"b": "tekst", "c": null}], "d": {"e": -3, "f": true}}';
  expect(agrees(good)).toEqual({ a: [1, '2.50', { b: 'tekst', c: null }], d: { e: -3, f: true } });
  const change = fc.tuple(
    fc.nat(good.length),
    fc.nat(3),
    fc.constantFrom('', '"', ',', '}', '[', '0', '.', '\n', '\\', 'x'),
  );
  hold(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      let text = good;
      for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length);
      agrees(text);
    }),
    3000,
  );
});

test.each([
  ['a key twice', '{"a": 1, "a": 2}'],
  ['one level more', '[[[[[[1]]]]]]'],
  ['a line break in a string', '{"a": "b\nc"}'],
  ['an escape', '{"a": "b\\u0000"}'],
  ['a name that assigning does not make', '{"__proto__": 1}'],
  ['half a surrogate pair', '"\ud800"'],
  ['a leading zero', '[01]'],
])('gives no value for %s', (_name, text) => {
  expect(readPlainJson(text, depth)).toBeUndefined();
});
