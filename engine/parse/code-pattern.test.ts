import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inEnglish } from './say.ts';
import { readCodePattern, type CodePattern } from './code-pattern.ts';

function read(source: string): CodePattern {
  const pattern = readCodePattern(source);
  if ('wrong' in pattern) throw new Error(inEnglish(pattern.wrong));
  return pattern;
}

const patterns = [
  '^[A-Z](\\d{2}([A-Z]([A-Z](\\d{2})?)?)?)?$',
  '^[A-Z][0-9]{2}(\\.[0-9]{1,2})?$',
  '^(-[0-9]{2}|[A-Z][0-9]{2}(\\.[0-9]{1,2})?)$',
  '^[a-z0-9]+(-[a-z0-9]+)*$',
  '^(?:ab|a|b)?c{0,3}$',
  '^[A-Za-z0-9-]{1,4}$',
  '^[A-C.]*$',
];

test.each(patterns)('%s matches what the regular expression matches', (source) => {
  const pattern = read(source);
  const regular = new RegExp(source);
  const text = fc.oneof(
    fc.stringMatching(regular),
    fc.string({ unit: fc.constantFrom(...'ABCabc019.-'), maxLength: 8 }),
  );
  fc.assert(
    fc.property(text, fc.nat(10), (code, length) => {
      expect(pattern.isCode(code)).toBe(regular.test(code));
      expect(pattern.isBeginning(code.slice(0, length)) || !regular.test(code)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('knows the beginnings of codes and what no code begins with', () => {
  const atc = read(patterns[0] ?? '');
  for (const beginning of ['', 'C', 'C1', 'C10', 'C10A', 'C10AX1', 'C10AX16'])
    expect(atc.isBeginning(beginning)).toBe(true);
  for (const other of ['c', 'CC', 'C10a', 'C10AX166', '1']) expect(atc.isBeginning(other)).toBe(false);
  for (const coarse of ['C10', 'C10AX']) expect(atc.isCode(coarse)).toBe(true);
  for (const between of ['C1', 'C10AX1']) expect(atc.isCode(between)).toBe(false);
});

test.each([
  '(a+)+',
  '(a|b?)*',
  '(a*b*){2}',
  '(-a-?)*',
  '()+',
  '[^a]',
  '(?=a)',
  'a{3,2}',
  '(a',
  'a)',
  '[a',
  '\\w',
  'a**',
])('%s is refused', (source) => {
  expect(readCodePattern(source)).toHaveProperty('wrong');
});

test('takes one pass, however long the text', () => {
  const pattern = read('^a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaaaaaaaaa$');
  expect(pattern.isCode('a'.repeat(25))).toBe(true);
  expect(read('^[a-z]+(-[a-z]+)*$').isCode('a'.repeat(10_000))).toBe(true);
});
