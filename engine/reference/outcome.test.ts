import { describe, expect, it } from 'vitest';
import {
  act,
  all,
  any,
  boolean,
  codeOf,
  codes,
  compare,
  condition,
  date,
  exception,
  fact,
  is,
  not,
  parameter,
  parameterOf,
  integer,
  question,
  requirement,
  row,
  rule,
  ruleset,
  section,
  system,
  table,
  version,
} from '../../test-fixtures/documents.ts';
import { evaluators } from '../../test-fixtures/evaluators.ts';
import type { Evaluation } from '../evaluation.ts';
import type { RulesetDocument } from '../ruleset-document.ts';

const p = fact('p', boolean);
const q = fact('q', boolean);
const r = fact('r', boolean);
const asked = fact('asked', boolean);
const claimed = fact('claimed', boolean);
const age = fact('age', integer);
const facts = [p, q, r, question(asked), claimed, age];
const conditions = [condition('claim', is(claimed))];
const of = (parts: Parameters<typeof ruleset>[0]): RulesetDocument => ruleset({ facts, conditions, ...parts });

const reasonCodes = ({ reasons }: Evaluation): string[] => reasons.map(({ code }) => code);
const alsoCodes = ({ also }: Evaluation): string[] => also.map(({ code, is: truth }) => `${code} ${truth}`);
const denial = (id: string, when = is(p), stage?: string) =>
  rule(id, { event: 'deny', when, automation: 'automatic' }, stage);
const approval = (id: string, when = is(p), stage?: string) => rule(id, { event: 'approve', when }, stage);
const stop = (id: string, when = is(p), stage?: string) => rule(id, { event: 'stop', when }, stage);
const doubt = (id: string, when = is(p), stage?: string) => rule(id, { event: 'route-to-manual', when }, stage);

