import { expect, test } from 'vitest';
import type { FactValue, SystemDeclaration, ValueType } from '#engine';
import { type Edition, editionSchema } from './edition-schema.ts';
import { findInEdition, type LookupArgument } from './find-in-edition.ts';

const systems: readonly SystemDeclaration[] = [
  {
    name: 'atc',
    title: { nb: 'ATC' },
    hierarchical: true,
    exactLength: 7,
    aliases: [{ old: 'N03AX16', new: 'N02BF02', from: '2023-01-01' }],
  },
  { name: 'icd10', title: { nb: 'ICD-10' }, hierarchical: true, aliases: [] },
  { name: 'icpc2', title: { nb: 'ICPC-2' }, hierarchical: false, aliases: [] },
  { name: 'medicine', title: { nb: 'Legemiddel' }, hierarchical: false, aliases: [] },
];
const edition: Edition = editionSchema.parse({
  register: 'medicines',
  number: 1,
  title: { nb: 'Til test' },
  identifiedBy: ['atc', 'medicine'],
  items: [
    {
      id: 'a',
      name: 'A',
      codes: { atc: ['C10AX16'], medicine: ['a'] },
      values: {
        substance: 'inklisiran',
        prescriptionGroup: null,
        financing: [
          { to: '2021-02-28', value: 'rhf' },
          { from: '2021-03-01', value: 'folketrygd' },
        ],
      },
    },
    {
      id: 'b',
      name: 'B',
      codes: { atc: ['N06BA12'] },
      values: {
        preApproved: [
          { codes: { icd10: { include: ['F90'] }, icpc2: ['P81'] }, age: { from: 6, under: 18 }, value: true },
          { codes: { icd10: ['F90'] }, age: { from: 18 }, uncertain: 'begun before 18', value: true },
          { value: false },
        ],
      },
    },
    {
      id: 'ozempic',
      name: 'O',
      codes: { atc: ['A10BJ06'], medicine: ['ozempic'] },
      values: { marketed: true, oral: false },
    },
    {
      id: 'rybelsus',
      name: 'R',
      codes: { atc: ['A10BJ06'], medicine: ['rybelsus'] },
      values: { marketed: true, oral: true },
    },
    {
      id: 'pregabalin',
      name: 'P',
      codes: {
        atc: [
          { code: 'N03AX16', to: '2022-12-31' },
          { code: 'N02BF02', from: '2023-01-01' },
        ],
      },
      values: { marketed: true },
    },
  ],
});

const code = (value: FactValue | undefined, ...of: string[]): LookupArgument => ({
  type: { kind: 'code', systems: of },
  value,
});
const atc = (value: FactValue | undefined) => code(value, 'atc');
const diagnosis = (value: FactValue | undefined) => code(value, 'icd10', 'icpc2');
const birthDate = (value: FactValue | undefined): LookupArgument => {
  const type: ValueType = { kind: 'date', openEnded: false };
  return { type, value };
};
const find = (field: string, by: LookupArgument[], on: string | undefined = '2026-03-01') =>
  findInEdition(edition, { field, by, on, systems });

test('gives a value, and none', () => {
  expect(find('substance', [atc('C10AX16')])).toBe('inklisiran');
  expect(find('prescriptionGroup', [atc('C10AX16')])).toBeNull();
});

test.each([
  ['an item that the edition does not hold', find('substance', [atc('C10AX17')])],
  ['a field that the item does not have', find('marketed', [atc('C10AX16')])],
  ['an unknown code', find('substance', [atc(undefined)])],
  ['a coarse code', find('substance', [atc('C10AX')])],
  ['a code of none', find('substance', [atc(null)])],
  ['nothing to look up by', find('substance', [])],
  ['nothing that identifies', find('substance', [diagnosis('icd10:F90')])],
])('is unknown for %s', (_case, value) => {
  expect(value).toBeUndefined();
});

test('reads the row of the day, both ends included', () => {
  expect(find('financing', [atc('C10AX16')], '2021-02-28')).toBe('rhf');
  expect(find('financing', [atc('C10AX16')], '2021-03-01')).toBe('folketrygd');
  expect(findInEdition(edition, { field: 'financing', by: [atc('C10AX16')], on: undefined, systems })).toBeUndefined();
  expect(findInEdition(edition, { field: 'substance', by: [atc('C10AX16')], on: undefined, systems })).toBe(
    'inklisiran',
  );
});

test('several items: what they share, and a brand tells them apart', () => {
  expect(find('marketed', [atc('A10BJ06')])).toBe(true);
  expect(find('oral', [atc('A10BJ06')])).toBeUndefined();
  expect(find('oral', [atc('A10BJ06'), code('rybelsus', 'medicine')])).toBe(true);
  expect(find('oral', [atc('C10AX16'), code('rybelsus', 'medicine')])).toBeUndefined();
});

test('finds an item by the old and the new name of its code', () => {
  expect(find('marketed', [atc('N02BF02')])).toBe(true);
  expect(find('marketed', [atc('N03AX16')])).toBe(true);
});

test.each([
  ['the sixth birthday', 'icd10:F90.0', '2020-03-01', true],
  ['the day before it', 'icd10:F90.0', '2020-03-02', false],
  ['the day before the eighteenth', 'icpc2:P81', '2008-03-02', true],
  ['the eighteenth: a condition that the file does not hold', 'icd10:F90', '2008-03-01', undefined],
  ['a code of the list that the second row does not name', 'icpc2:P81', '2008-03-01', false],
  ['another diagnosis', 'icd10:F32', '2015-01-01', false],
  ['a coarse diagnosis', 'icd10:F9', '2015-01-01', undefined],
  ['a diagnosis that is unknown', undefined, '2015-01-01', undefined],
  ['a diagnosis that is unknown, too young for every row', undefined, '2024-01-01', false],
  ['an age that is unknown', 'icd10:F90', undefined, undefined],
  ['an age that is unknown, of another diagnosis', 'icpc2:A01', undefined, false],
])('pre-approval on %s', (_case, given, born, expected) => {
  expect(find('preApproved', [atc('N06BA12'), diagnosis(given), birthDate(born)])).toBe(expected);
});
