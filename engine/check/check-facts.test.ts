import { describe, expect, test } from 'vitest';
import {
  boolean,
  codeOf,
  compare,
  confirmation,
  date,
  decimal,
  declare,
  derived,
  enumOf,
  fact,
  field,
  integer,
  list,
  literal,
  openDate,
  ruleset,
  setOf,
  system,
} from '../../test-fixtures/documents.ts';
import { compileRuleset } from '../index.ts';
import type { Problem } from '../evaluation.ts';

const migraineDays = fact('migraineDays', integer);
const headacheDays = fact('headacheDays', integer);
const document = ruleset({
  systems: [system('atc', { exactLength: 7, pattern: '[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?' })],
  facts: [
    fact('smoker', boolean),
    fact('documented', confirmation),
    declare(fact('age', integer), { min: 0, max: 130, unit: 'år' }),
    declare(fact('ldl', decimal(1)), { min: '0.1', max: '30', unit: 'mmol/l' }),
    fact('startedOn', date),
    fact('endsOn', openDate),
    fact('setting', enumOf('home', 'hospital')),
    fact('drug', codeOf('atc')),
    fact('drugs', setOf(codeOf('atc'))),
    list(
      'prior',
      field('atc', codeOf('atc')),
      field('result', enumOf('effect', 'none')),
      field('drugs', setOf(codeOf('atc'))),
    ),
    migraineDays,
    headacheDays,
    declare(fact('registered', integer), { source: 'register:persons' }),
    derived(fact('old', boolean), literal(true, boolean)),
  ],
  constraints: [
    {
      id: 'days',
      condition: compare(migraineDays, 'lessThanInclusive', headacheDays),
      text: { nb: 'Høyst like mange' },
    },
    { id: 'own', condition: compare(fact('registered', integer), 'lessThan', migraineDays), text: { nb: 'Register' } },
  ],
});
const { checkFacts } = compileRuleset(document);
const problemsOf = (input: unknown): readonly Problem[] => {
  const checked = checkFacts(input);
  return checked.ok ? [] : checked.problems;
};
const codesAt = (input: unknown): readonly string[] =>
  problemsOf(input).map(({ code, pointer }) => `${code} ${pointer}`);

