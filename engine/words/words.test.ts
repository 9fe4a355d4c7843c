import { describe, expect, it, test } from 'vitest';
import {
  all,
  any,
  atLeast,
  codeOf,
  codes,
  compare,
  condition,
  count,
  date,
  declare,
  decimal,
  derived,
  enumOf,
  expression,
  fact,
  field,
  inInterval,
  integer,
  list,
  literal,
  named,
  not,
  openDate,
  parameter,
  parameterOf,
  ruleset,
  system,
  version,
} from '../../test-fixtures/documents.ts';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import type { Condition } from '../ruleset-document.ts';
import { createWords, type Clause } from './index.ts';

const age = fact('age', integer);
const ldl = fact('ldl', decimal(1));
const diagnosis = fact('diagnosis', codeOf('icd10', 'icpc2'));
const startedOn = fact('startedOn', date);
const endsOn = fact('endsOn', openDate);
const setting = fact('setting', enumOf('home', 'hospital'));
const dose = field('dose', integer);
const limit = parameter('limit', decimal(1));

const document = ruleset({
  systems: [system('icd10', { title: { nb: 'Diagnosekode i ICD-10' } }), system('icpc2', { title: { nb: 'ICPC-2' } })],
  facts: [
    declare(age, { title: { nb: 'Alder', nn: 'Alder' }, unit: 'år' }),
    declare(ldl, { title: { nb: 'LDL-kolesterol' }, unit: 'mmol/l' }),
    declare(diagnosis, { title: { nb: 'Diagnose' } }),
    declare(startedOn, { title: { nb: 'Startet', nn: 'Starta' } }),
    declare(endsOn, { title: { nb: 'Slutter' } }),
    declare(setting, { title: { nb: 'Hvor brukes det?', nn: 'Kvar blir det brukt?' } }),
    list('prior', dose),
    derived(
      fact('adultOn', date),
      expression({ op: 'birthday', years: literal(18, integer), of: startedOn, leapDay: '1-mar' }, date),
    ),
  ],
  parameters: [parameterOf('limit', decimal(1), [version('2.0'), version('3.6', '2025-01-01')])],
  conditions: [condition('grownUp', compare(age, 'greaterThanInclusive', 18))],
});

const nb = createWords(document, 'nb', '2026-03-03');
const nn = createWords(document, 'nn', '2026-03-03');
const leaf = (of: Condition) => nb.condition(of).text;

describe('a comparison', () => {
  it.each([
    [compare(age, 'greaterThanInclusive', 18), 'Alder: minst 18\u00a0år'],
    [compare(age, 'lessThan', 18), 'Alder: under 18\u00a0år'],
    [compare(ldl, 'greaterThan', '3.6'), 'LDL-kolesterol: over 3,6\u00a0mmol/l'],
    [compare(startedOn, 'lessThan', '2026-07-01'), 'Startet: før 01.07.2026'],
    [compare(startedOn, 'greaterThanInclusive', '2026-07-01'), 'Startet: tidligst 01.07.2026'],
    [compare(endsOn, 'isNone'), 'Slutter: ingen dato'],
    [compare(setting, 'in', ['home', 'hospital']), 'Hvor brukes det? én av home eller hospital'],
    [compare(setting, 'notEqual', 'home'), 'Hvor brukes det? ikke home'],
    [
      compare(
        diagnosis,
        'inCodes',
        literal({ include: ['icd10:E78', 'icpc2:T93'], exclude: ['icd10:E78.1'] }, codes('icd10', 'icpc2')),
      ),
      'Diagnose: kode i E78 (ICD-10) eller T93 (ICPC-2), unntatt E78.1 (ICD-10)',
    ],
  ])('%j is “%s”', (of, expected) => expect(leaf(of)).toBe(expected));

  it('names a limit with the value it has on the day', () => {
    const of = compare(ldl, 'greaterThan', limit);
    expect(leaf(of)).toBe('LDL-kolesterol: over 3,6 («tittel»)');
    expect(createWords(document, 'nb', '2024-12-31').condition(of).text).toBe('LDL-kolesterol: over 2,0 («tittel»)');
  });
  it('says both ends of an interval', () => {
    expect(leaf(inInterval(age, { from: literal(2, integer), under: literal(18, integer) }))).toBe(
      'Alder: minst 2\u00a0år og under 18\u00a0år',
    );
  });
  it('says values in the words of the ruleset', () => {
    const vocabulary = [{ value: 'home', words: { nb: 'hjemme', nn: 'heime' } }];
    const own = createWords({ ...document, vocabulary }, 'nn', '2026-03-03');
    expect(own.condition(compare(setting, 'in', ['home', 'hospital'])).text).toBe(
      'Kvar blir det brukt? éin av heime eller hospital',
    );
  });
  it('is in nynorsk where the texts are', () => {
    expect(nn.condition(compare(setting, 'notEqual', 'home')).text).toBe('Kvar blir det brukt? ikkje home');
  });
});

