import { expect, test } from 'vitest';
import type { JsonObject } from '#engine/objects';
import { referenceEvaluate } from '#engine/tools';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { readRulesets } from '../publications/publish-rulesets.ts';
import { tryContent } from './try-content.ts';

const licence = readRulesets(testProgrammes).find(({ programme }) => programme === 'licence')!;
const young = {
  id: 'young',
  title: 'Styreren er for ung',
  facts: { decidedOn: '2026-01-01', managerBorn: '2010-01-01' },
  expect: { outcome: 'route-to-manual', reasons: ['MISSING_FACTS'] },
};
const content = { source: JSON.parse(licence.text) as JsonObject, cases: [young], demands: [] };

test('a test case holds when both readings of the rules give what is expected', () => {
  expect(tryContent(content)).toMatchObject({ problems: [], total: 1, compared: 1, failed: [] });
});

test('a test case in which the two readings differ does not hold, and what each gave is told', () => {
  const forgetful: typeof referenceEvaluate = (...given) => ({ ...referenceEvaluate(...given), outcome: 'approve' });
  const { failed } = tryContent(content, () => undefined, forgetful);
  expect(failed).toEqual([
    {
      id: 'young',
      title: young.title,
      problems: [],
      differences: [],
      disagreements: [{ part: 'outcome', compiled: 'route-to-manual', reference: 'approve' }],
    },
  ]);
});

test('what is found is told before the reference is asked, which may take long', () => {
  const told: string[] = [];
  const slow: typeof referenceEvaluate = (...given) => {
    told.push('asked');
    return referenceEvaluate(...given);
  };
  tryContent(content, ({ total, compared, failed }) => told.push(`${total} ${compared} ${failed.length}`), slow);
  expect(told).toEqual(['1 0 0', 'asked']);
});
