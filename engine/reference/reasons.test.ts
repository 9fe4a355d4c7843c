import { describe, expect, it } from 'vitest';
import {
  act,
  all,
  any,
  boolean,
  compare,
  condition,
  count,
  decimal,
  derived,
  enumOf,
  expression,
  fact,
  integer,
  is,
  list,
  literal,
  named,
  orNone,
  parameter,
  parameterOf,
  requirement,
  row,
  rule,
  ruleset,
  section,
  setOf,
  table,
  version,
} from '../../test-fixtures/documents.ts';
import { evaluators } from '../../test-fixtures/evaluators.ts';
import type { Condition } from '../ruleset-document.ts';

const p = fact('p', boolean);
const q = fact('q', boolean);
const age = fact('age', integer);
const ldl = fact('ldl', decimal(1));
const limit = fact('limit', decimal(1));
const role = fact('role', enumOf('doctor', 'nurse'));
const countries = fact('countries', setOf(enumOf('no', 'se')));
const doubled = fact('doubled', integer);
const opened = fact('opened', integer);
const facts = [
  p,
  q,
  orNone(age),
  ldl,
  limit,
  role,
  countries,
  list('items'),
  derived(doubled, expression({ op: 'times', of: [age, literal(2, integer)] }, integer)),
  derived(opened, count('items')),
];
const rate = parameterOf('rate', decimal(1), [version({ byKey: [{ key: 'doctor', value: '2.60' }] })], role.type);
const of = (parts: Parameters<typeof ruleset>[0]) => ruleset({ facts, parameters: [rate], ...parts });
const deny = (when: Condition) => rule('no', { event: 'deny', when, automation: 'automatic' });

describe.each(evaluators)('%s: reasons', (_, evaluate) => {
  it('name the known facts that the conditions compare, in normal form', () => {
    const when = any(
      compare(ldl, 'greaterThan', limit),
      compare(countries, 'containsAny', ['no']),
      compare(age, 'isNone'),
      compare(role, 'equal', 'doctor'),
      is(p),
    );
    const input = { ldl: '3.0', limit: '2.50', countries: ['se', 'no'], age: null, role: 'nurse' };
    expect(evaluate(of({ rules: [deny(when)] }), input).reasons[0]?.facts).toEqual({
      ldl: '3',
      limit: '2.5',
      countries: ['no', 'se'],
      age: null,
      role: 'nurse',
    });
  });
  it('name derived facts, but not what they are derived from', () => {
    expect(evaluate(of({ rules: [deny(compare(doubled, 'equal', 4))] }), { age: 2 }).reasons[0]?.facts).toEqual({
      doubled: 4,
    });
  });
  it('name facts through named conditions', () => {
    const document = of({
      conditions: [condition('high', compare(ldl, 'greaterThan', limit))],
      rules: [deny(all(named('high'), is(p)))],
    });
    expect(evaluate(document, { ldl: '3', limit: '2', p: true }).reasons[0]?.facts).toEqual({
      ldl: '3',
      limit: '2',
      p: true,
    });
  });
  it('name the key of a parameter', () => {
    const when = compare(ldl, 'greaterThan', parameter('rate', decimal(1), role));
    expect(evaluate(of({ rules: [deny(when)] }), { ldl: '3', role: 'doctor' }).reasons[0]?.facts).toEqual({
      ldl: '3',
      role: 'doctor',
    });
  });
  it('write intervals with their known ends, and leave lists out', () => {
    const when = compare(opened, 'greaterThan', 1);
    const input = { items: { items: [{}, {}], complete: false } };
    expect(evaluate(of({ rules: [deny(when)] }), input).reasons[0]?.facts).toEqual({ opened: { atLeast: 2 } });
  });
  it('do not name the dates of versions', () => {
    const rules = [
      rule('no', [
        version({ event: 'deny' as const, when: is(p), automation: 'automatic' as const }),
        version({ event: 'deny' as const, when: is(p), automation: 'automatic' as const }, '2026-01-01'),
      ]),
    ];
    expect(evaluate(of({ rules }), { p: true, decidedOn: '2026-02-01' }).reasons).toEqual([
      { code: 'NO', rule: 'no', stage: 'criteria', version: 1, facts: { p: true } },
    ]);
  });
  it('carry their declared values as far as these are known', () => {
    const values = {
      limit: parameter('rate', decimal(1), role),
      age,
      number: opened,
      set: countries,
      unknown: ldl,
    };
    const rules = [rule('no', { event: 'deny', when: is(p), automation: 'automatic', values })];
    const input = {
      p: true,
      role: 'doctor',
      age: null,
      items: { items: [{}], complete: false },
      countries: ['se', 'no'],
    };
    expect(evaluate(of({ rules }), input).reasons[0]?.values).toEqual({
      limit: '2.6',
      age: null,
      number: { atLeast: 1 },
      set: ['no', 'se'],
    });
  });
  it('have no values and no facts when nothing is known of any', () => {
    const rules = [rule('no', { event: 'deny', when: compare(age, 'lessThan', 1), values: { age } })];
    const other = evaluate(of({ rules: [rule('halt', { event: 'route-to-manual', when: is(p) }), ...rules] }), {
      p: true,
    });
    expect(other.also).toEqual([{ code: 'NO', rule: 'no', stage: 'criteria', version: 0, is: 'unknown' }]);
  });
  it('of a section name the facts of its requirement, of its approval those of all', () => {
    const sections = [
      section('s', {
        appliesWhen: compare(role, 'equal', 'doctor'),
        automation: 'automatic',
        requirements: [
          requirement('one', { conditions: is(p), values: { age } }),
          requirement('two', { conditions: is(q) }),
        ],
        grant: {},
        approveValues: { age },
      }),
    ];
    const input = { role: 'doctor', p: false, q: true, age: 3 };
    expect(evaluate(of({ sections }), input).reasons).toEqual([
      {
        code: 'ONE',
        rule: 's',
        stage: 'criteria',
        part: 'one',
        version: 0,
        partVersion: 0,
        values: { age: 3 },
        facts: { p: false },
      },
    ]);
    expect(evaluate(of({ sections }), { ...input, p: true }).reasons).toEqual([
      {
        code: 'CONDITIONS_MET',
        rule: 's',
        stage: 'criteria',
        version: 0,
        values: { age: 3 },
        facts: { p: true, q: true },
      },
    ]);
  });
  it('of an approval name the requirements’ versions that may be in force', () => {
    const conditions = [version({ conditions: is(p) }), version({ conditions: is(q) }, '2026-01-01')];
    const sections = [section('s', { requirements: [requirement('one', conditions)], grant: {} })];
    expect(evaluate(of({ sections }), { p: true, q: true, decidedOn: '2026-01-01' }).reasons[0]?.facts).toEqual({
      q: true,
    });
    expect(evaluate(of({ sections }), { p: true, q: true }).reasons[0]?.facts).toEqual({ p: true, q: true });
  });
  it('of a row carry table and row', () => {
    const tables = [
      table('t', 'first', [row('r', { event: 'deny', automation: 'automatic', when: is(p), values: { age } })]),
    ];
    expect(evaluate(of({ tables }), { p: true, age: 1 }).reasons).toEqual([
      { code: 'R', rule: 't', stage: 'criteria', part: 'r', version: 0, values: { age: 1 }, facts: { p: true } },
    ]);
  });
  it('of replaced requirements name the facts of both', () => {
    const replacement = {
      id: 'x',
      section: 's',
      requirement: 'one',
      title: { nb: 'X' },
      legalBasis: [act],
      when: is(q),
      conditions: compare(age, 'equal', 1),
    };
    const sections = [
      section('s', { automation: 'automatic', requirements: [requirement('one', { conditions: is(p) })] }),
    ];
    const result = evaluate(of({ sections, replacements: [replacement] }), { p: false, q: false, age: 1 });
    expect(result.reasons[0]?.facts).toEqual({ p: false, q: false, age: 1 });
  });
});