describe.each(evaluators)('%s: the steps of a stage', (_, evaluate) => {
  it('stops with all true stops of the stage', () => {
    const result = evaluate(of({ rules: [stop('a'), stop('b'), stop('c', is(q))] }), { p: true, q: false });
    expect(result).toMatchObject({ outcome: 'stop', missingFacts: [] });
    expect(reasonCodes(result)).toEqual(['A', 'B']);
  });
  it('stops although other things are unknown', () => {
    const result = evaluate(of({ rules: [stop('a'), doubt('b', is(q)), denial('c', is(q))] }), { p: true });
    expect(result.outcome).toBe('stop');
    expect(result.also).toEqual([]);
  });
  it('does not stop while an approval of an earlier stage is pending', () => {
    const document = of({ rules: [approval('early', is(q), 'guidance'), stop('late', is(p))] });
    const result = evaluate(document, { p: true });
    expect(result).toMatchObject({ outcome: 'route-to-manual', reasons: [{ code: 'STOP_UNCERTAIN' }] });
    expect(alsoCodes(result)).toEqual(['LATE true']);
    expect(result.missingFacts).toEqual([{ pointer: '/q', fact: 'q', needs: 'value' }]);
  });
  it('routes with all true doubts of the stage, before any denial', () => {
    const result = evaluate(of({ rules: [denial('no'), doubt('a'), doubt('b'), doubt('c', is(q))] }), { p: true });
    expect(result.outcome).toBe('route-to-manual');
    expect(reasonCodes(result)).toEqual(['A', 'B']);
    expect(alsoCodes(result)).toEqual(['NO true', 'C unknown']);
  });
  it('denies with all true denials of the stage', () => {
    const result = evaluate(of({ rules: [approval('yes'), denial('a'), denial('b'), denial('c', is(q))] }), {
      p: true,
    });
    expect(result.outcome).toBe('deny');
    expect(reasonCodes(result)).toEqual(['A', 'B']);
    expect(result.also).toEqual([]);
    expect(result.missingFacts).toEqual([]);
  });
  it('does not deny while a stop of the stage is unknown', () => {
    const result = evaluate(of({ rules: [denial('a'), stop('b', is(q))] }), { p: true });
    expect(result).toMatchObject({ outcome: 'route-to-manual', reasons: [{ code: 'MISSING_FACTS' }] });
    expect(alsoCodes(result)).toEqual(['A true', 'B unknown']);
  });
  it('does not deny while a doubt of the stage is unknown: a discretionary one asks for discretion', () => {
    const result = evaluate(of({ rules: [denial('a'), doubt('b', is(asked))] }), { p: true });
    expect(reasonCodes(result)).toEqual(['NEEDS_DISCRETION']);
    expect(result.missingFacts).toEqual([{ pointer: '/asked', fact: 'asked', needs: 'answer' }]);
  });
  it('does not deny while an approval is pending', () => {
    const result = evaluate(of({ rules: [approval('early', is(q), 'guidance'), denial('late')] }), { p: true });
    expect(reasonCodes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts.map(({ fact: name }) => name)).toEqual(['q']);
  });
  it('denies although a denial of the stage is unknown', () => {
    expect(evaluate(of({ rules: [denial('a'), denial('b', is(q))] }), { p: true }).outcome).toBe('deny');
  });
  it('routes when a stop, a doubt or a denial is unknown', () => {
    for (const unknownRule of [stop('a', is(q)), doubt('a', is(q)), denial('a', is(q))]) {
      const result = evaluate(of({ rules: [approval('yes'), unknownRule] }), { p: true });
      expect(result.outcome).toBe('route-to-manual');
      expect(reasonCodes(result)).toEqual(['MISSING_FACTS']);
    }
  });
  it('prefers missing facts to discretion, and tells of both', () => {
    const result = evaluate(of({ rules: [denial('a', all(is(q), is(asked)))] }), {});
    expect(reasonCodes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts.map(({ needs }) => needs)).toEqual(['value', 'answer']);
  });
  it('approves when an approval is true and nothing else speaks', () => {
    const result = evaluate(of({ rules: [approval('a'), approval('b'), approval('c', is(q))] }), { p: true });
    expect(result.outcome).toBe('approve');
    expect(reasonCodes(result)).toEqual(['A', 'B']);
    expect(result.grant).toEqual({});
    expect(result.also).toEqual([]);
  });
  it('reads the stages in order', () => {
    const document = of({ rules: [denial('late', is(p), 'annexes'), approval('early', is(p), 'guidance')] });
    expect(evaluate(document, { p: true }).outcome).toBe('approve');
  });
  it('reads the next stage when nothing of a stage is true or unknown but an approval', () => {
    const document = of({ rules: [approval('early', is(q), 'guidance'), approval('late', is(p))] });
    const result = evaluate(document, { p: true });
    expect(result.outcome).toBe('approve');
    expect(reasonCodes(result)).toEqual(['LATE']);
  });
  it('routes with what the pending approvals lack when no stage decides', () => {
    const result = evaluate(of({ rules: [approval('early', is(q), 'guidance'), denial('late', is(r))] }), { r: false });
    expect(result.outcome).toBe('route-to-manual');
    expect(reasonCodes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts.map(({ fact: name }) => name)).toEqual(['q']);
    expect(result.also).toEqual([]);
  });
  it('has no rule to apply when all are false', () => {
    const result = evaluate(of({ rules: [approval('a'), denial('b')] }), { p: false });
    expect(result).toMatchObject({
      outcome: 'route-to-manual',
      reasons: [{ code: 'NO_RULE_APPLIED' }],
      also: [],
      missingFacts: [],
    });
  });
  it('is not due when an event started it and no rule applies', () => {
    const document = of({ rules: [approval('a'), denial('b')] });
    expect(evaluate(document, { p: false, startedBy: 'event' })).toEqual({
      outcome: 'not-due',
      reasons: [],
      also: [],
      missingFacts: [],
      figures: {},
      review: [],
    });
    expect(evaluate(document, { startedBy: 'event' }).outcome).toBe('route-to-manual');
  });
});

