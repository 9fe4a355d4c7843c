import { describe, expect, it } from 'vitest';
import { codeOf, grantField, ruleset, system } from '../../test-fixtures/documents.ts';
import { grantTerms } from './grant-terms.ts';

describe('the key of a grant', () => {
  const aliases = [
    { old: 'N03AX16', new: 'N02BF01', from: '2022-01-01' },
    { old: 'N02BF01', new: 'N02BF02', from: '2023-01-01' },
  ];
  const document = ruleset({
    systems: [system('atc', { exactLength: 7, aliases })],
    grant: [grantField('substance', codeOf('atc'), { key: true })],
  });
  const keyOf = (substance: string) => grantTerms(document, { substance }, '2026-01-01')?.key;

  it('is the same under every name of a code, also through several', () => {
    expect(new Set(['N03AX16', 'N02BF01', 'N02BF02'].map(keyOf)).size).toBe(1);
  });

  it('is another for another code', () => expect(keyOf('N02BF02')).not.toBe(keyOf('N03AX12')));
});
