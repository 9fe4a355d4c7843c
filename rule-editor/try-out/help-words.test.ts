import { expect, it } from 'vitest';
import type { RulesetDocument } from '#engine';
import { askedFacts } from './form-facts.ts';
import { shippedProgrammeDocuments } from '../../test-fixtures/shipped-rulesets.ts';
import { helpWords } from './help-words.ts';

const vocabulary = [
  { value: 'rhf', words: { nb: 'helseforetakene', en: 'the hospitals' } },
  { value: 'folketrygd', words: { nb: 'folketrygden' } },
];
const type = { kind: 'enum', values: ['rhf', 'folketrygd', 'other'] } as const;
const said = (nb: string) => helpWords({ help: { nb }, type }, { vocabulary } as unknown as RulesetDocument, 'nb');

it.each([
  ['rhf: de fire regionene. other: andre.', 'Helseforetakene: de fire regionene. Other: andre.'],
  ['folketrygd: folketrygden. rhf: helseforetakene (H-resept).', 'Helseforetakene (H-resept).'],
  ['null: det er ukjent', 'Ingen: det er ukjent'],
  ['Skriv kodeverket foran: icd10', 'Skriv kodeverket foran: icd10'],
])('%s', (help, words) => {
  expect(said(help)).toBe(words);
});

it.each(shippedProgrammeDocuments())('leaves guidance of every fact of $programme to read', (document) => {
  for (const fact of askedFacts(document)) {
    const words = helpWords(fact, document, 'nb');
    expect({ name: fact.name, isTold: words !== '' }).toEqual({ name: fact.name, isTold: fact.help !== undefined });
    expect(words).not.toMatch(/^[.;]|\s[.;](\s|$)/);
  }
});