describe.each(evaluators)('%s: what stands in also', (_, evaluate) => {
  const rules = [
    approval('yes', is(p), 'annexes'),
    denial('later', is(p), 'annexes'),
    denial('never', not(is(p)), 'annexes'),
    stop('perhaps', is(q), 'annexes'),
    doubt('now', is(p), 'criteria'),
    doubt('before', not(is(p)), 'guidance'),
  ];
  it('are, of a routing, true and unknown stops, doubts and denials by stage', () => {
    expect(alsoCodes(evaluate(of({ rules }), { p: true }))).toEqual(['LATER true', 'PERHAPS unknown']);
  });
  it('are, beside a denial, only the true ones', () => {
    const document = of({ rules: [denial('no'), doubt('maybe', is(q), 'annexes'), stop('late', is(p), 'annexes')] });
    expect(alsoCodes(evaluate(document, { p: true }))).toEqual(['LATE true']);
  });
  it('are, beside a stop, only the true ones', () => {
    const document = of({ rules: [stop('no'), denial('maybe', is(q)), denial('certain')] });
    expect(alsoCodes(evaluate(document, { p: true }))).toEqual(['CERTAIN true']);
  });
});

describe.each(evaluators)('%s: constraints', (_, evaluate) => {
  const constraints = [
    { id: 'first', condition: compare(age, 'greaterThan', 0), text: { nb: 'Positiv' } },
    { id: 'second', condition: any(is(p), is(q)), text: { nb: 'En av dem' } },
  ];
  const document = of({ constraints, rules: [approval('yes', is(r))] });
  it('that are false route before the first stage', () => {
    expect(evaluate(document, { age: 0, p: false, q: false, r: true })).toEqual({
      outcome: 'route-to-manual',
      reasons: [
        { code: 'CONTRADICTORY_FACTS', rule: 'first', facts: { age: 0 } },
        { code: 'CONTRADICTORY_FACTS', rule: 'second', facts: { p: false, q: false } },
      ],
      also: [],
      missingFacts: [],
      figures: {},
      review: [],
    });
  });
  it('that are unknown have no effect', () => {
    expect(evaluate(document, { r: true }).outcome).toBe('approve');
  });
});

