import * as fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyChanges, type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import { parseRuleset, readRulesetSource } from '#engine/tools';
import { holdsCode, isExtendable, setCode } from './code-lists.ts';
import { copySection, listsWith, newestOf, templatesOf } from './copy-section.ts';
import { skeletonsOf } from './example-skeletons.ts';
import { keptNumbers } from './kept-numbers.ts';
import { missingOfMedicine, newParts } from './missing-of-medicine.ts';

const folder = path.resolve(import.meta.dirname, '../../rulesets/blaresept');
const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
const parts = (name: string) => fs.readdirSync(path.join(folder, name)).map((file) => `${name}/${file}`);
const source = readRulesetSource(['ruleset.json', ...parts('parts')].map((name) => ({ name, text: read(name) })));
const cases = parts('cases').flatMap((name) => (JSON.parse(read(name)) as { cases: JsonObject[] }).cases);
const content: RulesetContent = { source: source.value as JsonObject, cases, demands: [] };
const medicine = { atc: 'C10AX17', name: 'Nyttamab', date: '2027-03-01', by: 'decidedOn' };
const make = (template: string) => {
  const { id, changes } = copySection(content, { ...medicine, template });
  return { id, made: applyChanges(content, changes) };
};

test('sections about certain medicines are templates', () => {
  const ids = templatesOf(content).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['inclisiran-familial', 'colesevelam', 'dulaglutide']));
  expect(ids).not.toContain('scope');
});

test.each(templatesOf(content).map(({ id }) => id))(
  'a copy of %s has no problems, and its limits are empty',
  (template) => {
    const { id, made } = make(template);
    const parsed = parseRuleset(made.source);
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    for (const limit of newParts(content, made, id).limits)
      expect(readObject(made, limit)).toMatchObject({ versions: [{ content: 'missing' }] });
    const missing = missingOfMedicine(content, made, id, template).map(({ what }) => what);
    expect(missing).toEqual(expect.arrayContaining(['source', 'approved', 'refused']));
  },
);

test('the copy is about the new medicine alone, from the day, and tells what is missing until it is filled in', () => {
  const { id, made } = make('inclisiran-familial');
  const section = JSON.stringify(readObject(made, `sections/${id}`));
  expect(section).toContain('"C10AX17"');
  expect(section).not.toContain('C10AX16"]');
  expect(section).toContain('{"content":"none"}');
  expect(section).not.toContain('leqvioLdlLimit"');
  const { limits, reasons } = newParts(content, made, id);
  expect(limits).toContain('parameters/nyttamabLeqvioldllimit');
  expect(reasons.length).toBeGreaterThan(0);
  const filled = applyChanges(
    made,
    limits.map((object) => ({
      object,
      value: { ...(readObject(made, object) as JsonObject), versions: [{ content: 1, source: 'Vedlegget' }] },
    })),
  );
  const what = missingOfMedicine(content, filled, id, 'inclisiran-familial').map((one) => one.what);
  expect(what).not.toContain('limit');
  expect(what).not.toContain('limitSource');
  expect(what).toContain('text');
});

test.each([
  ['atomoxetine-adults', ['Nyttamab: Alder på søknadsdatoen, minst']],
  ['modafinil-adhd', ['Nyttamab: Alder på søknadsdatoen, minst', 'Nyttamab: Alder på søknadsdatoen, under']],
])('numbers that are written in %s are asked for too, with what they are about', (template, titles) => {
  const { id, made } = make(template);
  const { limits } = newParts(content, made, id);
  const found = limits.map((object) => (readObject(made, object) as { title: { nb: string } }).title.nb);
  expect(found).toEqual(expect.arrayContaining(titles));
  expect(JSON.stringify(newestOf(made, id)?.['appliesWhen'])).not.toMatch(/":\d/);
});

test('numbers that cannot be left empty are said in words: how many of several, how long, under which code', () => {
  const counted = make('acetylcysteine-inhaled');
  expect(keptNumbers(counted.made, counted.id, 'nb', '2027-03-01').join()).toMatch(/minst 2 av/);
  const opioid = make('opioids-1');
  expect(keptNumbers(opioid.made, opioid.id, 'nb', '2027-03-01').join()).toContain('-71');
});

test('a code comes into a list from the day on, and goes out again without a trace', () => {
  const from = { date: medicine.date, by: medicine.by };
  const put = (isIn: boolean, before: RulesetContent) =>
    applyChanges(before, setCode(before, 'parameters/annexDrugs', { code: 'C10AX17', from, isIn }));
  const added = put(true, content);
  expect(holdsCode(added, 'parameters/annexDrugs', 'C10AX17')).toBe(true);
  const parsed = parseRuleset(added.source);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  const versions = (one: RulesetContent) =>
    (readObject(one, 'parameters/annexDrugs') as { versions: readonly JsonObject[] }).versions;
  expect(versions(added).slice(0, -1)).toEqual(versions(content));
  expect(versions(added).at(-1)?.['boundary']).toMatchObject(from);
  expect(put(false, added)).toEqual(content);
  expect(isExtendable(content, 'parameters/annexDrugs', { ...from, date: '2020-01-01' })).toBe(false);
});

test('examples of the template become skeletons of the new medicine on a day when it holds', () => {
  const codes = ['C10AX16'];
  const given = { section: 'nyttamab', template: 'inclisiran-familial', codes, ...medicine, from: medicine.date };
  const skeletons = skeletonsOf(content, given);
  expect(skeletons.length).toBeGreaterThanOrEqual(2);
  for (const { facts } of skeletons) {
    expect(facts['drugAtc']).toBe('C10AX17');
    expect(String(facts['decidedOn']) >= medicine.date).toBe(true);
  }
});

test('lists elsewhere that name the template’s medicine are told', () => {
  expect(listsWith(content, 'inclisiran-familial', ['C10AX16']).length).toBeGreaterThan(0);
});
