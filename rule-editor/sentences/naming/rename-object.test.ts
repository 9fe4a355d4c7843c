import { expect, test } from 'vitest';
import { applyChanges, namesIn, type RulesetContent } from '#engine/objects';
import { parseRuleset, parseTestCases, runTestCases } from '#engine/tools';
import { shippedContent, shippedNames } from '../../../test-fixtures/shipped-contents.ts';
import { usagesOf } from '../../programmes/usages.ts';
import { renamable, renameObject } from './rename-object.ts';

const contents = shippedNames.map(shippedContent);
/** In the rules: a text may name a value of its own that is called as a fact is. */
const usesOf = (content: RulesetContent, object: string) =>
  usagesOf(content, object).filter(({ by }) => !by.startsWith('texts/')).length;

test('under another name it is used as often, and back again everything is as it was', () => {
  for (const content of contents)
    for (const member of renamable)
      for (const name of namesIn(content, member).filter((_, index) => index % 61 === 0)) {
        const made = applyChanges(content, renameObject(content, `${member}/${name}`, 'anotherName'));
        expect(usesOf(made, `${member}/anotherName`)).toBe(usesOf(content, `${member}/${name}`));
        expect(usesOf(made, `${member}/${name}`)).toBe(0);
        const back = applyChanges(made, renameObject(made, `${member}/anotherName`, name));
        expect(JSON.stringify(back)).toBe(JSON.stringify(content));
      }
});

test('the rules decide the same when everything in them has another name', () => {
  const [first] = contents;
  if (!first) throw new Error('there is no example');
  const renamed = renamable.reduce(
    (made, member) =>
      namesIn(first, member)
        .filter((name) => !['from', 'to'].includes(name))
        .reduce((before, name) => applyChanges(before, renameObject(before, `${member}/${name}`, `${name}X`)), made),
    first,
  );
  const parsed = parseRuleset(renamed.source);
  expect('problems' in parsed ? parsed.problems : []).toEqual([]);
  const cases = parseTestCases([{ name: 'cases/all.json', text: JSON.stringify({ cases: renamed.cases }) }]);
  if (!parsed.ok || !cases.ok) throw new Error('the renamed rules have problems');
  expect(runTestCases(parsed.document, cases.testCases).results.filter(({ ok }) => !ok)).toEqual([]);
});
