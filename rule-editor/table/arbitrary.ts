import fc from 'fast-check';
import type { Json, JsonObject } from '#engine/objects';
import type { CellShape } from './cells/cell.ts';

/** A small ruleset with facts of every kind, and cells and tables over it, for tests. */

export const source: JsonObject = {
  systems: {
    atc: {
      title: { nb: 'ATC-kode' },
      hierarchical: true,
      exactLength: 7,
      pattern: '^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$',
    },
    icd10: { title: { nb: 'ICD-10' }, hierarchical: true, pattern: String.raw`^[A-Z][0-9]{2}(\.[0-9]{1,2})?$` },
    icpc2: { title: { nb: 'ICPC-2' }, hierarchical: false, pattern: '^[A-Z][0-9]{2}$' },
    refusjon: {
      title: { nb: 'Refusjonskode' },
      hierarchical: false,
      pattern: '^(-[0-9]{2}|[0-9]{1,3}|[0-9]-[0-9]|[0-9]E[0-9])$',
    },
  },
  vocabulary: {
    school: { nb: 'Skole', en: 'School' },
    work: { nb: 'Arbeid og utdanning', en: 'Work and education' },
    'not-said': { nb: 'ikke oppgitt' },
    comma: { nb: 'Lege, spesialist' },
    A06A: { nb: 'Avføringsmidler' },
  },
  facts: {
    age: { type: 'integer', unit: 'år', title: { nb: 'Alder' } },
    ldl: { type: 'decimal', scale: 1, unit: 'mmol/l', title: { nb: 'LDL-kolesterol' } },
    fee: { type: 'integer', unit: 'øre', title: { nb: 'Egenandel' } },
    birth: { type: 'date', title: { nb: 'Fødselsdato' } },
    moved: { type: 'date', title: { nb: 'Dato for «flytting»' } },
    other: { type: 'date', title: { nb: 'Fødselsdato' } },
    purpose: { type: 'enum', values: ['school', 'work', 'not-said', 'comma', 'other'], title: { nb: 'Formål' } },
    aids: {
      type: 'set',
      of: { type: 'enum', values: ['school', 'work', 'not-said', 'comma', 'other'] },
      title: { nb: 'Hjelp' },
    },
    drug: { type: 'code', system: 'atc', title: { nb: 'Legemiddel' } },
    reimbursed: { type: 'code', system: 'refusjon', title: { nb: 'Refusjonskode' } },
    diagnosis: { type: 'code', systems: ['icd10', 'icpc2'], title: { nb: 'Diagnose' } },
    agrees: { type: 'confirmation', title: { nb: 'Lover å levere tilbake' } },
  },
  parameters: {
    limit: { title: { nb: 'LDL-grense' }, type: 'decimal' },
    cap: { title: { nb: 'Egenandelstak' }, type: 'integer', key: { type: 'enum', values: ['school', 'work'] } },
  },
  conditions: { isPoor: { title: { nb: 'Lav inntekt', en: 'Low income' } }, livesHere: { title: { nb: 'Bor her' } } },
  grant: {
    from: { type: 'date', title: { nb: 'Fra', en: 'From' } },
    to: { type: 'date', title: { nb: 'Til', en: 'To' } },
    amount: { type: 'integer', unit: 'øre', title: { nb: 'Beløp' } },
    scope: { type: 'set', of: { type: 'enum', values: ['school', 'work'] }, title: { nb: 'Omfang' } },
  },
};

export const compare = (
  operator: string,
  type: Extract<CellShape, { kind: 'compare' }>['type'],
  unit?: string,
): CellShape => ({
  kind: 'compare',
  operator,
  type,
  unit,
});
export const values = ['school', 'work', 'not-said', 'comma', 'other'];
export const enumType = { kind: 'enum', values } as const;
export const atc = { kind: 'code', systems: ['atc'] } as const;
export const refusjon = { kind: 'code', systems: ['refusjon'] } as const;
export const diagnosis = { kind: 'code', systems: ['icd10', 'icpc2'] } as const;
export const number = { kind: 'decimal' } as const;
export const date = { kind: 'date' } as const;

const numeral = fc
  .tuple(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.constantFrom('', '.0', '.5', '.05'))
  .map(([whole, rest]) => `${whole}${rest}`);
