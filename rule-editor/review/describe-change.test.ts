import path from 'node:path';
import { expect, test } from 'vitest';
import { applyChanges, type Change, type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import { parseRuleset } from '#engine/tools';
import { readRulesetFolder } from '../../api/publications/ruleset-folder.ts';
import { describeChange } from './describe-change.ts';

const read = readRulesetFolder(path.join(import.meta.dirname, '../../rulesets/blaresept'));
if (!read.ok) throw new Error('the ruleset has problems');
const base: RulesetContent = { source: JSON.parse(read.folder.text) as JsonObject, cases: [], demands: [] };

function checked({ source }: RulesetContent) {
  const parsed = parseRuleset(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems[0]));
  return parsed.document;
}
const before = checked(base);
const describe = (...changes: readonly Change[]) =>
  describeChange({ before, after: checked(applyChanges(base, changes)) }, changes[0]?.object ?? '', 'nb', '2027-06-01');

type Versioned = { readonly versions: readonly JsonObject[] };
const parameter = readObject(base, 'parameters/leqvioLdlLimit') as Versioned & JsonObject;
const newLimit: JsonObject = {
  boundary: { date: '2027-03-01', by: 'appliedOn', mark: 'verified' },
  content: { byKey: { primary: '3.0', secondary: '2.6' } },
  source: 'https://www.helsedirektoratet.no/',
  mark: 'verified',
};

test('a new value from a date: what is other than before, from when, and for which applications', () => {
  const value = { ...parameter, versions: [...parameter.versions, newLimit] };
  const described = describe({ object: 'parameters/leqvioLdlLimit', value });
  expect(described).toMatchObject({ title: 'LDL må være over (Leqvio)', kind: 'changed', corrected: [] });
  const [version] = described?.versions ?? [];
  expect(version?.boundary).toMatchObject({ date: '2027-03-01' });
  expect(version?.by).toBe('Søknadsdato');
  expect(version?.differences).toContainEqual({ label: 'primærprevensjon', before: '3,6 mmol/l', after: '3 mmol/l' });
  expect(version?.differences.map(({ label }) => label)).not.toContain('sekundærprevensjon');
});

test('a requirement that is corrected in place: the words before and after', () => {
  const section = readObject(base, 'sections/inclisiran-familial') as Versioned & JsonObject;
  const last = JSON.stringify(section.versions.at(-1)).replace('"C10AX16"', '"C10AX16","C10AX13"');
  const value = { ...section, versions: [...section.versions.slice(0, -1), JSON.parse(last) as JsonObject] };
  const described = describe({ object: 'sections/inclisiran-familial', value });
  expect(described?.versions).toEqual([]);
  const [difference, ...more] = described?.corrected ?? [];
  expect(more).toEqual([]);
  expect(difference).toMatchObject({ label: 'Gjelder når' });
  expect(difference?.before).not.toBe(difference?.after);
});

test('what is not changed has no differences, and what has no words of its own is left to the caller', () => {
  const same = describe({ object: 'parameters/leqvioLdlLimit', value: parameter });
  expect(same).toMatchObject({ corrected: [], versions: [] });
  expect(describe({ object: 'cases/some-case', value: { id: 'some-case', title: 'Et eksempel' } })).toBeUndefined();
});
