import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hold } from '../test-fixtures/property.ts';
import { canonicalJson } from './canonical-json.ts';

test('is the canonical JSON of RFC 8785', () => {
  // The example of the standard, 3.2.3: sorted by code units, not by characters.
  const sorted = {
    '\u20ac': 'Euro',
    '\r': 'CR',
    '\ufb33': 'Dalet',
    '1': 'One',
    '\ud83d\ude00': 'Smiley',
    '\u0080': 'c',
  };
  const names = Object.keys(JSON.parse(canonicalJson(sorted)) as object);
  expect(canonicalJson({ b: [1e21, -0, 0.1], a: undefined, '10': null, '9': '\u000f"' })).toBe(
    String.raw`{"10":null,"9":"\u000f\"","b":[1e+21,0,0.1]}`,
  );
  expect(names).toEqual(['1', '\r', '\u0080', '\u20ac', '\ud83d\ude00', '\ufb33']);
  const json = fc.jsonValue({ stringUnit: 'binary' });
  hold(
    fc.property(json, (value) => void expect(canonicalJson(value)).toBe(canonicalize(value))),
    2000,
  );
});

test.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [() => 1]])('refuses %s', (value) => {
  expect(() => canonicalJson(value)).toThrow('There is no');
  expect(() => canonicalJson({ here: [value] })).toThrow('There is no');
});