const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const reference = fc.constantFrom<Json>(
  { fact: 'birth' },
  { fact: 'moved' },
  { parameter: 'limit' },
  { parameter: 'cap', key: 'work' },
  { parameter: 'cap', key: { fact: 'other' } },
);
const ordered = <T extends Json>(bound: fc.Arbitrary<T>, isLess: (a: T, b: T) => boolean) =>
  fc
    .tuple(
      bound,
      bound,
      fc.constantFrom('over', 'from'),
      fc.constantFrom('to', 'under'),
      fc.constantFrom('low', 'high', 'both'),
    )
    .filter(([a, b, , , which]) => which !== 'both' || isLess(a, b))
    .map(([a, b, low, high, which]): Json => ({
      ...(which !== 'high' && { [low]: a }),
      ...(which !== 'low' && { [high]: b }),
    }));
export const listOf = <T extends Json>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { minLength: 1, maxLength: 5 });
const code = fc.constantFrom('A', 'A06', 'A06A', 'A06AH01', 'C10AX16');
const manyCodes = fc.constantFrom('icd10:E78', 'icd10:E78.0', 'icpc2:T93', 'icd10:T93');
const codeList = (item: fc.Arbitrary<string>) =>
  fc.oneof(listOf(item), fc.record({ include: listOf(item), exclude: listOf(item) }));
const limit = fc.constantFrom(
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'equal',
  'notEqual',
);
const setOperator = fc.constantFrom('containsAny', 'containsAll', 'containsNone', 'isSubsetOf');
const pair = (shape: fc.Arbitrary<CellShape>, value: fc.Arbitrary<Json>) => fc.tuple(shape, value);
const of = (operators: fc.Arbitrary<string>, type: Extract<CellShape, { kind: 'compare' }>['type'], unit?: string) =>
  operators.map((operator) => compare(operator, type, unit));
const once = (operator: string) => fc.constant(operator);

export const cells: fc.Arbitrary<[CellShape, Json]> = fc.oneof(
  pair(fc.constant({ kind: 'yes-no' }), fc.constantFrom<Json>(true, false, null)),
  pair(of(limit, number, 'mmol/l'), fc.oneof(numeral, reference)),
  pair(of(limit, { kind: 'integer' }), fc.oneof(fc.integer(), reference)),
  pair(of(limit, { kind: 'integer' }, 'øre'), fc.integer({ min: -10_000_000, max: 10_000_000 })),
  pair(of(limit, date), fc.oneof(day, reference)),
  pair(
    of(once('inInterval'), number),
    ordered(numeral, (a, b) => Number(a) < Number(b)),
  ),
  pair(
    of(once('inInterval'), date),
    ordered(fc.oneof(day, fc.constantFrom('birth', 'moved')), (a, b) => /^[a-z]/.test(a) || /^[a-z]/.test(b) || a < b),
  ),
  pair(of(fc.constantFrom('equal', 'notEqual'), enumType), fc.constantFrom(...values)),
  pair(of(fc.constantFrom('in', 'notIn'), enumType), fc.oneof(listOf(fc.constantFrom(...values)), reference)),
  pair(of(setOperator, { kind: 'set', of: enumType }), listOf(fc.constantFrom(...values))),
  pair(of(once('inCodes'), atc), fc.oneof(codeList(code), reference)),
  pair(of(once('inCodes'), diagnosis), codeList(manyCodes)),
  pair(of(setOperator, { kind: 'set', of: diagnosis }), codeList(manyCodes)),
  pair(of(once('inCodes'), refusjon), codeList(fc.constantFrom('-71', '3-5', '1E5', '01', '605'))),
);

