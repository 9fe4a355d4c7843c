import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortened, wordDiff } from './word-diff.ts';

const text = fc
  .array(fc.constantFrom('søknaden', 'er', 'avslått', 'fordi', 'LDL', '3,6', 'er', 'over.', '{grant.to}'), {
    maxLength: 14,
  })
  .map((words) => words.join(' '));

test('what stayed and went is the old text, what stayed and came the new', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const found = wordDiff(before, after);
      const told = (gone: 'old' | 'now') =>
        found
          ?.filter(({ kind }) => kind !== gone)
          .map((one) => one.text)
          .join('');
      expect([told('now') ?? before, told('old') ?? after]).toEqual([before, after]);
    }),
  );
});

test('only what is other is marked; texts with little in common are not made one', () => {
  expect(wordDiff('Du får kort til og med i dag.', 'Du får kort til og med i morgen.')).toEqual([
    { kind: 'same', text: 'Du får kort til og med i ' },
    { kind: 'old', text: 'dag' },
    { kind: 'now', text: 'morgen' },
    { kind: 'same', text: '.' },
  ]);
  expect(wordDiff('3,6 mmol/l', '3,2 mmol/l')).toBeUndefined();
  expect(wordDiff('Søknaden er avslått fordi noe mangler.', 'Vi ber deg ringe oss om dette i dag.')).toBeUndefined();
});

test('long stretches that stayed are cut, never what is other', () => {
  const long = Array.from({ length: 60 }, (_, index) => `ord${index}`).join(' ');
  const found = shortened(wordDiff(`${long} gammelt ${long}`, `${long} nytt ${long}`) ?? []);
  expect(found.map(({ kind }) => kind)).toEqual(['same', 'old', 'now', 'same']);
  expect(found.filter(({ kind }) => kind !== 'same').map(({ text: own }) => own.trim())).toEqual(['gammelt', 'nytt']);
  expect(found.map(({ text: own }) => own).join('').length).toBeLessThan(300);
});
