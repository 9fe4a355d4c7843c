import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#engine/objects';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { demandFrom, draftOf, newDemand, slotsOf, type Pattern } from './draft-demand.ts';
import { conditionDraft, conditionFrom, readValue } from './slots.ts';

const [frikort] = shippedRulesets('frikort');
if (frikort === undefined) throw new Error('no such ruleset');
const { document } = frikort;
const root = path.resolve(import.meta.dirname, '../../rulesets');

describe.each(readdirSync(root).filter((name) => !/^_|\./.test(name)))('the demands of %s', (name) => {
  const { demands } = JSON.parse(readFileSync(path.join(root, name, 'demands.json'), 'utf8')) as {
    demands: readonly JsonObject[];
  };
  const [ruleset] = shippedRulesets(name);
  test.each(demands.map((demand) => [String(demand['id']), demand] as const))(
    '%s opened and saved is the same',
    (_, stored) => {
      if (ruleset === undefined) throw new Error('no such ruleset');
      const draft = draftOf(stored, ruleset.document);
      const title = typeof stored['title'] === 'string' ? draft.title.nb : draft.title;
      expect({ title, ...draft.rest, ...demandFrom(draft, ruleset.document) }).toEqual(stored);
    },
  );
});

test('every pattern has its slots, and nothing is saved before they are chosen', () => {
  for (const pattern of Object.keys(slotsOf) as readonly Pattern[])
    expect(demandFrom({ ...newDemand, pattern }, document)).toBeUndefined();
});

test('what is chosen is a demand that fits', () => {
  const made = demandFrom(
    {
      ...newDemand,
      pattern: 'grant-at-most',
      field: 'to',
      value: { kind: 'literal', text: '31.12.2030' },
      when: { kind: 'comparison', fact: 'startedBy', operator: 'equal', text: 'application' },
    },
    document,
  );
  expect(made).toEqual({
    pattern: 'grant-at-most',
    field: 'to',
    value: '2030-12-31',
    when: { fact: 'startedBy', operator: 'equal', value: 'application' },
  });
});

test('values are read as people write them', () => {
  expect(readValue('3,6', { kind: 'decimal', scale: 1 })).toBe('3.6');
  expect(readValue('1.3.2026', { kind: 'date', openEnded: false })).toBe('2026-03-01');
  expect(readValue('31.02.2026', { kind: 'date', openEnded: false })).toBeUndefined();
  expect(readValue('tre', { kind: 'integer' })).toBeUndefined();
});

test('a condition that cannot be chosen is kept as it is', () => {
  const condition: JsonObject = { all: [{ condition: 'capReached' }, { not: { condition: 'yearRunning' } }] };
  const draft = conditionDraft(condition, document);
  expect(draft.kind).toBe('kept');
  expect(conditionFrom(draft, document)).toBe(condition);
});
