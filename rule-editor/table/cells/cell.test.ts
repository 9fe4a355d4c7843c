import fc from 'fast-check';
import type { Json } from '#engine/objects';
import { describe, expect, test } from 'vitest';
import type { TableLanguage } from './cell-words.ts';
import { type CellShape, cellText, readCell } from './cell.ts';
import { cellContext } from './context.ts';
import { atc, cells, compare, date, diagnosis, enumType, listOf, number, refusjon, source } from '../arbitrary.ts';

const contexts = { nb: cellContext(source, 'nb'), nn: cellContext(source, 'nn'), en: cellContext(source, 'en') };
const context = contexts.nb;

describe('cells as they are written', () => {
  test.each<[string, CellShape, Json | undefined, string]>([
    ['yes', { kind: 'yes-no' }, true, 'ja'],
    ['blank', { kind: 'yes-no' }, undefined, ''],
    ['of no matter', { kind: 'yes-no' }, null, 'uten betydning'],
    ['two limits', compare('inInterval', number), { over: '100', to: '300' }, 'over 100 til og med 300'],
    ['both included', compare('inInterval', number), { from: '2.5', to: '3' }, 'fra og med 2,5 til og med 3'],
    ['both excluded', compare('inInterval', number), { over: '1', under: '3.6' }, 'over 1 og under 3,6'],
    ['one limit', compare('inInterval', number), { from: '5.0' }, 'minst 5,0'],
    ['under', compare('lessThan', number), '3.6', 'under 3,6'],
    ['a large number', compare('greaterThan', number), '120000', 'over 120\u00A0000'],
    ['kroner', compare('lessThan', { kind: 'integer' }, 'øre'), 327800, 'under 3278,00'],
    ['before a day', compare('lessThan', date), '2026-03-01', 'før 01.03.2026'],
    [
      'days',
      compare('inInterval', date),
      { from: '2026-03-01', under: 'birth' },
      'fra og med 01.03.2026 og før opplysningen «Fødselsdato (birth)»',
    ],
    ['a choice', compare('equal', enumType), 'school', 'Skole'],
    ['another than', compare('notEqual', enumType), 'not-said', 'ikke ikke oppgitt'],
    [
      'a list',
      compare('in', enumType),
      ['school', 'work', 'comma'],
      'Skole, «Arbeid og utdanning», «Lege, spesialist»',
    ],
    [
      'codes',
      compare('inCodes', atc),
      { include: ['A06A'], exclude: ['A06AH01', 'A06AX'] },
      'A06A unntatt A06AH01, A06AX',
    ],
    ['codes that look like numbers', compare('inCodes', refusjon), ['-71', '3-5', '1E5', '01'], '-71, 3-5, 1E5, 01'],
    [
      'codes of two systems',
      compare('inCodes', diagnosis),
      ['icd10:E78.0', 'icpc2:T93'],
      'E78.0 (ICD-10), T93 (ICPC-2)',
    ],
    ['a fact', compare('lessThan', date), { fact: 'moved' }, 'før opplysningen «Dato for «flytting»»»'],
    ['a parameter', compare('lessThan', number), { parameter: 'limit' }, 'under verdien «LDL-grense»'],
    [
      'a parameter by a key',
      compare('lessThan', number),
      { parameter: 'cap', key: 'work' },
      'under verdien «Egenandelstak» for Arbeid og utdanning',
    ],
    [
      'all of',
      compare('containsAll', { kind: 'set', of: enumType }),
      ['school', 'work'],
      'alle av Skole, «Arbeid og utdanning»',
    ],
  ])('%s', (_, shape, value, text) => {
    expect(cellText(context, shape, value)).toBe(text);
    expect(readCell(context, shape, text)).toEqual({ ok: true, value });
  });

  test.each<[string, CellShape, string, Json]>([
    ['spaces between the thousands', compare('lessThan', number), 'under 120 000', '120000'],
    ['the limit without its word', compare('lessThan', number), '3,6', '3.6'],
    ['a unit behind', compare('lessThan', number, 'mmol/l'), 'under 3,6 mmol/l', '3.6'],
    ['signs', compare('inInterval', number), '≥ 5,0', { from: '5.0' }],
    [
      'short words',
      compare('inInterval', date),
      'f.o.m. 1.3.2026 t.o.m. 31.12.2026',
      { from: '2026-03-01', to: '2026-12-31' },
    ],
    ['the word of a code', compare('inCodes', atc), 'avføringsmidler', ['A06A']],
    ['small letters', compare('inCodes', atc), 'a06ah01', ['A06AH01']],
    ['a code of one system only', compare('inCodes', diagnosis), 'E78.0', ['icd10:E78.0']],
    ['lines of a list', compare('inCodes', atc), 'A06A\nA07', ['A06A', 'A07']],
    ['capitals', { kind: 'yes-no' }, ' JA ', true],
  ])('%s are read', (_, shape, text, value) => {
    expect(readCell(context, shape, text)).toEqual({ ok: true, value });
  });
});

