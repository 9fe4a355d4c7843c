import { expect, test } from 'vitest';
import { nameChange, namesOf } from './code-names.ts';

const source = { vocabulary: { A06A: { nb: 'Avføringsmidler', en: 'Laxatives' } } };
const change = (code: string, names: object) => nameChange(source, code, names);

test('the names of a code are the words of the ruleset', () => {
  expect(namesOf(source, 'A06A')).toEqual({ nb: 'Avføringsmidler', en: 'Laxatives' });
  expect(change('A06A', { nn: 'Avføringsmiddel' })).toEqual({
    object: 'vocabulary/A06A',
    value: { nb: 'Avføringsmidler', en: 'Laxatives', nn: 'Avføringsmiddel' },
  });
  expect(change('N02', { nb: ' Smertestillende ' })).toEqual({
    object: 'vocabulary/N02',
    value: { nb: 'Smertestillende' },
  });
});
test('what says the same changes nothing, and names that are emptied are taken away', () => {
  expect(change('A06A', { nb: 'Avføringsmidler' })).toBeUndefined();
  expect(change('N02', { nb: '', nn: '' })).toBeUndefined();
  expect(change('A06A', { nb: '', en: '' })).toEqual({ object: 'vocabulary/A06A', value: null });
});
test('a name in another language alone is not enough', () => {
  expect(change('N02', { en: 'Painkillers' })).toBe('needs-nb');
});
