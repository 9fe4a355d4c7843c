import { expect, test } from 'vitest';
import type { RulesetContent } from '#engine/objects';
import {
  casesFor,
  givenBy,
  isLong,
  missingTexts,
  newestTexts,
  placeholdersFor,
  reasonTitle,
  withTitles,
} from './reasons.ts';

const long = { nb: 'LDL er {ldl}. Grensen er {limit}.', nn: 'LDL er {ldl}.', en: 'LDL is {ldl}.' };
const content: RulesetContent = {
  source: {
    facts: {
      ldl: { type: 'decimal', title: { nb: 'LDL' } },
      age: { type: 'integer', title: { nb: 'Alder' } },
      prior: { type: 'list', title: { nb: 'Tidligere' } },
    },
    parameters: { x: { title: { nb: 'Grense' } } },
    grant: { to: { title: { nb: 'Til' } } },
    rules: [
      {
        id: 'a',
        reason: 'TOO_LOW',
        values: { limit: { parameter: 'x' }, ldl: { fact: 'ldl' } },
        when: { all: [{ fact: 'ldl' }, { fact: 'prior' }] },
      },
      { id: 'b', reason: 'TOO_LOW', values: { limit: 3 }, when: { fact: 'age', operator: 'equal', value: 3 } },
      { id: 'c', reason: 'OTHER', values: {}, when: { fact: 'age' } },
    ],
    texts: {
      TOO_LOW: { patient: long, submitter: { nb: 'Lav.' }, caseWorker: { nb: 'Lav.' } },
      OTHER: { versions: [{ content: { caseWorker: { nb: 'Gammel.' } } }, { content: 'none' }] },
    },
  },
  cases: [
    { id: 'one', expect: { reasons: ['OTHER'] } },
    { id: 'two', expect: { reasons: ['RECOMMENDED'], recommended: { reasons: ['TOO_LOW'] } } },
  ],
  demands: [],
};
const texts = (code: string) => (content.source['texts'] as { [code: string]: never })[code];

test('a text may name what every rule gives, what the rules read, and what is granted', () => {
  expect(placeholdersFor(content, 'TOO_LOW').map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    'value limit',
    'fact ldl',
    'fact age',
    'grant grant.to',
  ]);
  expect(givenBy(content, 'TOO_LOW')).toEqual(['rules/a', 'rules/b']);
});

test('a text that is read names what it leaves open, in the language of the text', () => {
  const offered = placeholdersFor(content, 'TOO_LOW');
  expect(withTitles(long, offered)).toEqual({
    nb: 'LDL er [LDL]. Grensen er [Grense].',
    nn: 'LDL er [LDL].',
    en: 'LDL is [LDL].',
  });
});

test('what is missing is told for each reader and language', () => {
  expect(missingTexts(texts('TOO_LOW'))).toEqual([
    ['submitter', 'nn'],
    ['submitter', 'en'],
    ['journalNote', 'nb'],
    ['journalNote', 'nn'],
  ]);
});

test('a reason is known by its first sentence, of the newest version that says something', () => {
  expect(reasonTitle(texts('TOO_LOW'), 'nb')).toBe('LDL er …');
  expect(newestTexts(texts('OTHER'))).toEqual({ caseWorker: { nb: 'Gammel.' } });
});

test('the cases that give the reason stand first', () => {
  expect(casesFor(content, { code: 'TOO_LOW' }).giving.map(({ id }) => id)).toEqual(['two']);
  expect(casesFor(content, { code: 'TOO_LOW' }).others.map(({ id }) => id)).toEqual(['one']);
});

test('a text is long beyond what its reader has time for', () => {
  expect(isLong('journalNote', 'ord '.repeat(40))).toBe(false);
  expect(isLong('journalNote', 'ord '.repeat(41))).toBe(true);
});
