import { describe, expect, test } from 'vitest';
import { problemCodes } from '#engine/words';
import { badFiles, badRulesets, parseBad } from '../../test-fixtures/bad-rulesets.ts';
import { hints } from './phrases/hints.ts';
import { places } from './phrases/places.ts';
import { things } from './phrases/things.ts';
import { expectedWords, foundWords, problemLine, problemWords } from './problem-words.ts';

/** Everything that the engine finds wrong with rulesets of which each is wrong in its own way. */
const problems = badFiles.flatMap((file) =>
  badRulesets(file).flatMap((bad) => {
    const result = parseBad(bad);
    return [...(result.ok ? [] : result.problems), ...result.warnings];
  }),
);

/** Words that Norwegian has not. */
const english =
  /(?<![\p{L}."])(a|an|the|of|and|or|with|without|must|that|which|only|one|no|not|value|values|fact|facts|list|name|date|number|text|code|codes|from|between|each|every|allowed|declared|is|are|be|has|it|this|these|your|own|write|remove|add|correct|choose)(?![\p{L}":])/iu;
/** What is the source's own: in quotes, in braces, with dots, or the words that choose among forms. */
const bare = (text: string) =>
  text
    .replaceAll(/"(?:[^"\\]|\\.)*"?…?/g, '')
    .replaceAll(/\S+\/\S+/g, '')
    .replaceAll(/\{[^}]*\}?/g, '')
    .replaceAll(/\[[^\]]*\]?/g, '');
/** Names of the format that follow a word: «én av a, b», «bare a, b», «av typen date», «{ } med a, b», «from til». */
const isOfTheFormat = (text: string) =>
  /^(én|éin|bare|berre|rollene|\{ \} med|for |.* med [a-z]+, |(utledet|utleidd), av typen )/.test(text);

describe.each(['nb', 'nn'] as const)('in %s', (language) => {
  test.each(Object.keys(problemCodes))('%s says what it means and what to do', (code) => {
    const [means, hint] = problemWords({ code, hint: 'English' }, language);
    expect(english.exec(bare(`${means} ${hint}`))?.[0]).toBeUndefined();
    expect(means).not.toBe('');
    expect(hint).not.toBe('English');
  });

  test('what was found, what was expected and what to do are never told in English', () => {
    expect(problems.length).toBeGreaterThan(1000);
    const told = problems.flatMap((problem) => [
      problemWords(problem, language)[1],
      foundWords(problem, language),
      expectedWords(problem, language),
    ]);
    const inEnglish = [...new Set(told)].filter((text) => english.test(bare(text)) && !isOfTheFormat(text));
    expect(inEnglish).toEqual([]);
  });

  test('every phrase has the places of values that the English has', () => {
    const tables = Object.entries({ ...hints, ...places, ...things });
    const valuesOf = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([value]) => value).toSorted();
    const differs = tables.filter(([text, phrase]) => {
      const own = typeof phrase === 'string' ? phrase : phrase[language === 'nb' ? 0 : 1];
      return String(valuesOf(own)) !== String(valuesOf(text)) || english.test(bare(own));
    });
    expect(differs).toEqual([]);
  });
});

test('a problem is one line: what it means, what was found, what to do', () => {
  const problem = problems.find(({ code, found }) => code === 'UNDECLARED_FACT' && found.startsWith('"'));
  if (problem === undefined) throw new Error('no such problem among the rulesets');
  expect(problemLine(problem, 'en')).toContain(`There is no such information: ${problem.found}. `);
  expect(problemLine(problem, 'nb')).toContain(`Denne opplysningen finnes ikke: ${problem.found}. `);
});

test('the English of the pages has no words of those who write the format', () => {
  const told = Object.keys(problemCodes).flatMap((code) => problemWords({ code, hint: '' }, 'en'));
  const format =
    /\b(facts?|parameters?|booleans?|JSON|enum|literal|operand|placeholder|key|ids?|object|null|array|string)\b/i;
  expect(told.filter((text) => format.test(text.replace('ruleset.json', '')))).toEqual([]);
});