describe.each(evaluators)('%s: sections', (_, evaluate) => {
  const plain = section('one', {
    appliesWhen: is(p),
    automation: 'automatic',
    requirements: [
      requirement('first', { conditions: is(q) }),
      requirement('second', { conditions: is(r), notMet: 'route-to-manual' }),
    ],
    exceptions: [exception('claim')],
    grant: {},
  });
  it('approve when they apply and every requirement holds', () => {
    const result = evaluate(of({ sections: [plain] }), { p: true, q: true, r: true });
    expect(result.outcome).toBe('approve');
    expect(result.reasons).toEqual([
      { code: 'CONDITIONS_MET', rule: 'one', stage: 'criteria', version: 0, facts: { q: true, r: true } },
    ]);
  });
  it('say nothing when they do not apply', () => {
    expect(reasonCodes(evaluate(of({ sections: [plain] }), { p: false }))).toEqual(['NO_RULE_APPLIED']);
  });
  it('deny with every requirement that is false, unless an exception may be claimed', () => {
    const strict = section('one', {
      appliesWhen: is(p),
      automation: 'automatic',
      requirements: [requirement('first', { conditions: is(q) }), requirement('second', { conditions: is(r) })],
      exceptions: [exception('claim')],
      grant: {},
    });
    const document = of({ sections: [strict] });
    const refused = { p: true, q: false, r: false };
    expect(reasonCodes(evaluate(document, { ...refused, claimed: false }))).toEqual(['FIRST', 'SECOND']);
    expect(evaluate(document, { ...refused, claimed: false }).outcome).toBe('deny');
    expect(reasonCodes(evaluate(document, refused))).toEqual(['MISSING_FACTS']);
    expect(evaluate(document, refused).missingFacts.map(({ fact: name }) => name)).toEqual(['claimed']);
    const result = evaluate(document, { ...refused, claimed: true });
    expect(result.outcome).toBe('route-to-manual');
    expect(result.reasons).toEqual([
      {
        code: 'EXCEPTION_CLAIMED',
        rule: 'one',
        stage: 'criteria',
        part: 'claim',
        version: 0,
        facts: { claimed: true },
      },
    ]);
    expect(alsoCodes(result)).toEqual(['FIRST true', 'SECOND true']);
  });
  it('route with a requirement whose failure refuses nothing', () => {
    const result = evaluate(of({ sections: [plain] }), { p: true, q: true, r: false, claimed: false });
    expect(result.outcome).toBe('route-to-manual');
    expect(result.reasons).toMatchObject([{ code: 'SECOND', part: 'second', partVersion: 0 }]);
  });
  it('take the programme’s exceptions too, behind their own', () => {
    const document = of({
      sections: [plain],
      exceptions: [exception('hardship')],
      conditions: [...conditions, condition('hardship', is(asked))],
    });
    const result = evaluate(document, { p: true, q: false, r: true, claimed: true, asked: true });
    expect(result.reasons.map(({ part }) => part)).toEqual(['claim', 'hardship']);
  });
  it('without requirements approve when they apply, and have no exceptions', () => {
    const document = of({
      sections: [section('one', { appliesWhen: is(p), exceptions: [exception('claim')], grant: {} })],
    });
    expect(evaluate(document, { p: true, claimed: true }).outcome).toBe('approve');
  });
  it('without approve grant nothing', () => {
    const document = of({
      sections: [section('one', { requirements: [requirement('first', { conditions: is(q) })] })],
    });
    expect(reasonCodes(evaluate(document, { q: true }))).toEqual(['NO_RULE_APPLIED']);
  });
  it('are entered through what makes them apply, so long as that is not known', () => {
    const result = evaluate(of({ sections: [plain] }), {});
    expect(result.missingFacts.map(({ fact: name }) => name)).toEqual(['p']);
  });
  it('can have a requirement replaced', () => {
    const replacement = {
      id: 'group',
      section: 'one',
      requirement: 'first',
      title: { nb: 'Erstatter' },
      legalBasis: [act],
      when: is(claimed),
      conditions: is(asked),
    };
    const document = of({
      replacements: [replacement],
      sections: [
        section('one', {
          automation: 'automatic',
          requirements: [requirement('first', { conditions: is(q) })],
          grant: {},
        }),
      ],
    });
    expect(evaluate(document, { q: false, claimed: true, asked: true }).outcome).toBe('approve');
    expect(evaluate(document, { q: true, claimed: true, asked: false }).outcome).toBe('deny');
    expect(evaluate(document, { q: true, claimed: false }).outcome).toBe('approve');
    // Both readings of the requirement hold, so it need not be known which one applies.
    expect(evaluate(document, { q: true, asked: true }).outcome).toBe('approve');
    expect(evaluate(document, { q: true }).outcome).toBe('route-to-manual');
    expect(evaluate(document, { q: false, claimed: false }).reasons[0]?.facts).toEqual({ q: false, claimed: false });
  });
});

