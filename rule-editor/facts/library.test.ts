import * as fs from 'node:fs';
import { expect, test } from 'vitest';
import { applyChanges, namesIn, type RulesetContent } from '#engine/objects';
import { parseRuleset } from '#engine/tools';
import { factLibrary, libraryChanges } from './library.ts';

const minimal = new URL('../../test-fixtures/rulesets/good/minimal.json', import.meta.url);
const content: RulesetContent = { source: JSON.parse(fs.readFileSync(minimal, 'utf8')), cases: [], demands: [] };
const all = factLibrary.map(({ name }) => name);

test.each(['patient', 'doctor', 'hospital', 'organisation'] as const)(
  'every fact of the library is a good fact of a programme that %s applies to',
  (applicant) => {
    const changed = applyChanges(content, libraryChanges(content, all, applicant));
    const parsed = parseRuleset(changed.source);
    expect('problems' in parsed ? parsed.problems : []).toEqual([]);
    expect(namesIn(changed, 'facts')).toEqual(expect.arrayContaining(all));
  },
);

test('every one is written in three languages', () => {
  for (const { fact } of factLibrary) expect(Object.keys(fact['title'] as object)).toEqual(['nb', 'nn', 'en']);
});

test('what a fact rests on comes with it, and what is there stays', () => {
  const once = libraryChanges(content, ['age'], 'patient');
  expect(once.map(({ object }) => object)).toEqual(['facts/birthDate', 'facts/age']);
  expect(libraryChanges(applyChanges(content, once), ['age'], 'patient')).toEqual([]);
});