const text = fc.oneof(
  fc.constantFrom(
    'Voksne',
    'Barn; under 16',
    '"Sitat"',
    'linje 1\nlinje 2',
    '=1+1',
    '01',
    '-71',
    '1E5',
    ' med rom ',
    'Æ ø å',
  ),
  // The library that writes workbooks knows no texts that are names of what every object has: `valueOf`.
  fc.string({ minLength: 1, maxLength: 12 }).filter((words) => words.trim() !== '' && !(words in {})),
);
const title = fc.record({ nb: text, nn: text, en: text }, { requiredKeys: ['nb'] });
const legalBasis = fc.array(
  fc.record(
    {
      kind: fc.constantFrom('act', 'regulation', 'annex'),
      title: text,
      section: text,
      url: text,
      asOf: day,
      quote: text,
      note: text,
      mark: fc.constantFrom('verified', 'design'),
    },
    { requiredKeys: ['kind', 'title', 'mark'] },
  ),
  { minLength: 1, maxLength: 2 },
);
const column = <O extends string>(fact: string, operator: O, value: fc.Arbitrary<Json>) => ({
  test: { fact, operator },
  value,
});
const numberIn = ordered(numeral, (a, b) => Number(a) < Number(b));
const columns = [
  column('ldl', 'inInterval', numberIn),
  column('ldl', 'lessThan', fc.oneof(numeral, fc.constant({ parameter: 'limit' }))),
  column(
    'fee',
    'greaterThanInclusive',
    fc.oneof(fc.nat(1_000_000), fc.constant({ parameter: 'cap', key: { yearOf: 'birth' } })),
  ),
  column('birth', 'lessThan', fc.oneof(day, fc.constant({ fact: 'other' }))),
  column('purpose', 'in', listOf(fc.constantFrom(...values))),
  column('purpose', 'notEqual', fc.constantFrom(...values)),
  column('aids', 'containsAll', listOf(fc.constantFrom(...values))),
  column('drug', 'inCodes', codeList(code)),
  column('reimbursed', 'equal', fc.constantFrom('-71', '3-5', '1E5', '01', '605')),
  column('diagnosis', 'inCodes', codeList(manyCodes)),
  column('agrees', 'equal', fc.constantFrom('yes', 'no')),
  column('birth', 'isNone', fc.boolean()),
  { test: { condition: 'isPoor' }, value: fc.boolean() },
  { test: { condition: 'livesHere', of: 'self' }, value: fc.boolean() },
] as const;
const dates = fc.constantFrom<Json>(
  '2026-03-01',
  { fact: 'birth' },
  { years: 2, after: { fact: 'birth' } },
  { earliestOf: ['birth', 'other'] },
  { choose: [{ when: { condition: 'isPoor' }, then: { dayAfter: 'birth' } }], else: { fact: 'decidedOn' } },
);
const grant = fc.record(
  { from: dates, to: dates, amount: fc.nat(10_000_000), scope: listOf(fc.constantFrom('school', 'work')) },
  { requiredKeys: ['from'] },
);
const boundary = fc.record(
  { date: day, by: fc.constantFrom('appliedOn', 'birth'), mark: fc.constant('design'), note: text },
  { requiredKeys: ['date', 'by'] },
);
const outcome = fc.record(
  {
    event: fc.constantFrom('stop', 'deny', 'route-to-manual', 'approve'),
    reason: fc.constantFrom('GRANTED', 'TOO_OLD', 'NO_DRUG'),
    values: fc.record({ limit: fc.constantFrom<Json>({ parameter: 'limit' }, 12, { plus: [1, { fact: 'age' }] }) }),
    grant,
    exceptions: fc.array(fc.record({ condition: fc.constantFrom('isPoor', 'livesHere'), text: title }), {
      minLength: 1,
      maxLength: 2,
    }),
    automation: fc.constantFrom('automatic', 'recommend'),
    basis: text,
    legalBasis,
  },
  { requiredKeys: ['event', 'reason'] },
);

/** Tables as an author could write them over `source`, with everything that a row may have. */
export const tables: fc.Arbitrary<JsonObject> = fc
  .uniqueArray(fc.nat(columns.length - 1), { minLength: 1, maxLength: 5 })
  .chain((chosen) => {
    const own = chosen.flatMap((index) => columns[index] ?? []);
    const cells = fc.record(
      Object.fromEntries(own.map(({ value }, at) => [`c${at}`, fc.oneof(value, fc.constant(null))])),
      {
        requiredKeys: [],
      },
    );
    const content = fc
      .tuple(title, cells, outcome)
      .map(([words, chosenCells, rest]): JsonObject => ({ title: words, cells: chosenCells, ...rest }) as JsonObject);
    const later = fc.record(
      { boundary, content: fc.oneof(content, fc.constant('none')), id: fc.constantFrom('v2', 'v3') },
      { requiredKeys: ['boundary', 'content'] },
    );
    const row = fc.oneof(
      content,
      fc
        .tuple(content, fc.array(later, { maxLength: 2 }))
        .map(([first, rest]): JsonObject => ({ versions: [{ content: first }, ...(rest as JsonObject[])] })),
    );
    const columnTitles = fc.array(fc.option(title, { nil: undefined }), {
      minLength: own.length,
      maxLength: own.length,
    });
    return fc
      .record({
        id: fc.constant('prices'),
        stage: fc.constantFrom('start', 'main'),
        title,
        hitPolicy: fc.constantFrom('first', 'unique'),
        legalBasis,
        titles: columnTitles,
        rows: fc.array(row, { minLength: 1, maxLength: 4 }),
      })
      .map(({ titles, rows, ...table }): JsonObject => ({
        ...(table as unknown as JsonObject),
        columns: own.map(({ test }, at) => ({
          id: `c${at}`,
          ...test,
          ...(titles[at] && { title: titles[at] as JsonObject }),
        })),
        rows: rows.map((one, at) => ({ id: `row-${at}`, ...one })),
      }));
  });

