import { expect, test } from 'vitest';
import { badRulesets, parseBad } from '../../test-fixtures/bad-rulesets.ts';
import { refusalLines } from './refusal-lines.ts';
import { refusalOf, refusals } from './refusal-words.ts';

test('what is told is of the type of the problem, not what the service wrote', () => {
  expect(refusals.nb[refusalOf({ status: 409, problem: 'draft-behind' })][1]).toBe(
    'Legg utkastet på den nye utgaven først.',
  );
  expect(refusalOf({ status: 0, problem: 'offline' })).toBe('offline');
  expect(refusalOf({ status: 403, problem: 'of-a-later-version' })).toBe('not-allowed');
  expect(refusalOf({ status: 418, problem: 'of-a-later-version' })).toBe('internal-error');
});

test('a draft that is not ready says everything that is to be done', () => {
  const cases = [{ title: 'LDL på 2,6' }, { title: 'Alder 17' }];
  expect(refusalLines({ missing: ['purpose', 'changes'], problems: [], cases }, 'nb')).toEqual([
    'Skriv hva utkastet skal oppnå.',
    'Utkastet endrer ingenting ennå. Gjør en endring først.',
    'Disse eksemplene stemmer ikke: «LDL på 2,6», «Alder 17». Rett reglene eller eksemplene.',
  ]);
});

test('problems of a folder are told with their place, those of a draft without', () => {
  const [bad] = badRulesets('undeclared-fact.json');
  const result = bad && parseBad(bad);
  const [problem] = !result || result.ok ? [] : result.problems;
  if (problem === undefined) throw new Error('the ruleset has no problems');
  expect(refusalLines({ problems: [problem] }, 'nn')[0]).toMatch(
    new RegExp(`^${problem.pointer}: Denne opplysninga finst ikkje: `),
  );
  expect(refusalLines({ problems: [{ ...problem, object: 'rules/x' }] }, 'nn')[0]).toMatch(/^Denne opplysninga/);
});

test('a choice that cannot be accepted says what to choose instead', () => {
  const errors = [{ pointer: '/reviewer' }, { pointer: '/elsewhere' }];
  expect(refusalLines({ errors }, 'en')).toEqual([
    'The person you chose cannot approve this draft. Choose another.',
    'What stands in “elsewhere” cannot be accepted.',
  ]);
});
