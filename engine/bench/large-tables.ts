import type { RulesetSource } from '#engine/tools';
import type { Row } from './rows.ts';
import { reimbursementSource } from './source.ts';
import type { Facts } from '#engine';

/** Tables of many rows, and many rules without common columns. Four rows a medicine, as in the 42-rule table. */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letter = (n: number) => letters.charAt(n % 26);
const digits = (n: number) => String(n % 100).padStart(2, '0');

/** The n-th medicine; neighbours share no prefix longer than a letter. */
export const medicine = (n: number): string =>
  `${letter(n)}${digits(Math.floor(n / 26))}${letter(Math.floor(n / 7))}${letter(Math.floor(n / 11))}${digits(n)}`;
const diagnosis = (n: number): string => `${letter(n * 7)}${digits(n * 13)}`;

export function manyRows(count: number): readonly Row[] {
  return Array.from({ length: count }, (_, i): Row => {
    const n = i >> 2;
    const drug = [medicine(n)];
    const codes = [diagnosis(n), diagnosis(n + 1)];
    switch (i % 4) {
      case 0:
        return {
          id: `row-${i}`,
          cells: { drug, diagnosis: codes, age: { from: n % 30, under: 60 + (n % 40) }, prior: n % 4 },
          event: 'approve',
          reason: 'CONDITIONS_MET',
          grant: { months: 6 + (n % 5) * 6, code: 'e78', dose: 10 + (n % 90) },
        };
      case 1:
        return {
          id: `row-${i}`,
          cells: { drug, diagnosis: codes },
          event: 'route-to-manual',
          reason: 'MUST_BE_ASSESSED',
        };
      case 2:
        return { id: `row-${i}`, cells: { drug, age: { under: n % 30 } }, event: 'deny', reason: 'BELOW_AGE_LIMIT' };
      default:
        return { id: `row-${i}`, cells: { drug, prior: 4 }, event: 'deny', reason: 'CONDITIONS_NOT_MET' };
    }
  });
}
export const tableSource = (count: number): RulesetSource => reimbursementSource(manyRows(count));

type RuleSource = NonNullable<RulesetSource['rules']>[number];
type ConditionSource = Extract<RuleSource, { when: unknown }>['when'];

/** Rules of many shapes; each asks for one medicine, somewhere in an `all`. */
export function ruleSource(count: number): RulesetSource {
  const base = reimbursementSource();
  const rules = Array.from({ length: count }, (_, n): RuleSource => {
    const drug: ConditionSource = {
      fact: 'drugAtc',
      operator: n % 2 ? 'equal' : 'inCodes',
      value: n % 2 ? medicine(n) : [medicine(n)],
    };
    const adult: ConditionSource = { fact: 'age', operator: 'greaterThanInclusive', value: 10 + (n % 20) };
    const tried: ConditionSource = { fact: 'priorTreatments', operator: n % 3 ? 'lessThan' : 'equal', value: n % 5 };
    const ill: ConditionSource = { fact: 'diagnosis', operator: 'inCodes', value: [diagnosis(n)] };
    const skilled: ConditionSource = {
      fact: 'specialties',
      operator: 'containsAny',
      value: ['neurology', 'cardiology'],
    };
    const shapes: readonly ConditionSource[] = [
      { all: [drug, adult] },
      { all: [adult, drug, { any: [tried, ill] }] },
      { all: [{ not: ill }, drug] },
      { all: [{ atLeast: 2, of: [adult, tried, skilled] }, { all: [drug, { not: tried }] }] },
      drug,
      { all: [skilled, { any: [{ not: adult }, tried] }, drug] },
    ];
    return {
      id: `rule-${n}`,
      stage: 'annexes',
      title: { nb: `Regel ${n}`, nn: `Regel ${n}`, en: `Rule ${n}` },
      legalBasis: [
        { kind: 'act', title: 'Lov om stønad (oppdiktet)', section: '§ 1', note: 'Oppdiktet.', mark: 'verified' },
      ],
      when: shapes[n % shapes.length] as ConditionSource,
      event: n % 3 === 0 ? 'route-to-manual' : 'deny',
      reason: n % 3 === 0 ? 'MUST_BE_ASSESSED' : 'CONDITIONS_NOT_MET',
    };
  });
  return { ...base, rules };
}

const day = '2026-03-01';
/** Facts about the n-th medicine; every other one fits its first row. */
export function factsOf(n: number, known = true): Facts {
  return {
    appliedOn: day,
    receivedOn: day,
    decidedOn: day,
    startedBy: 'application',
    ...(known ? { drugAtc: medicine(n) } : {}),
    diagnosis: n % 2 ? diagnosis(n) : 'E78.0',
    age: 45,
    priorTreatments: 3,
    specialties: ['neurology'],
  };
}