const law: JsonObject = {
  kind: 'regulation',
  title: 'Forskrift om priser',
  section: '§ 3',
  asOf: '2026-07-01',
  mark: 'design',
};
/** A table with codes that spreadsheets take for numbers and days, versions, formulas, and texts of several lines. */
export const priceTable: JsonObject = {
  id: 'prices',
  stage: 'main',
  title: { nb: 'Priser', en: 'Prices' },
  hitPolicy: 'unique',
  legalBasis: [law],
  columns: [
    { id: 'ldl', fact: 'ldl', operator: 'lessThan' },
    { id: 'fee', fact: 'fee', operator: 'greaterThanInclusive' },
    { id: 'birth', fact: 'birth', operator: 'lessThan' },
    { id: 'drug', fact: 'drug', operator: 'inCodes' },
    { id: 'reimbursed', fact: 'reimbursed', operator: 'equal', title: { nb: 'Kode' } },
    { id: 'poor', condition: 'isPoor' },
  ],
  rows: [
    {
      id: 'children',
      versions: [
        {
          content: {
            title: { nb: 'Barn', nn: 'Born', en: 'Children' },
            cells: {
              ldl: '3.60',
              fee: 10_050,
              birth: '2010-12-31',
              drug: { include: ['A06A'], exclude: ['A06AH01'] },
              reimbursed: '01',
              poor: true,
            },
            event: 'approve',
            reason: 'GRANTED',
            values: { limit: { parameter: 'limit' } },
            grant: {
              from: { years: 2, after: { fact: 'birth' } },
              to: { earliestOf: ['birth', 'other'] },
              amount: 5_000,
            },
          },
        },
        {
          boundary: { date: '2026-07-01', by: 'appliedOn', mark: 'design', note: 'Ny sats' },
          content: 'none',
        },
      ],
    },
    {
      id: 'adults',
      title: { nb: 'Voksne;\n"uten" fribeløp' },
      legalBasis: [law, { kind: 'act', title: 'Lov', quote: 'Først; så «det»', mark: 'verified' }],
      cells: { ldl: { parameter: 'limit' }, birth: null, reimbursed: '1E5' },
      event: 'deny',
      reason: 'TOO_OLD',
      exceptions: [{ condition: 'livesHere', text: { nb: 'Bor her.' } }],
      automation: 'recommend',
      basis: '-71',
    },
  ],
};

const leaf = fc.oneof(
  ...columns.map(({ test, value }) => {
    if (!('fact' in test)) return fc.constant<Json>({ condition: test.condition });
    const { fact, operator } = test;
    return operator === 'isNone'
      ? fc.constant<Json>({ fact, operator })
      : value.map((own): Json => ({ fact, operator, value: own }));
  }),
);
/** Conditions over `source`, in groups up to three deep. */
export const conditions: fc.Arbitrary<Json> = fc.letrec<{ any: Json; group: Json }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    tie('group'),
    tie('group').map((not) => ({ not })),
    leaf.map((not) => ({ not })),
  ),
  group: fc.array(tie('any'), { minLength: 1, maxLength: 3 }).chain((parts) =>
    fc.oneof(
      fc.constant<Json>({ all: parts }),
      fc.constant<Json>({ any: parts }),
      fc.integer({ min: 1, max: parts.length }).map((atLeast): Json => ({ atLeast, of: parts })),
    ),
  ),
})).any;
