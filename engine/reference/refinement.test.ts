import { describe, expect, it } from 'vitest';
import {
  codeOf,
  expression,
  fact,
  grantField,
  literal,
  rule,
  ruleset,
  setOf,
  system,
  boolean,
  is,
  compare,
} from '../../test-fixtures/documents.ts';
import { evaluators } from '../../test-fixtures/evaluators.ts';

const atc = codeOf('atc');
const [drug, other, asked, unclear] = [
  fact('drug', atc),
  fact('other', atc),
  fact('asked', boolean),
  fact('unclear', boolean),
];
const systems = [system('atc', { exactLength: 7 })];
const facts = [drug, other, asked, unclear];

describe.each(evaluators)('%s: a code that may become another', (_, evaluate) => {
  const granting = ruleset({
    systems,
    facts,
    grant: [grantField('substance', atc, { key: true })],
    rules: [rule('yes', { event: 'approve', when: is(asked), grant: { substance: drug } })],
  });

  it('is not granted: the exact one is asked for', () => {
    const { outcome, reasons, missingFacts } = evaluate(granting, { asked: true, drug: 'C10AA' });
    expect([outcome, reasons.map(({ code }) => code), missingFacts]).toEqual([
      'route-to-manual',
      ['MISSING_FACTS'],
      [{ pointer: '/drug', fact: 'drug', needs: 'exact-code' }],
    ]);
  });

  it('is granted when it is exact', () => {
    expect(evaluate(granting, { asked: true, drug: 'C10AA05' }).grant).toEqual({ substance: 'C10AA05' });
  });

  it('is granted when the ruleset writes it, as a group of codes', () => {
    const group = setOf(atc);
    const written = ruleset({
      systems,
      facts,
      grant: [grantField('also', group, { meet: 'union' })],
      rules: [rule('yes', { event: 'approve', when: is(asked), grant: { also: literal(['N02A'], group) } })],
    });
    expect(evaluate(written, { asked: true }).grant).toEqual({ also: ['N02A'] });
  });

  it('does not make two branches of a choice equal', () => {
    const chosen = expression({ op: 'choose', cases: [{ when: is(unclear), then: drug }], otherwise: other }, atc);
    const derived = fact('chosen', atc);
    const inGroup = compare(
      derived,
      'inCodes',
      literal({ include: ['C10'], exclude: [] }, { kind: 'codes', systems: ['atc'] }),
    );
    const document = ruleset({
      systems,
      facts: [
        ...facts,
        {
          name: 'chosen',
          type: atc,
          title: { nb: 'Valgt' },
          noneAllowed: false,
          source: 'derived',
          identifying: 'none',
          curable: 'no',
          contestable: false,
          derived: chosen,
        },
      ],
      rules: [rule('yes', { event: 'approve', when: inGroup })],
    });
    expect(evaluate(document, { drug: 'C10AA', other: 'C10AA' }).outcome).toBe('route-to-manual');
    expect(evaluate(document, { drug: 'C10AA05', other: 'C10AA05' }).outcome).toBe('approve');
  });
});
