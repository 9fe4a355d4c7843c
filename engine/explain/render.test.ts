import { describe, expect, test } from 'vitest';
import {
  compare,
  date,
  decimal,
  declare,
  enumOf,
  fact,
  grantField,
  integer,
  literal,
  requirement,
  rule,
  ruleset,
  section,
  setOf,
} from '../../test-fixtures/documents.ts';
import { ENGINE_TEXTS } from '../engine-texts.ts';
import { compileRuleset } from '../index.ts';
import type { Language } from '../ruleset-document.ts';
import { valueWords } from './format.ts';

const ldl = fact('ldl', decimal(1));
const appliedOn = fact('appliedOn', date);
const text = {
  nb: 'LDL er {ldl}; grensen er over {limit}. {{Merk}',
  nn: 'LDL er {ldl}; grensa er over {limit}.',
  en: 'LDL is {ldl}; the limit is above {limit}.',
};
const compiled = compileRuleset(
  ruleset({
    facts: [declare(ldl, { unit: 'mmol/l' }), declare(fact('paid', integer), { unit: 'øre' })],
    grant: [grantField('from', date), grantField('to', date)],
    figures: { paid: fact('paid', integer) },
    sections: [
      section('drug', {
        requirements: [
          requirement('ldl', {
            conditions: compare(ldl, 'greaterThan', '3.6'),
            reason: 'LDL_LOW',
            values: { limit: literal('3.6', decimal(1)) },
          }),
        ],
        grant: { from: appliedOn, to: appliedOn },
      }),
    ],
    rules: [rule('never', { event: 'stop', when: compare(ldl, 'greaterThan', '100'), reason: 'NEVER' })],
    reasons: [
      { code: 'LDL_LOW', versions: [{ content: { patient: text, caseWorker: { nb: '{ldl}' } } }] },
      {
        code: 'CONDITIONS_MET',
        versions: [
          {
            content: {
              patient: { nb: 'Til {grant.to}. Betalt {figures.paid}.', en: 'Until {grant.to}. Paid {figures.paid}.' },
            },
          },
          {
            boundary: { date: '2027-01-01', by: { op: 'fact', name: 'decidedOn' } },
            content: { patient: { nb: 'Ny tekst' } },
          },
        ],
      },
    ],
  }),
);

function patientText(facts: Parameters<typeof compiled.evaluate>[0], language: Language): string | undefined {
  const evaluation = compiled.evaluate(facts);
  const [reason] = [...evaluation.reasons.filter(({ code }) => code !== 'RECOMMENDED'), ...evaluation.also];
  return reason && compiled.renderReason(reason, { audience: 'patient', language, facts, evaluation });
}

describe('a reason in words', () => {
  const low = { ldl: '3.5', appliedOn: '2026-03-01' };
  const met = { ldl: '3.7', appliedOn: '2026-03-01', paid: 327_800, decidedOn: '2026-03-01' };

  test('names the value and the limit as people write them', () => {
    expect(patientText(low, 'nb')).toBe('LDL er 3,5; grensen er over 3,6. {Merk}');
    expect(patientText(low, 'nn')).toBe('LDL er 3,5; grensa er over 3,6.');
    expect(patientText(low, 'en')).toBe('LDL is 3.5; the limit is above 3.6.');
  });

  test('names dates, and øre as kroner', () => {
    expect(patientText(met, 'nb')).toBe('Til 01.03.2026. Betalt 3\u00a0278,00\u00a0kr.');
    expect(patientText(met, 'en')).toBe('Until 1 March 2026. Paid NOK\u00a03,278.00.');
  });

  test('says values of enums and codes in the words of the ruleset', () => {
    const form = { type: enumOf('tablet', 'injection'), unit: undefined };
    const vocabulary = [{ value: 'injection', words: { nb: 'injeksjon', en: 'an injection' } }];
    expect(valueWords('injection', { ...form, vocabulary }, 'nn')).toBe('injeksjon');
    expect(valueWords('injection', { ...form, vocabulary }, 'en')).toBe('an injection');
    expect(valueWords(['tablet', 'injection'], { ...form, type: setOf(form.type), vocabulary }, 'nb')).toBe(
      'tablet og injeksjon',
    );
  });

  test('says plainly that a value is not known', () => {
    expect(patientText({ appliedOn: '2026-03-01' }, 'nn')).toContain('Søknaden manglar');
    const { paid: _, ...unpaid } = met;
    expect(patientText(unpaid, 'nb')).toBe('Til 01.03.2026. Betalt ikke opplyst.');
  });

  test('reads a grant field that the approval does not give as none', () => {
    const evaluation = { ...compiled.evaluate(met), grant: { from: '2026-03-01' } };
    const options = { audience: 'patient', language: 'nb', facts: met, evaluation } as const;
    expect(compiled.renderReason({ code: 'CONDITIONS_MET' }, options)).toMatch(/^Til uten sluttdato\./);
  });

  test('is that of the version in force', () => {
    expect(patientText({ ...met, decidedOn: '2027-01-01' }, 'nb')).toBe('Ny tekst');
  });

  test('falls back to bokmål, and is absent for an audience that gets none', () => {
    expect(patientText(met, 'nn')).toContain('Til 01.03.2026');
    const evaluation = compiled.evaluate(met);
    const options = { audience: 'pharmacy', language: 'nb', facts: met, evaluation } as const;
    expect(compiled.renderReason({ code: 'CONDITIONS_MET' }, options)).toBeUndefined();
  });

  test('every reason of the engine has words for patient, submitter, case worker and journal', () => {
    for (const code of Object.keys(ENGINE_TEXTS)) {
      const texts = ENGINE_TEXTS[code];
      for (const audience of ['patient', 'submitter'] as const) {
        expect(Object.keys(texts?.[audience] ?? {})).toEqual(['nb', 'nn', 'en']);
      }
      expect([texts?.caseWorker?.nb, texts?.journalNote?.nb]).not.toContain(undefined);
    }
  });

  test.each([
    [1234, { kind: 'integer' }, undefined, '1234'],
    [12_345, { kind: 'integer' }, undefined, '12\u00a0345'],
    ['-0.5', { kind: 'decimal', scale: 1 }, undefined, '−0,5'],
    [-5, { kind: 'integer' }, 'øre', '−0,05\u00a0kr'],
    [['a', 'b', 'c'], undefined, undefined, 'a, b og c'],
    [{ atLeast: 1, atMost: 2 }, { kind: 'integer' }, undefined, '1 til 2'],
    [{ atLeast: 1 }, { kind: 'integer' }, undefined, 'minst 1'],
    [{ atMost: 100 }, { kind: 'integer' }, 'øre', 'høyst 1,00\u00a0kr'],
    [null, { kind: 'date', openEnded: true }, undefined, 'uten sluttdato'],
    [true, { kind: 'boolean' }, undefined, 'ja'],
    ['no', { kind: 'confirmation' }, undefined, 'nei'],
  ] as const)('%j reads %s %s %s', (value, type, unit, expected) => {
    expect(valueWords(value, { type, unit }, 'nb')).toBe(expected);
  });
});
