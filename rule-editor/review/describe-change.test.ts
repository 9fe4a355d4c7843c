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
const sideOf = (content: RulesetContent) => ({
  content,
  document: checked(content),
  sentences: new Map<string, string>(),
});
const before = sideOf(base);
const describe = (...changes: readonly Change[]) =>
  describeChange({ before, after: sideOf(applyChanges(base, changes)) }, changes[0]?.object ?? '', 'nb', '2027-06-01');

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
  const [version] = described.versions ?? [];
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
  expect(described.versions).toEqual([]);
  const [difference, ...more] = described.corrected ?? [];
  expect(more).toEqual([]);
  expect(difference).toMatchObject({ label: 'Utgaven fra 01.01.2025: Gjelder når' });
  expect(difference?.before).not.toBe(difference?.after);
});

test('of a list of codes it is told what comes in and what goes out', () => {
  const list = readObject(base, 'parameters/annexDrugs') as Versioned & JsonObject;
  const last = JSON.stringify(list.versions.at(-1)).replace('"C10AX13"', '"C10AX99"');
  const value = { ...list, versions: [...list.versions.slice(0, -1), JSON.parse(last) as JsonObject] };
  expect(describe({ object: 'parameters/annexDrugs', value }).corrected).toEqual([
    { label: 'Utgaven fra 01.01.2023: Verdi', added: ['C10AX99'], removed: ['C10AX13'] },
  ]);
});

test('a requirement that goes is told once, not with all that was said of it', () => {
  const section = readObject(base, 'sections/inclisiran-familial') as Versioned & JsonObject;
  const version = structuredClone(section.versions.at(-1)) as {
    content: { requirements: { [id: string]: JsonObject } };
  };
  const [gone = ''] = Object.keys(version.content.requirements);
  delete version.content.requirements[gone];
  const value = { ...section, versions: [...section.versions.slice(0, -1), version as unknown as JsonObject] };
  const { corrected } = describe({ object: 'sections/inclisiran-familial', value });
  expect(corrected).toEqual([{ label: expect.stringContaining('Kravet «'), before: expect.any(String) }]);
});

test('an order tells what has moved, and nothing of what came or went', () => {
  const names = (base.source['sections'] as readonly JsonObject[]).map(({ id }) => String(id));
  const [first = '', second = '', ...rest] = names;
  const { corrected, title } = describe({ object: 'order/sections', value: [second, first, ...rest] });
  expect(title).toBe('Rekkefølgen av avsnittene');
  expect(corrected).toHaveLength(1);
  expect(corrected[0]?.moved).toHaveLength(1);
});

test('examples are told by what shall come of them and by their facts; a reason by its text, not its code', () => {
  const example: JsonObject = {
    id: 'et-eksempel',
    title: 'Et eksempel',
    facts: { decidedOn: '2027-01-01', ldl: '4.0' },
    expect: { outcome: 'route-to-manual' },
  };
  const baseCases = [example];
  const changed = JSON.parse(
    JSON.stringify(example).replace('"outcome":"route-to-manual"', '"outcome":"deny"'),
  ) as JsonObject;
  const with1 = { ...base, cases: baseCases };
  const { corrected, kind } = describeChange(
    { before: sideOf(with1), after: sideOf({ ...with1, cases: [changed, ...baseCases.slice(1)] }) },
    `cases/${String(example['id'])}`,
    'nb',
    '2027-06-01',
  );
  expect([kind, corrected.length]).toEqual(['changed', 1]);
  expect(corrected[0]?.label).toContain('Skal gi');
  const [code = ''] = Object.keys(base.source['texts'] as JsonObject);
  const text = readObject(base, `texts/${code}`) as JsonObject;
  const note = text['journalNote'] as { readonly nb: string };
  const longer = { ...text, journalNote: { ...note, nb: `${note.nb} Mer.` } };
  const described = describe({ object: `texts/${code}`, value: longer });
  expect(described.title).not.toBe(code);
  expect(described.corrected).toMatchObject([{ label: 'Til journalen', after: expect.stringMatching(/ Mer\.$/) }]);
});

test('what is taken away is told with what it said', () => {
  const { kind, corrected } = describe({ object: 'parameters/unusedForTest', value: null });
  expect([kind, corrected]).toEqual(['new', []]);
  const rule = (base.source['rules'] as readonly JsonObject[])[0];
  const removed = describe({ object: `rules/${String(rule?.['id'])}`, value: null });
  expect(removed.kind).toBe('removed');
  expect(removed.corrected.map(({ label, after }) => [label, after])).toContainEqual(['Når', undefined]);
});

test('what is not changed has no differences', () => {
  expect(describe({ object: 'parameters/leqvioLdlLimit', value: parameter })).toMatchObject({
    corrected: [],
    versions: [],
  });
});