describe('facts that are given', () => {
  test('come back in normal form, and the input stays as it was', () => {
    const input = Object.freeze({ ldl: '3.70', drugs: Object.freeze(['C10AX16', 'C10AA05', 'C10AA05']), endsOn: null });
    expect(checkFacts(input)).toEqual({ ok: true, facts: { ldl: '3.7', drugs: ['C10AA05', 'C10AX16'], endsOn: null } });
  });

  test('an open list stays open, a list that says it is complete is a plain list', () => {
    const items = [{ atc: 'C10AA' }];
    expect(checkFacts({ prior: { items, complete: false } })).toEqual({
      ok: true,
      facts: { prior: { items, complete: false } },
    });
    expect(checkFacts({ prior: { items, complete: true } })).toEqual({ ok: true, facts: { prior: items } });
  });

  test('a fact that is absent or undefined is no problem', () => {
    expect(checkFacts({})).toStrictEqual({ ok: true, facts: {} });
    expect(checkFacts({ smoker: undefined, age: 4 })).toStrictEqual({ ok: true, facts: { age: 4 } });
  });

  test.each([
    [{ smoker: 'yes' }, 'WRONG_TYPE /smoker'],
    [{ documented: true }, 'WRONG_TYPE /documented'],
    [{ age: 1.5 }, 'WRONG_TYPE /age'],
    [{ age: '15' }, 'WRONG_TYPE /age'],
    [{ age: 131 }, 'OUT_OF_RANGE /age'],
    [{ ldl: '3.65' }, 'TOO_MANY_DIGITS /ldl'],
    [{ ldl: '3.6000000000000001' }, 'TOO_MANY_DIGITS /ldl'],
    [{ ldl: '31' }, 'OUT_OF_RANGE /ldl'],
    [{ ldl: '12345678901234567890' }, 'OUT_OF_RANGE /ldl'],
    [{ ldl: '3,6' }, 'WRONG_TYPE /ldl'],
    [{ ldl: {} }, 'WRONG_TYPE /ldl'],
    [{ startedOn: '2026-02-30' }, 'IMPOSSIBLE_DATE /startedOn'],
    [{ startedOn: '30.01.2026' }, 'WRONG_TYPE /startedOn'],
    [{ startedOn: null }, 'NONE_NOT_ALLOWED /startedOn'],
    [{ prior: null }, 'NONE_NOT_ALLOWED /prior'],
    [{ setting: 'moon' }, 'NOT_ALLOWED_VALUE /setting'],
    [{ drug: 'c10' }, 'NOT_A_CODE /drug'],
    [{ drugs: ['C10', 7] }, 'WRONG_TYPE /drugs/1'],
    [{ drugs: 'C10' }, 'WRONG_TYPE /drugs'],
    [{ prior: {} }, 'WRONG_TYPE /prior'],
    [{ prior: [{ atc: 'C10' }, 4] }, 'WRONG_TYPE /prior/1'],
    [{ prior: [{ result: 'maybe' }] }, 'NOT_ALLOWED_VALUE /prior/0/result'],
    [{ prior: [{}, { drugs: ['C10', 7] }] }, 'WRONG_TYPE /prior/1/drugs/1'],
    [{ prior: { items: [{}, { drugs: ['C10', 'c'] }], complete: true } }, 'NOT_A_CODE /prior/items/1/drugs/1'],
    [{ prior: { items: [], complete: false, more: 1 } }, 'WRONG_TYPE /prior'],
    [{ prior: { items: [{ dose: 1 }], complete: false } }, 'UNDECLARED_FACT /prior/items/0/dose'],
    [{ lld: '3.7' }, 'UNDECLARED_FACT /lld'],
    [{ 'a/b~c': 1 }, 'UNDECLARED_FACT /a~1b~0c'],
    [{ old: true }, 'DERIVED_FACT /old'],
    [[], 'WRONG_TYPE '],
    ['facts', 'WRONG_TYPE '],
    [null, 'WRONG_TYPE '],
  ])('%j is refused: %s', (input, expected) => expect(codesAt(input)).toEqual([expected]));

  test('all problems are named at once', () => {
    expect(codesAt({ ldl: '3.65', smoker: 1, lld: 2 })).toEqual([
      'TOO_MANY_DIGITS /ldl',
      'WRONG_TYPE /smoker',
      'UNDECLARED_FACT /lld',
    ]);
    expect(codesAt({ prior: [{ atc: 'x' }, { drugs: ['y', 'C10'] }], age: 131 })).toEqual([
      'NOT_A_CODE /prior/0/atc',
      'NOT_A_CODE /prior/1/drugs/0',
      'OUT_OF_RANGE /age',
    ]);
  });

  test('a problem says what was found, what was expected and what to do', () => {
    const [problem] = problemsOf({ ldl: '31' });
    expect(problem).toEqual({
      code: 'OUT_OF_RANGE',
      pointer: '/ldl',
      found: '"31"',
      expected: '0.1 to 30 mmol/l',
      hint: 'Check the value and its unit.',
    });
  });

  test('names of objects are no facts', () => {
    const input: unknown = JSON.parse('{"__proto__": {"ldl": "3.7"}, "constructor": 1, "toString": 2}');
    expect(codesAt(input)).toEqual([
      'UNDECLARED_FACT /__proto__',
      'UNDECLARED_FACT /constructor',
      'UNDECLARED_FACT /toString',
    ]);
  });

  test('long runs of digits, which may identify a person, are not repeated', () => {
    expect(JSON.stringify(problemsOf({ setting: '01820012345', age: '01820012345' }))).not.toContain('01820012345');
  });

  test('facts of the submitter that contradict each other are both named', () => {
    expect(codesAt({ migraineDays: 9, headacheDays: 8 })).toEqual([
      'CONSTRAINT_BROKEN /migraineDays',
      'CONSTRAINT_BROKEN /headacheDays',
    ]);
    expect(codesAt({ migraineDays: 9 })).toEqual([]);
  });

  test('a contradiction with a register is not the submitter’s: it goes to a person', () => {
    const facts = { migraineDays: 9, registered: 10 };
    expect(codesAt(facts)).toEqual([]);
    const { outcome, reasons } = compileRuleset(document).evaluate(facts);
    expect([outcome, reasons]).toEqual([
      'route-to-manual',
      [{ code: 'CONTRADICTORY_FACTS', rule: 'own', facts: { registered: 10, migraineDays: 9 } }],
    ]);
  });
});