describe.each(evaluators)('%s: rules and tables', (_, evaluate) => {
  it('a denial has exceptions behind it', () => {
    const document = of({
      rules: [rule('no', { event: 'deny', when: is(p), automation: 'automatic', exceptions: [exception('claim')] })],
    });
    expect(evaluate(document, { p: true, claimed: false }).outcome).toBe('deny');
    expect(reasonCodes(evaluate(document, { p: true }))).toEqual(['MISSING_FACTS']);
    expect(reasonCodes(evaluate(document, { p: true, claimed: true }))).toEqual(['EXCEPTION_CLAIMED']);
  });
  const first = table('t', 'first', [
    row('a', { event: 'deny', automation: 'automatic', when: is(p) }),
    row('b', { event: 'approve', when: is(q) }),
    row('c', { event: 'route-to-manual' }),
  ]);
  it('a row of a first table holds when no earlier one does', () => {
    const document = of({ tables: [first] });
    expect(evaluate(document, { p: true, q: true })).toMatchObject({
      outcome: 'deny',
      reasons: [{ code: 'A', rule: 't', part: 'a', version: 0, facts: { p: true } }],
    });
    expect(evaluate(document, { p: false, q: true }).outcome).toBe('approve');
    expect(reasonCodes(evaluate(document, { p: false, q: false }))).toEqual(['C']);
  });
  it('an earlier row that is unknown makes later ones unknown at best', () => {
    const result = evaluate(of({ tables: [first] }), { q: true });
    expect(reasonCodes(result)).toEqual(['MISSING_FACTS']);
    expect(alsoCodes(result)).toEqual(['A unknown']);
    expect(result.missingFacts.map(({ fact: name }) => name)).toEqual(['p']);
  });
  const unique = table('t', 'unique', [
    row('a', { event: 'deny', automation: 'automatic', when: is(p) }),
    row('b', { event: 'approve', when: is(q) }),
    row('c', { event: 'approve', when: is(r) }),
  ]);
  it('two true rows of a unique table go to a person', () => {
    const result = evaluate(of({ tables: [unique] }), { p: true, q: true, r: false });
    expect(result.reasons).toEqual([
      {
        code: 'TABLE_NOT_UNIQUE',
        rule: 't',
        stage: 'criteria',
        values: { rows: ['a', 'b'] },
      },
    ]);
  });
  it('a unique table in which two rows are not false is in doubt', () => {
    expect(reasonCodes(evaluate(of({ tables: [unique] }), { p: true, q: false }))).toEqual(['MISSING_FACTS']);
    expect(evaluate(of({ tables: [unique] }), { p: true, q: false, r: false }).outcome).toBe('deny');
  });
  it('versions of one row are one row', () => {
    const row1 = row('a', [
      version({ event: 'approve' as const, when: is(p) }),
      version({ event: 'approve' as const, when: is(p) }, '2026-01-01'),
    ]);
    const document = of({ tables: [table('t', 'unique', [row1, row('b', { event: 'deny', when: is(q) })])] });
    const result = evaluate(document, { p: true, q: false });
    expect(result.reasons.map(({ code }) => code)).not.toContain('TABLE_NOT_UNIQUE');
    expect(result.missingFacts).toEqual([{ pointer: '/decidedOn', fact: 'decidedOn', needs: 'value' }]);
  });
  it('the exceptions of a denying row stand behind it', () => {
    const rows = [
      row('a', { event: 'deny', when: is(p), exceptions: [exception('claim')] }),
      row('b', { event: 'deny', when: is(q) }),
    ];
    const result = evaluate(of({ tables: [table('t', 'first', rows)] }), { p: true, q: true, claimed: true });
    expect(result.reasons).toMatchObject([{ code: 'EXCEPTION_CLAIMED', rule: 't', part: 'claim', version: 0 }]);
  });
  it('sections come before rules, rules before tables', () => {
    const document = of({
      sections: [
        section('s', { automation: 'automatic', requirements: [requirement('req', { conditions: not(is(p)) })] }),
      ],
      rules: [denial('rule')],
      tables: [table('t', 'first', [row('row', { event: 'deny', automation: 'automatic', when: is(p) })])],
    });
    expect(reasonCodes(evaluate(document, { p: true }))).toEqual(['REQ', 'RULE', 'ROW']);
  });
});

