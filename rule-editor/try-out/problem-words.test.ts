import { describe, expect, it } from 'vitest';
import { compileRuleset } from '#engine';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { readForm } from './form-facts.ts';
import { problemsByField } from './problem-words.ts';

const [example] = shippedRulesets('_example');
if (!example) throw new Error('no example');
const { document } = example;
const { checkFacts } = compileRuleset(document);

const form = {
  birthDate: '31.02.2020',
  leftEarLoss: '900',
  speechScore: '40,12345',
  device: null,
  purpose: 'holiday',
  otherDiagnoses: ['icd10:H90', 'snomed:1'],
  earlierTrials: { items: [{}, { result: 'excellent' }], complete: false },
};

describe.each(['nb', 'nn', 'en'] as const)('what is wrong in a form, in %s', (language) => {
  const { facts, unreadable } = readForm(form, document);
  const checked = checkFacts(facts);
  const wrong = problemsByField(document, unreadable, checked.ok ? [] : checked.problems, language);

  it('stands at the field that is wrong, also within an entry', () => {
    expect([...wrong.keys()].toSorted()).toEqual([
      '/birthDate',
      '/device',
      '/earlierTrials/1/result',
      '/leftEarLoss',
      '/otherDiagnoses',
      '/purpose',
      '/speechScore',
    ]);
  });

  it('is told in words that say what to do', () => {
    for (const text of wrong.values()) expect(text).toMatch(/^[^A-Z_{}]?[^_{}[\]]{8,}\.$/);
    expect(new Set(wrong.values()).size).toBeGreaterThan(5);
  });
});
