import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  atLeast,
  boolean,
  codeOf,
  codes,
  compare,
  condition,
  confirmation,
  count,
  date,
  decimal,
  declare,
  derived,
  enumOf,
  fact,
  inInterval,
  integer,
  is,
  list,
  literal,
  named,
  not,
  openDate,
  orNone,
  setOf,
  system,
} from '../../test-fixtures/documents.ts';
import { evaluators, truthOf } from '../../test-fixtures/evaluators.ts';
import type { Condition } from '../ruleset-document.ts';
import type { Facts } from '../evaluation.ts';

const yes = fact('yes', boolean);
const no = fact('no', boolean);
const perhaps = fact('perhaps', boolean);
const age = fact('age', integer);
const limit = fact('limit', integer);
const ldl = fact('ldl', decimal(2));
const born = fact('born', date);
const end = fact('end', openDate);
const left = fact('left', date);
const role = fact('role', enumOf('doctor', 'nurse'));
const atc = fact('atc', codeOf('atc'));
const other = fact('other', codeOf('atc'));
const diagnosis = fact('diagnosis', codeOf('icd10', 'icpc2'));
const group = fact('group', codeOf('group'));
const countries = fact('countries', setOf(enumOf('no', 'se', 'dk')));
const allowed = fact('allowed', setOf(enumOf('no', 'se', 'dk')));
const used = fact('used', setOf(codeOf('atc')));
const answer = fact('answer', confirmation);
const items = list('items');
const openCount = fact('openCount', integer);

const given = {
  facts: [
    yes,
    no,
    perhaps,
    orNone(age),
    limit,
    orNone(ldl),
    born,
    declare(end),
    orNone(left),
    orNone(role),
    orNone(atc),
    other,
    diagnosis,
    group,
    countries,
    allowed,
    used,
    answer,
    items,
    derived(openCount, count('items')),
  ],
  systems: [
    system('atc', {
      exactLength: 7,
      aliases: [{ old: 'N03AX16', new: 'N02BF02', from: '2022-01-01' }],
    }),
    system('icd10'),
    system('icpc2', { hierarchical: false }),
    system('group', { hierarchical: false }),
  ],
  conditions: [condition('adult', compare(age, 'greaterThanInclusive', 18))],
};
const known = { yes: true, no: false };
const inCodes = (include: string[], exclude: string[] = [], of = atc): Condition =>
  compare(
    of,
    'inCodes',
    literal({ include, exclude }, codes(...(of.type.kind === 'code' ? of.type.systems : ['atc']))),
  );