describe.each(evaluators)('%s: versions', (_, evaluate) => {
  const [received, decided] = [fact('receivedOn', date), fact('decidedOn', date)];
  const versions = rule('v', [
    version({ event: 'approve' as const, reason: 'OLD', when: is(p) }),
    version({ event: 'approve' as const, reason: 'MIDDLE', when: is(p) }, '2016-07-01', received),
    version({ event: 'approve' as const, reason: 'NEW', when: is(p) }, '2017-01-01', decided),
    version(null, '2020-01-01', decided),
  ]);
  const document = of({ rules: [versions] });
  it('the one after the last boundary passed is in force, whatever earlier ones say', () => {
    const on = (receivedOn: string, decidedOn: string) =>
      reasonCodes(evaluate(document, { p: true, receivedOn, decidedOn }));
    expect(on('2016-06-01', '2016-06-02')).toEqual(['OLD']);
    expect(on('2016-07-01', '2016-07-02')).toEqual(['MIDDLE']);
    expect(on('2016-06-01', '2017-06-01')).toEqual(['NEW']);
    expect(on('2016-06-01', '2020-01-01')).toEqual(['NO_RULE_APPLIED']);
  });
  it('carry their index', () => {
    expect(evaluate(document, { p: true, receivedOn: '2016-06-01', decidedOn: '2017-06-01' }).reasons[0]?.version).toBe(
      2,
    );
  });
  it('an unknown date makes them unknown, through the date', () => {
    const result = evaluate(document, { p: true, receivedOn: '2016-06-01' });
    expect(reasonCodes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts.map(({ pointer }) => pointer)).toEqual(['/decidedOn']);
    const later = evaluate(document, { p: true, decidedOn: '2017-01-01' });
    expect(later.outcome).toBe('approve');
  });
  it('a requirement holds when all versions that may be in force agree', () => {
    const sections = [
      section('s', {
        automation: 'automatic',
        requirements: [
          requirement('req', [version({ conditions: is(p) }), version({ conditions: is(q) }, '2026-01-01')]),
        ],
        grant: {},
      }),
    ];
    expect(evaluate(of({ sections }), { p: true, q: true }).outcome).toBe('approve');
    expect(reasonCodes(evaluate(of({ sections }), { p: true, q: false }))).toEqual(['MISSING_FACTS']);
    expect(evaluate(of({ sections }), { p: true, q: false, decidedOn: '2026-01-01' }).reasons).toMatchObject([
      { code: 'REQ', part: 'req', version: 0, partVersion: 1, facts: { q: false } },
    ]);
  });
  it('a requirement that exists no more holds', () => {
    const sections = [
      section('s', {
        requirements: [requirement('req', [version({ conditions: is(p) }), version(null, '2026-01-01')])],
        grant: {},
      }),
    ];
    expect(evaluate(of({ sections }), { p: false, decidedOn: '2026-01-01' }).outcome).toBe('approve');
  });
  it('a code list of which it is not known what is in force decides nothing', () => {
    const country = fact('country', codeOf('country'));
    const list = codes('country');
    const parameters = [
      parameterOf('members', list, [
        version({ include: ['NO'], exclude: [] }),
        version({ include: ['SE'], exclude: [] }, '2026-01-01'),
      ]),
    ];
    const document = ruleset({
      facts: [country],
      systems: [system('country', { hierarchical: false })],
      parameters,
      rules: [
        rule('no', {
          event: 'deny',
          when: compare(country, 'inCodes', parameter('members', list)),
          automation: 'automatic',
        }),
      ],
    });
    const result = evaluate(document, { country: 'DK' });
    expect(reasonCodes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts.map(({ pointer }) => pointer)).toEqual(['/decidedOn']);
    expect(reasonCodes(evaluate(document, { country: 'DK', decidedOn: '2026-01-01' }))).toEqual(['NO_RULE_APPLIED']);
  });
  it('a missing parameter goes to a person with its name and date', () => {
    const cap = parameterOf('cap', integer, [
      version('missing' as const),
      version(3278, '2026-01-01'),
      version('missing' as const, '2027-01-01'),
    ]);
    const rules = [approval('a', compare(age, 'lessThan', parameter('cap', integer)))];
    const result = evaluate(of({ parameters: [cap], rules }), { age: 1, decidedOn: '2025-05-05' });
    expect(result).toMatchObject({
      outcome: 'route-to-manual',
      reasons: [{ code: 'VALUE_MISSING', values: { name: 'cap', date: '2025-05-05' } }],
      missingFacts: [],
    });
    const after = evaluate(of({ parameters: [cap], rules }), { age: 1, decidedOn: '2027-05-05' });
    expect(after.reasons).toEqual([{ code: 'VALUE_MISSING', values: { name: 'cap', date: '2027-05-05' } }]);
    const open = evaluate(of({ parameters: [cap], rules }), { age: 1 });
    expect(reasonCodes(open)).toEqual(['MISSING_FACTS']);
    const never = parameterOf('cap', integer, [version('missing' as const)]);
    const none = evaluate(of({ parameters: [never], rules }), {});
    expect(none.reasons).toEqual([{ code: 'VALUE_MISSING', values: { name: 'cap' } }, { code: 'MISSING_FACTS' }]);
  });
});
