import * as fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyChanges, type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import { parseRuleset, readRulesetSource } from '#engine/tools';
import { newRule } from './new-rule.ts';

const folder = path.resolve(import.meta.dirname, '../../rulesets/blaresept');
const files = ['ruleset.json', ...fs.readdirSync(path.join(folder, 'parts')).map((file) => `parts/${file}`)];
const source = readRulesetSource(
  files.map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') })),
);
const content: RulesetContent = { source: source.value as JsonObject, cases: [], demands: [] };
const given = {
  title: 'Søknad for sent',
  stage: 'criteria',
  from: { date: '2027-03-01', by: 'receivedOn' },
  law: { title: 'Folketrygdloven', section: '§ 5-14' },
};

test('a new rule holds from its day on, has no problems, and texts to begin with', () => {
  const when = { fact: 'age', operator: 'greaterThan', value: 120 };
  const { object, changes } = newRule(content, { ...given, rule: { when, event: 'route-to-manual' } });
  const made = applyChanges(content, changes);
  const parsed = parseRuleset(made.source);
  expect([object, parsed.ok ? [] : parsed.problems]).toEqual(['rules/soknad-for-sent', []]);
  expect(readObject(made, object)).toMatchObject({
    versions: [{ content: 'none' }, { boundary: { date: '2027-03-01' } }],
  });
  expect(readObject(made, 'texts/SOKNAD_FOR_SENT_IKKE_OPPFYLT')).toMatchObject({
    patient: { nb: expect.stringContaining('Søknad for sent') },
  });
});

test('a new section has no requirements yet, and only what it grants is missing: that is said on its page', () => {
  const { object, changes } = newRule(content, given);
  const parsed = parseRuleset(applyChanges(content, changes).source);
  expect([object, parsed.ok ? [] : parsed.problems.map(({ code }) => code)]).toEqual([
    'sections/soknad-for-sent',
    ['MISSING_GRANT'],
  ]);
});
