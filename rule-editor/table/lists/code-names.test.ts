import { expect, test } from 'vitest';
import { nameChange, namedCodes, namesFromCells, namesOf } from './code-names.ts';

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

test('codes that have names are told from the words of choices', () => {
  const systems = { atc: { pattern: '[A-Z][0-9]{2}' }, icd10: { pattern: '[A-Z][0-9]{2}' }, place: {} };
  const facts = { way: { type: 'set', of: { type: 'enum', values: ['by-mouth', 'A11'] } } };
  const vocabulary = { A06: {}, 'by-mouth': {}, 'icd10:E78': {}, A11: {}, application: {} };
  expect(namedCodes({ systems: { atc: systems.atc, icd10: systems.icd10 }, facts, vocabulary })).toEqual([
    'A06',
    'icd10:E78',
  ]);
  expect(namedCodes({ systems, facts: {}, vocabulary: { oslo: {} } })).toEqual(['oslo']);
});

test('a pasted row is of the code that it begins with, else of the row that it stands in', () => {
  const cell = (row: number, column: number, text: string) => ({ row, column, text });
  const cells = [cell(0, 0, 'no'), cell(0, 2, 'Noreg'), cell(1, 0, 'XX'), cell(1, 1, 'Ukjent'), cell(2, 1, 'Danmark')];
  const { names, unknown } = namesFromCells(['SE', 'NO', 'DK'], ['SE', 'NO', 'DK'], cells);
  expect([...names]).toEqual([
    ['NO', { nn: 'Noreg' }],
    ['DK', { nb: 'Danmark' }],
  ]);
  expect(unknown).toEqual(['XX']);
});