describe.each(evaluators)('%s: figures', (_, evaluate) => {
  it('are given with every outcome', () => {
    const document = (event: 'deny' | 'approve' | 'stop' | 'route-to-manual') =>
      of({
        rules: [rule('r', { event, when: is(p), automation: event === 'deny' ? 'automatic' : 'recommend' })],
        figures: { age },
      });
    for (const event of ['deny', 'approve', 'stop', 'route-to-manual'] as const) {
      expect(evaluate(document(event), { p: true, age: 1 }).figures).toEqual({ age: 1 });
    }
    expect(evaluate(of({ figures: { age, doubled } }), { startedBy: 'event', age: 1 }).figures).toEqual({
      age: 1,
      doubled: 2,
    });
  });
});

describe.each(evaluators)('%s: facts', (_, evaluate) => {
  it('are never changed', () => {
    const input = Object.freeze({
      countries: Object.freeze(['se', 'no', 'se']),
      items: Object.freeze([Object.freeze({})]),
      p: true,
    });
    const document = of({ rules: [deny(all(is(p), compare(countries, 'containsAny', ['no'])))], figures: { opened } });
    expect(evaluate(document, input).outcome).toBe('deny');
    expect(input.countries).toEqual(['se', 'no', 'se']);
  });
  it('may have any name', () => {
    const names = ['constructor', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'then'];
    for (const name of names) {
      const hostile = fact(name, boolean);
      const document = ruleset({
        facts: [hostile],
        conditions: [condition(name, is(hostile))],
        rules: [rule('r', { event: 'approve', when: named(name), values: { [name]: hostile } })],
        figures: { [name]: hostile },
      });
      expect(evaluate(document, { [name]: true })).toMatchObject({ outcome: 'approve', figures: { [name]: true } });
      expect(evaluate(document, {}).missingFacts).toEqual([{ pointer: `/${name}`, fact: name, needs: 'value' }]);
    }
  });
  it('are read through deeply nested conditions', () => {
    let when = is(p);
    for (let depth = 0; depth < 200; depth += 1) when = depth % 2 === 0 ? all(when, is(q)) : any(when, is(q));
    expect(evaluate(of({ rules: [rule('r', { event: 'approve', when })] }), { p: true, q: true }).outcome).toBe(
      'approve',
    );
    expect(
      evaluate(of({ rules: [rule('r', { event: 'approve', when })] }), { p: true }).missingFacts.map(
        ({ fact: name }) => name,
      ),
    ).toEqual(['q']);
  });
});