type Row = readonly [sentence: string, condition: Condition, facts: Facts, truth: boolean | 'unknown'];
const table: Record<string, readonly Row[]> = {
  'Kleene groups': [
    ['all is false if one is false, whatever is unknown', all(is(perhaps), is(no)), known, false],
    ['all is unknown if one is unknown and none false', all(is(perhaps), is(yes)), known, 'unknown'],
    ['all is true if all are true', all(is(yes), is(yes)), known, true],
    ['any is true if one is true, whatever is unknown', any(is(perhaps), is(yes)), known, true],
    ['any is unknown if one is unknown and none true', any(is(perhaps), is(no)), known, 'unknown'],
    ['any is false if all are false', any(is(no), is(no)), known, false],
    ['not swaps true', not(is(yes)), known, false],
    ['not swaps false', not(is(no)), known, true],
    ['not leaves unknown', not(is(perhaps)), known, 'unknown'],
    ['atLeast is true when n are true', atLeast(2, is(yes), is(perhaps), is(yes)), known, true],
    ['atLeast is false when fewer can be', atLeast(2, is(yes), is(no), is(no)), known, false],
    ['atLeast is else unknown', atLeast(2, is(yes), is(perhaps), is(no)), known, 'unknown'],
    ['a named condition is its condition', named('adult'), { age: 18 }, true],
    ['a named condition may be unknown', named('adult'), {}, 'unknown'],
  ],
  equality: [
    ['booleans', compare(yes, 'equal', true), known, true],
    ['confirmations', compare(answer, 'equal', 'yes'), { answer: 'no' }, false],
    ['an unanswered confirmation is unknown', compare(answer, 'notEqual', 'yes'), {}, 'unknown'],
    ['integers', compare(age, 'notEqual', 18), { age: 19 }, true],
    ['decimals as numbers, not as digits', compare(ldl, 'equal', '3.60'), { ldl: '3.6' }, true],
    ['an integer and a decimal', compare(ldl, 'equal', literal(3, integer)), { ldl: '3.00' }, true],
    ['dates', compare(born, 'equal', '2020-02-29'), { born: '2020-02-29' }, true],
    ['enums', compare(role, 'notEqual', 'doctor'), { role: 'nurse' }, true],
    ['two facts', compare(age, 'equal', limit), { age: 18, limit: 18 }, true],
  ],
  order: [
    ['lessThan excludes', compare(age, 'lessThan', 18), { age: 18 }, false],
    ['lessThanInclusive includes', compare(age, 'lessThanInclusive', 18), { age: 18 }, true],
    ['greaterThan excludes', compare(age, 'greaterThan', 18), { age: 18 }, false],
    ['greaterThanInclusive includes', compare(age, 'greaterThanInclusive', 18), { age: 18 }, true],
    ['numbers are never compared as text', compare(ldl, 'lessThan', '9'), { ldl: '10' }, false],
    ['scales compare exactly', compare(ldl, 'greaterThan', literal('0.299', decimal(3))), { ldl: '0.3' }, true],
    ['negative numbers', compare(ldl, 'lessThan', '-0.50'), { ldl: '-0.51' }, true],
    ['dates in order of days', compare(born, 'lessThan', '2020-10-01'), { born: '2020-09-30' }, true],
    ['an unknown operand', compare(age, 'lessThan', limit), { limit: 18 }, 'unknown'],
  ],
  intervals: [
    ['from and to include', inInterval(age, { from: 18, to: 20 }), { age: 20 }, true],
    ['over excludes', inInterval(age, { over: 18 }), { age: 18 }, false],
    ['under excludes', inInterval(age, { under: 18 }), { age: 18 }, false],
    ['an unknown value', inInterval(age, { over: 18 }), {}, 'unknown'],
    ['none is in no interval', inInterval(age, { from: 1 }), { age: null }, false],
    ['none of an open-ended date is from any day', inInterval(end, { from: '2020-01-01' }), { end: null }, true],
    ['none of an open-ended date is to no day', inInterval(end, { to: '2020-01-01' }), { end: null }, false],
    ['one end that fails is enough', inInterval(age, { from: 18, to: limit }), { age: 17 }, false],
  ],
  'in and notIn': [
    ['in a list', compare(role, 'in', literal(['doctor'], role.type)), { role: 'doctor' }, true],
    ['not in a list', compare(role, 'notIn', literal(['doctor'], role.type)), { role: 'doctor' }, false],
    ['unknown', compare(role, 'notIn', literal(['doctor'], role.type)), {}, 'unknown'],
    ['none is not notIn', compare(role, 'notIn', literal(['doctor'], role.type)), { role: null }, false],
  ],
  none: [
    ['isNone of none', compare(age, 'isNone'), { age: null }, true],
    ['isSome of none', compare(age, 'isSome'), { age: null }, false],
    ['isNone of a value', compare(age, 'isNone'), { age: 1 }, false],
    ['isNone of an unknown', compare(age, 'isNone'), {}, 'unknown'],
    ['isSome of an unknown', compare(age, 'isSome'), {}, 'unknown'],
    ['a comparison with none is false', compare(age, 'lessThan', 18), { age: null }, false],
    ['notEqual with none is false', compare(age, 'notEqual', 18), { age: null }, false],
    ['not negates the result of a comparison with none', not(compare(age, 'equal', 18)), { age: null }, true],
    ['none against an unknown is false', compare(age, 'lessThan', limit), { age: null }, false],
    ['none of a date that is not open-ended', compare(left, 'greaterThan', '2020-01-01'), { left: null }, false],
    ['open-ended none is later than every date', compare(end, 'greaterThan', '9999-12-31'), { end: null }, true],
    ['open-ended none is not before a date', compare(end, 'lessThanInclusive', '9999-12-31'), { end: null }, false],
    ['open-ended none differs from a date', compare(end, 'notEqual', '9999-12-31'), { end: null }, true],
    ['open-ended none equals none', compare(end, 'equal', end), { end: null }, true],
    ['open-ended none against an unknown', compare(end, 'greaterThan', born), { end: null }, 'unknown'],
    ['open-ended none against a closed none', compare(end, 'greaterThan', left), { end: null, left: null }, false],
  ],
  'numbers that are intervals': [
    ['true for every point', compare(openCount, 'greaterThanInclusive', 1), open(2), true],
    ['unknown when it depends', compare(openCount, 'greaterThanInclusive', 3), open(2), 'unknown'],
    ['false for every point', compare(openCount, 'lessThan', 2), open(2), false],
    ['equal of an interval', compare(openCount, 'equal', 2), open(2), 'unknown'],
    ['equal of what is disjoint', compare(openCount, 'equal', 1), open(2), false],
    ['notEqual of what is disjoint', compare(openCount, 'notEqual', 1), open(2), true],
    ['a part of an interval', inInterval(openCount, { from: 1, to: 5 }), open(2), 'unknown'],
  ],
  codes: [
    ['a prefix includes what begins with it', inCodes(['C10AX']), { atc: 'C10AX16' }, true],
    ['a code outside', inCodes(['C10AX']), { atc: 'C09AA01' }, false],
    ['a code coarser than the prefix', inCodes(['C10AX']), { atc: 'C10A' }, 'unknown'],
    ['an exclusion', inCodes(['C10'], ['C10AX']), { atc: 'C10AX16' }, false],
    ['a code coarser than an exclusion', inCodes(['C10'], ['C10AX']), { atc: 'C10A' }, 'unknown'],
    ['a prefix that is met before a coarse one', inCodes(['C10AX', 'C10']), { atc: 'C10A' }, true],
    ['the new name of an alias in the list', inCodes(['N02BF02']), { atc: 'N03AX16' }, true],
    ['the old name of an alias in the list', inCodes(['N03AX16']), { atc: 'N02BF02' }, true],
    ['a prefix of a name in the list', inCodes(['N02BF']), { atc: 'N03AX16' }, true],
    ['what may be an alias of the list', inCodes(['N02BF02']), { atc: 'N03AX' }, 'unknown'],
    ['an excluded alias', inCodes(['N03'], ['N02BF02']), { atc: 'N03AX16' }, false],
    ['none', inCodes(['C10']), { atc: null }, false],
    ['unknown', inCodes(['C10']), {}, 'unknown'],
    ['equal codes', compare(atc, 'equal', 'C10AX16'), { atc: 'C10AX16' }, true],
    ['different codes', compare(atc, 'notEqual', 'C10AX16'), { atc: 'C10AX17' }, true],
    ['equal by alias', compare(atc, 'equal', 'N02BF02'), { atc: 'N03AX16' }, true],
    ['a coarse code may be equal', compare(atc, 'equal', 'C10AX16'), { atc: 'C10AX' }, 'unknown'],
    [
      'a coarse code equals itself for no certain',
      compare(atc, 'equal', other),
      { atc: 'C10A', other: 'C10A' },
      'unknown',
    ],
    ['a coarse code elsewhere', compare(atc, 'equal', 'C10AX16'), { atc: 'C09' }, false],
    ['a coarse code that may have an alias', compare(atc, 'notEqual', 'N02BF02'), { atc: 'N03A' }, 'unknown'],
    [
      'several systems: the same one',
      inCodes(['icd10:E78', 'icpc2:T93'], [], diagnosis),
      { diagnosis: 'icd10:E78.0' },
      true,
    ],
    ['several systems: the other one', inCodes(['icd10:E78'], [], diagnosis), { diagnosis: 'icpc2:E78' }, false],
    ['a system that is not hierarchical: whole codes', inCodes(['T9'], [], group), { group: 'T93' }, false],
    ['a system that is not hierarchical is never coarse', inCodes(['T93'], [], group), { group: 'T9' }, false],
  ],
  sets: [
    ['containsAny', contains('containsAny', ['se']), { countries: ['no', 'se'] }, true],
    ['containsAny of none of them', contains('containsAny', ['dk']), { countries: ['no', 'se'] }, false],
    ['containsNone', contains('containsNone', ['dk']), { countries: ['no', 'se'] }, true],
    ['containsAll', contains('containsAll', ['no', 'se']), { countries: ['se', 'no', 'no'] }, true],
    ['containsAll with one missing', contains('containsAll', ['no', 'dk']), { countries: ['se', 'no'] }, false],
    ['isSubsetOf', contains('isSubsetOf', ['no', 'se']), { countries: ['se'] }, true],
    ['isSubsetOf with one outside', contains('isSubsetOf', ['no']), { countries: ['se', 'no'] }, false],
    ['an empty set contains nothing', contains('containsAny', ['no']), { countries: [] }, false],
    ['an empty set is a subset', contains('isSubsetOf', ['no']), { countries: [] }, true],
    ['an unknown set', contains('containsNone', ['no']), {}, 'unknown'],
    [
      'a set fact as operand',
      compare(countries, 'isSubsetOf', allowed),
      { countries: ['no'], allowed: ['no', 'se'] },
      true,
    ],
    ['an unknown set fact as operand', compare(countries, 'isSubsetOf', allowed), { countries: ['no'] }, 'unknown'],
    ['codes: any', codesOf('containsAny', ['C10']), { used: ['C09AA01', 'C10AX16'] }, true],
    ['codes: any, coarse', codesOf('containsAny', ['C10AX16']), { used: ['C09AA01', 'C10A'] }, 'unknown'],
    ['codes: none, coarse', codesOf('containsNone', ['C10AX16']), { used: ['C10A'] }, 'unknown'],
    ['codes: all includes met', codesOf('containsAll', ['C09', 'C10']), { used: ['C09AA01', 'C10AX16'] }, true],
    [
      'codes: an include met only by what is excluded',
      codesOf('containsAll', ['C10'], ['C10AX']),
      { used: ['C10AX16'] },
      false,
    ],
    ['codes: subset', codesOf('isSubsetOf', ['C']), { used: ['C09AA01', 'C10AX16'] }, true],
  ],
};
function open(entries: number): Facts {
  return { items: { items: Array.from({ length: entries }, () => ({})), complete: false } };
}
function contains(operator: 'containsAny' | 'containsAll' | 'containsNone' | 'isSubsetOf', of: string[]): Condition {
  return compare(countries, operator, of);
}
function codesOf(
  operator: 'containsAny' | 'containsAll' | 'containsNone' | 'isSubsetOf',
  include: string[],
  exclude: string[] = [],
): Condition {
  return compare(used, operator, literal({ include, exclude }, codes('atc')));
}

describe.each(evaluators)('%s: comparisons', (_, evaluate) => {
  for (const [topic, rows] of Object.entries(table)) {
    describe(`${topic}`, () => {
      it.each(rows)('%s', (_sentence, condition, facts, truth) => {
        expect(truthOf(evaluate, condition, given, facts)).toBe(truth);
      });
    });
  }
});