describe('what cannot be read says what to do', () => {
  test.each<[string, CellShape, string, RegExp]>([
    ['a point', compare('lessThan', number), '3.6', /Skriv 3,6, med komma/],
    ['a limit of another kind', compare('lessThan', number), 'minst 5', /Kolonnen prøver «under»/],
    ['limits the wrong way round', compare('inInterval', number), 'over 300 til og med 100', /Bytt om/],
    ['a plain number', compare('inInterval', number), '100', /til og med/],
    ['a day that does not exist', compare('lessThan', date), '30.02.2026', /dd\.mm\.åååå/],
    ['a word that is not in the list', compare('equal', enumType), 'Fritid', /velg det i listen/],
    ['a code that may be of two systems', compare('inCodes', diagnosis), 'T93', /T93 \(ICD-10\), T93 \(ICPC-2\)/],
    ['half a quotation', compare('in', enumType), '«Skole', /komma/],
    ['perhaps', { kind: 'yes-no' }, 'kanskje', /ja eller nei/],
    ['a parameter that is not there', compare('lessThan', number), 'under verdien «Tull»', /ordlisten/],
  ])('%s', (_, shape, text, fix) => {
    const reading = readCell(context, shape, text);
    expect(reading).toMatchObject({ ok: false, problem: { found: text.replace(/^under (?=verdien)/, '') } });
    expect(reading.ok ? '' : reading.problem.fix).toMatch(fix);
  });
});

test('what is written in words is read as it was, in every language', () => {
  fc.assert(
    fc.property(cells, fc.constantFrom<TableLanguage>('nb', 'nn', 'en'), ([shape, value], language) => {
      const text = cellText(contexts[language], shape, value);
      expect(text).toBeTypeOf('string');
      expect([text, readCell(contexts[language], shape, text ?? '')]).toEqual([text, { ok: true, value }]);
    }),
    { numRuns: 2_000 },
  );
});

test('titles of any kind are told apart', () => {
  const title = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom('a', 'A', 'b', 'a, b', 'ja', 'ikke b', 'a og b', '«a»', 'unntatt a'),
  );
  const words = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), title);
  fc.assert(
    fc.property(
      words,
      listOf(fc.constantFrom('a', 'b', 'c', 'd')),
      fc.constantFrom('in', 'notIn'),
      (vocabulary, list, operator) => {
        const texts = Object.fromEntries(Object.entries(vocabulary).map(([value, nb]) => [value, { nb }]));
        const own = cellContext({ vocabulary: texts }, 'nb');
        const shape = compare(operator, { kind: 'enum', values: ['a', 'b', 'c', 'd'] });
        const text = cellText(own, shape, list) ?? '';
        expect([text, readCell(own, shape, text)]).toEqual([text, { ok: true, value: list }]);
      },
    ),
    { numRuns: 1_000 },
  );
});