describe('for pages that change a comparison', () => {
  it.each([
    [compare(age, 'greaterThanInclusive', 18), 'Alder:', 'minst 18\u00a0år'],
    [compare(setting, 'notEqual', 'home'), 'Hvor brukes det?', 'ikke home'],
  ])('%j is what is compared, and what is said of it', (of, subject, predicate) => {
    if (of.op !== 'compare') throw new Error('not a comparison');
    expect(nb.comparison(of)).toEqual({ subject, predicate });
    expect(`${subject} ${predicate}`).toBe(leaf(of));
  });
  it('operators have names of their own', () => {
    expect(nb.operator('greaterThan', false)).toBe('over');
    expect(nb.operator('greaterThan', true)).toBe('etter');
    expect(nn.operator('equal', false)).toBe('er');
  });
  it('expressions can be marked where they stand', () => {
    const marked = createWords(document, 'nb', '2026-03-03', (of, said) => (of.op === 'literal' ? `[${said}]` : said));
    expect(marked.inline(compare(age, 'greaterThanInclusive', 18))).toBe('Alder: minst [18\u00a0år]');
    expect(marked.expression(document.facts.find(({ name }) => name === 'adultOn')!.derived!)).toBe(
      'dagen personen fyller [18] år («startet»)',
    );
  });
});

describe('conditions within conditions', () => {
  const young = compare(age, 'lessThan', 18);
  const high = compare(ldl, 'greaterThan', '3.6');

  it('stand below the line that opens them', () => {
    expect(nb.condition(all(any(young, high), not(young)))).toEqual({
      text: 'alt dette:',
      parts: [
        {
          text: 'minst ett av disse:',
          parts: [{ text: 'Alder: under 18\u00a0år' }, { text: 'LDL-kolesterol: over 3,6\u00a0mmol/l' }],
        },
        { text: 'ikke: Alder: under 18\u00a0år' },
      ],
    });
    expect(nb.condition(atLeast(2, young, high)).text).toBe('minst 2 av disse:');
  });
  it('stand by their title when they have a name', () => {
    expect(nb.condition(named('grownUp'))).toEqual({ text: 'Tittel', named: 'grownUp' });
  });
  it('keep their brackets in one line', () => {
    expect(nb.inline(all(any(young, high), young))).toBe(
      '(Alder: under 18\u00a0år eller LDL-kolesterol: over 3,6\u00a0mmol/l) og Alder: under 18\u00a0år',
    );
  });
});

describe('an expression', () => {
  it('says what is computed', () => {
    expect(nb.expression(document.facts.find(({ name }) => name === 'adultOn')!.derived!)).toBe(
      'dagen personen fyller 18 år («startet»)',
    );
    expect(nb.expression(count('prior', { where: compare(dose, 'greaterThan', 5) }))).toBe(
      'antall oppføringer i «tittel», der Tittel: over 5',
    );
  });
});

/** Every line of a clause and of what stands below it. */
const lines = ({ text, parts = [] }: Clause): readonly string[] => [text, ...parts.flatMap(lines)];

describe.each(shippedRulesets())('rulesets/$name', ({ document: shipped }) => {
  test.each(['nb', 'nn', 'en'] as const)('every condition and derived fact has words in %s', (language) => {
    const words = createWords(shipped, language, '2026-11-22');
    const conditions: Condition[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { op } = node as { op?: string };
      if (op === 'compare' || op === 'all' || op === 'any' || op === 'not' || op === 'atLeast')
        conditions.push(node as Condition);
      Object.values(node).forEach(visit);
    };
    visit([shipped.sections, shipped.rules, shipped.tables, shipped.conditions, shipped.restrictions]);
    const said = [
      ...conditions.flatMap((of) => [...lines(words.condition(of)), words.inline(of)]),
      ...shipped.facts.flatMap(({ derived: of }) => (of === undefined ? [] : [words.expression(of)])),
    ];
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((text) => /undefined|\[object|NaN|^\s*$|: $/.test(text))).toEqual([]);
    const factNames = shipped.facts.map(({ name }) => name).filter((name) => /[a-z][A-Z]/.test(name));
    expect(factNames.filter((name) => said.some((text) => text.includes(`«${name}»`)))).toEqual([]);
  });
});
