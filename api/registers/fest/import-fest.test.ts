import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { findInEdition } from '../find-in-edition.ts';
import { editionChanges } from '../edition-changes.ts';
import { type Edition, editionSchema } from '../edition-schema.ts';
import { importFest } from './import-fest.ts';
import { readFest } from './read-fest.ts';

const xml = fs.readFileSync(path.join(import.meta.dirname, '../../../test-fixtures/fest/small.xml'), 'utf8');
const before: Edition = {
  register: 'medicines',
  number: 4,
  title: { nb: 'Legemidler' },
  identifiedBy: ['atc', 'medicine'],
  items: [
    {
      id: 'leqvio',
      name: 'Leqvio',
      codes: { medicine: ['leqvio'], atc: ['C10AX16'] },
      values: { financing: 'folketrygd', marketing: 'marketed', preApproval: 'none' },
    },
    {
      id: 'repatha',
      name: 'Repatha',
      codes: { medicine: ['repatha'], atc: ['C10AX13'] },
      values: { marketing: 'marketed' },
    },
  ],
};

function imported(): Edition {
  const read = readFest(xml);
  if (!read.ok) throw new Error(read.problem);
  return importFest(before, read.catalogue);
}
const after = imported();
const item = (id: string) => after.items.find((candidate) => candidate.id === id);
const ask = (field: string, medicine: string, on: string, diagnosis?: string) =>
  findInEdition(after, {
    field,
    on,
    systems: [],
    by: [
      { type: { kind: 'code', systems: ['medicine'] }, value: medicine },
      ...(diagnosis === undefined
        ? []
        : [{ type: { kind: 'code' as const, systems: ['icd10', 'icpc2'] }, value: diagnosis }]),
    ],
  });

describe('an import of FEST', () => {
  it('is a valid edition with the next number and its source', () => {
    expect(editionSchema.safeParse(after).success).toBe(true);
    expect([after.number, after.sources]).toEqual([5, [{ title: 'FEST (M30)', asOf: '2026-11-01' }]]);
  });
  it('keeps what FEST does not tell, and what FEST does not have', () => {
    expect(item('leqvio')?.values['financing']).toBe('folketrygd');
    expect(item('repatha')).toEqual(before.items[1]);
  });
  it('leaves out entries that are not active', () => {
    expect(after.items.map(({ id }) => id)).toEqual(['leqvio', 'repatha', 'aduvanz', 'elvanse']);
  });
  it('reads when a product was marketed, by the day that is asked about', () => {
    expect(ask('marketing', 'leqvio', '2021-02-28')).toBe('not-marketed');
    expect(ask('marketing', 'leqvio', '2021-03-01')).toBe('marketed');
    expect(ask('marketing', 'leqvio', '2026-12-31')).toBe('marketed');
    expect(ask('marketing', 'leqvio', '2027-01-01')).toBe('not-marketed');
  });
  it('does not know whether a product that is out for a time is marketed', () => {
    expect(ask('marketing', 'aduvanz', '2026-10-14')).toBe('marketed');
    expect(ask('marketing', 'aduvanz', '2026-10-15')).toBeUndefined();
  });
  it('reads pre-approval by code and day; a condition makes it conditional, another code system leaves it open', () => {
    expect(ask('preApproval', 'elvanse', '2026-11-01', 'icd10:F90')).toBe('conditional');
    expect(ask('preApproval', 'elvanse', '2026-11-01', 'icpc2:P81')).toBe('approved');
    expect(ask('preApproval', 'elvanse', '2027-01-01', 'icpc2:P81')).toBeUndefined();
    expect(ask('preApproval', 'elvanse', '2018-04-30', 'icd10:F90')).toBe('none');
    expect(ask('preApproval', 'leqvio', '2026-11-01', 'icd10:E78.0')).toBe('none');
  });
  it('knows only prescription groups that the rules have', () => {
    expect(item('aduvanz')?.values['prescriptionGroup']).toBe('a');
    expect(item('elvanse')?.values).not.toHaveProperty('prescriptionGroup');
  });
  it('knows shortages and what may be given instead', () => {
    expect(ask('inShortage', 'aduvanz', '2026-10-15')).toBe(true);
    expect(ask('inShortage', 'aduvanz', '2026-10-14')).toBe(false);
    expect(item('aduvanz')?.values['substitutes']).toEqual(['elvanse']);
  });
  it('says in words what it changes', () => {
    const sentences = editionChanges(before, after).map(({ sentence }) => sentence);
    expect(sentences).toContain(
      'Leqvio: markedsføring endres fra «markedsført» til «ikke markedsført (til og med 2021-02-28); markedsført (til og med 2026-12-31); ikke markedsført».',
    );
    expect(sentences).toContain('Elvanse er nytt i utgaven.');
    expect(sentences.filter((sentence) => sentence.startsWith('Repatha'))).toEqual([]);
    expect(editionChanges(after, after)).toEqual([]);
  });
  it('says so once: importing the same file again changes nothing', () => {
    const read = readFest(xml);
    if (!read.ok) throw new Error(read.problem);
    expect(editionChanges(after, importFest(after, read.catalogue))).toEqual([]);
  });
});

test.each([
  ['<FEST>', /not XML at line 1/],
  ['<Annet/>', /outermost element is not FEST/],
  ['<FEST><KatLegemiddelMerkevare/></FEST>', /no KatLegemiddelMerkevare with active entries/],
  ['<!DOCTYPE FEST [<!ENTITY a "b">]><FEST/>', /DOCTYPE/],
])('%s is refused with what is wrong', (bad, problem) => {
  const read = readFest(bad);
  expect(read.ok ? '' : read.problem).toMatch(problem);
});
