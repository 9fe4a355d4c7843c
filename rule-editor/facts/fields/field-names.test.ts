import { expect, test } from 'vitest';
import { applyChanges } from '#engine/objects';
import { parseRuleset, parseTestCases, runTestCases } from '#engine/tools';
import { shippedContent, shippedNames } from '../../../test-fixtures/shipped-contents.ts';
import { objectIn } from '../fact-words.ts';
import { fieldUses, renameField } from './field-names.ts';

const contents = shippedNames.map((name) => ({ name, content: shippedContent(name) }));
const fields = contents.flatMap(({ name, content }) =>
  Object.entries(objectIn(content.source['facts'])).flatMap(([list, fact]) =>
    objectIn(fact)['type'] === 'list'
      ? Object.keys(objectIn(objectIn(fact)['of'])).map((field) => ({ name, content, list, field }))
      : [],
  ),
);

test('a field under another name is used as often under that, and back again everything is as it was', () => {
  expect(fields.length).toBeGreaterThan(30);
  for (const { content, list, field } of fields) {
    const made = applyChanges(content, renameField(content, list, field, 'anotherName'));
    expect(fieldUses(made, list, 'anotherName')).toBe(fieldUses(content, list, field));
    expect(fieldUses(made, list, field)).toBe(0);
    const back = applyChanges(made, renameField(made, list, 'anotherName', field));
    expect(JSON.stringify(back)).toBe(JSON.stringify(content));
  }
});

test('the rules say the same when every field of every list has another name', () => {
  const { content } = contents.find(({ name }) => name === '_example') as (typeof contents)[number];
  const renamed = fields
    .filter((one) => one.name === '_example')
    .reduce((made, { list, field }) => applyChanges(made, renameField(made, list, field, `${field}X`)), content);
  const parsed = parseRuleset(renamed.source);
  const cases = parseTestCases([{ name: 'cases/all.json', text: JSON.stringify({ cases: renamed.cases }) }]);
  expect('problems' in parsed ? parsed.problems : []).toEqual([]);
  if (!parsed.ok || !cases.ok) throw new Error('the renamed rules have problems');
  expect(runTestCases(parsed.document, cases.testCases).ok).toBe(true);
});
