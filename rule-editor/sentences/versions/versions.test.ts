import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Json, type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import { parseRuleset } from '#engine/tools';
import { readRulesetFolder } from '../../../api/publications/ruleset-folder.ts';
import { valueAt, withValueAt } from '../json-path.ts';
import {
  inBase,
  pathOfVersion,
  saysSame,
  versionOn,
  versionsIn,
  withoutVersion,
  withVersion,
  withVersionMoved,
} from './versions.ts';

const read = readRulesetFolder(path.join(import.meta.dirname, '../../../rulesets/blaresept'));
if (!read.ok) throw new Error('the ruleset has problems');
const base: RulesetContent = { source: JSON.parse(read.folder.text) as JsonObject, cases: [], demands: [] };
const object = (id: string) => readObject(base, id) as JsonObject;
const from2027 = { date: '2027-01-01', by: 'receivedOn' };
const contents = (value: Json | undefined) => versionsIn(value).map(({ content }) => content);

describe('a new version', () => {
  test('of a limit is a copy of the value that holds then, without a source that would not be true', () => {
    const limit = object('parameters/leqvioLdlLimit');
    const changed = withVersion(limit, from2027, 'copy');
    expect(contents(changed)).toEqual([...contents(limit), contents(limit).at(-1)]);
    expect(valueAt(changed, ['versions', 1])).toEqual({ boundary: from2027, content: contents(limit)[0] });
    expect(valueAt(changed, ['title'])).toEqual(limit['title']);
  });
  test('of what was written plainly keeps its name and stage outside', () => {
    const rule = { id: 'a', stage: 's', title: { nb: 'A' }, when: { fact: 'x', operator: 'isSome' } };
    const changed = withVersion(rule, from2027, 'copy');
    const content = { title: rule.title, when: rule.when };
    expect(changed).toEqual({ id: 'a', stage: 's', versions: [{ content }, { boundary: from2027, content }] });
    expect(withoutVersion(changed, 1, true)).toEqual(rule);
    expect(saysSame(inBase(rule, changed, ['versions', 0, 'content']), content)).toBe(true);
    expect(saysSame(rule, { ...content, title: { nb: 'B' } })).toBe(false);
  });
  test('stands where its date belongs, and ends the rule when it is to end', () => {
    const value: JsonObject = {
      versions: [{ content: 1 }, { boundary: { date: '2028-01-01', by: 'decidedOn' }, content: 2 } as JsonObject],
    };
    expect(contents(withVersion(value, from2027, 'copy'))).toEqual([1, 1, 2]);
    expect(contents(withVersion(value, { date: '2030-01-01', by: 'decidedOn' }, 'none'))).toEqual([1, 2, 'none']);
  });
  test('that is to hold from another day comes along as it is, and stands where that day belongs', () => {
    const section = object('sections/inclisiran-familial');
    const changed = withValueAt(
      withVersion(section, from2027, 'copy'),
      ['versions', 3, 'content', 'title', 'nb'],
      'Ny',
    ) as JsonObject;
    const moved = withVersionMoved(changed, 3, { date: '2024-01-01', by: 'decidedOn' });
    expect(contents(moved)).toEqual([0, 1, 3, 2].map((index) => contents(changed)[index]));
    expect(versionsIn(moved)[2]?.boundary).toEqual({ date: '2024-01-01', by: 'decidedOn' });
  });
  test('is a ruleset without problems, for every kind of thing that has versions', () => {
    const places: readonly (readonly [string, readonly (string | number)[]])[] = [
      ['sections/inclisiran-familial', []],
      ['sections/inclisiran-familial', ['versions', 2, 'content', 'requirements', 'ldl']],
      ['parameters/leqvioLdlLimit', []],
      ['texts/LDL_NOT_ABOVE_LIMIT', []],
    ];
    const problems = places.flatMap(([id, at]) => {
      const value = object(id);
      const changed = withValueAt(value, at, withVersion(valueAt(value, at) as JsonObject, from2027, 'copy'));
      const [member = '', name = ''] = id.split('/');
      const members = base.source[member];
      const replaced = Array.isArray(members)
        ? (members as readonly JsonObject[]).map((item) => (item['id'] === name ? changed : item))
        : { ...(members as JsonObject), [name]: changed };
      const parsed = parseRuleset({ ...base.source, [member]: replaced });
      return parsed.ok ? [] : parsed.problems;
    });
    expect(problems).toEqual([]);
  });
});

describe('what is published', () => {
  const section = object('sections/inclisiran-familial');
  const changed = withVersion(section, { date: '2024-06-01', by: 'decidedOn' }, 'copy');
  test('is found by its boundary, wherever it now stands', () => {
    const [none, of2023, added, of2025] = versionsIn(changed);
    expect([none, of2023, of2025].map((version) => inBase(section, changed, version?.path ?? []))).toEqual(
      contents(section),
    );
    expect(inBase(section, changed, added?.path ?? [])).toBeUndefined();
    expect(inBase(undefined, changed, of2025?.path ?? [])).toBeUndefined();
  });
  test('a new version of one requirement is not, though its section is', () => {
    const at = [...(pathOfVersion(section, { date: '2025-01-01', by: 'decidedOn' }) ?? []), 'requirements', 'ldl'];
    const requirement = withVersion(valueAt(section, at) as JsonObject, from2027, 'copy');
    const draft = withValueAt(section, at, requirement);
    expect(inBase(section, draft, [...at, 'versions', 0, 'content'])).toEqual(valueAt(section, at));
    expect(inBase(section, draft, [...at, 'versions', 1, 'content'])).toBeUndefined();
  });
});

test('the version that holds on a day is the last whose boundary is not after it', () => {
  const versions = versionsIn(object('sections/inclisiran-familial'));
  expect(['2022-12-31', '2023-01-01', '2024-12-31', '2025-01-01'].map((on) => versionOn(versions, on)?.index)).toEqual([
    0, 1, 1, 2,
  ]);
});
