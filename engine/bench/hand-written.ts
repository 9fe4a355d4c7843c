import type { AlsoReason, Evaluation, MissingFact, Reason } from '../evaluation.ts';

/**
 * The 42 rules as a programmer would write them for speed alone: the limit that the engine is measured against. It returns
 * what the engine returns, which `equality.ts` checks. Dates are always given, as the service gives them.
 */
export type MeasuredFacts = {
  readonly appliedOn: string;
  readonly startedBy: 'application' | 'event';
  readonly drugAtc?: string;
  readonly diagnosis?: string;
  readonly age?: number;
  readonly priorTreatments?: number;
  readonly specialties?: readonly string[];
};

// A truth is FALSE, TRUE, or the set of facts for want of which it is unknown: then `|` is the Kleene conjunction.
const FALSE = -1;
const TRUE = 0;
const DRUG = 1;
const DIAGNOSIS = 2;
const AGE = 4;
const PRIOR = 8;
const SPECIALTIES = 16;

const interleukinInhibitors = ['L04AC03', 'L04AC05', 'L04AC07'];
const interferons = ['L03AB07', 'L03AB08'];
const generalPractitioners = ['general-practice'];
const lipidSpecialists = ['cardiology', 'endocrinology', 'internal-medicine'];
const pcsk9Inhibitors = ['C10AX13', 'C10AX14'];
const lipidsOrHeart = ['E78', 'I25'];
const neurologists = ['neurology'];
const headacheSpecialists = ['neurology', 'paediatrics'];
const headaches = ['G43', 'G44'];
const obesityOrType1 = ['E66', 'E10'];
const mindSpecialists = ['psychiatry', 'paediatrics', 'child-psychiatry'];
const adhdOrNarcolepsy = ['F90', 'G47.4'];
const strongOpioids = ['N02AA', 'N02AE'];
const chronicPain = ['R52.1', 'R52.2'];
const painSpecialists = ['anaesthesiology', 'neurology'];
const cancerOpioids = ['N02AA', 'N02AB', 'N02AE'];
const nervePain = ['G40', 'G50', 'R52.2'];
const autismOrAdhd = ['F84', 'F90'];
const osteoporosis = ['M80', 'M81'];
const boneSpecialists = ['rheumatology', 'endocrinology', 'geriatrics'];
const boneLoss = ['M80', 'M81', 'M82'];

function startsWith(code: string, prefix: string, unknown: number): number {
  if (code.length >= prefix.length) return code.startsWith(prefix) ? TRUE : FALSE;
  return prefix.startsWith(code) ? unknown : FALSE;
}
function startsWithOne(code: string, prefixes: readonly string[], unknown: number): number {
  let truth = FALSE;
  for (const prefix of prefixes) {
    const one = startsWith(code, prefix, unknown);
    if (one === TRUE) return TRUE;
    if (one !== FALSE) truth = unknown;
  }
  return truth;
}
function isDrug({ drugAtc }: MeasuredFacts, prefix: string): number {
  return drugAtc === undefined ? DRUG : startsWith(drugAtc, prefix, DRUG);
}
function isDrugIn({ drugAtc }: MeasuredFacts, prefixes: readonly string[]): number {
  return drugAtc === undefined ? DRUG : startsWithOne(drugAtc, prefixes, DRUG);
}
function isDiagnosis({ diagnosis }: MeasuredFacts, prefix: string): number {
  return diagnosis === undefined ? DIAGNOSIS : startsWith(diagnosis, prefix, DIAGNOSIS);
}
function isDiagnosisIn({ diagnosis }: MeasuredFacts, prefixes: readonly string[]): number {
  return diagnosis === undefined ? DIAGNOSIS : startsWithOne(diagnosis, prefixes, DIAGNOSIS);
}
function isAged({ age }: MeasuredFacts, from: number, under: number): number {
  return age === undefined ? AGE : age >= from && age < under ? TRUE : FALSE;
}
function hasTried({ priorTreatments }: MeasuredFacts, least: number): number {
  return priorTreatments === undefined ? PRIOR : priorTreatments >= least ? TRUE : FALSE;
}
function isSpecialist({ specialties }: MeasuredFacts, wanted: readonly string[]): number {
  if (specialties === undefined) return SPECIALTIES;
  for (const specialty of specialties) if (wanted.includes(specialty)) return TRUE;
  return FALSE;
}

type Extra = { automatic?: boolean; limit?: number; months?: number; grantCode?: string; dose?: number };
type Rule = {
  readonly event: 'stop' | 'route-to-manual' | 'deny' | 'approve';
  readonly reads: number;
  readonly stage: string;
  readonly part: string;
  readonly version: number;
  readonly code: string;
} & Readonly<Required<Omit<Extra, 'limit'>>> & { readonly limit: number | undefined };

function rule(
  stage: string,
  part: string,
  version: number,
  event: Rule['event'],
  code: string,
  reads: number,
  extra: Extra = {},
): Rule {
  const { automatic = false, limit, months = 0, grantCode = '', dose = 0 } = extra;
  return { stage, part, version, event, code, reads, automatic, limit, months, grantCode, dose };
}

const guidanceRules = [
  rule('guidance', 'tnf-inhibitors', 0, 'stop', 'HOSPITAL_FINANCED', DRUG),
  rule('guidance', 'interleukin-inhibitors', 0, 'stop', 'HOSPITAL_FINANCED', DRUG),
  rule('guidance', 'interferons', 0, 'stop', 'HOSPITAL_FINANCED', DRUG | DIAGNOSIS),
  rule('guidance', 'vaccines', 0, 'stop', 'NOT_APPLIED_FOR', DRUG),
  rule('guidance', 'stimulants-for-the-youngest', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG | AGE),
  rule('guidance', 'opioids-for-children', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG | AGE | SPECIALTIES),
];
const annexRules = [
  rule('annexes', 'inclisiran', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR | SPECIALTIES, {
    months: 24,
    grantCode: 'e78',
    dose: 120,
  }),
  rule('annexes', 'inclisiran-age', 0, 'deny', 'BELOW_AGE_LIMIT', DRUG | AGE, { automatic: true, limit: 18 }),
  rule('annexes', 'inclisiran-other', 0, 'deny', 'CONDITIONS_NOT_MET', DRUG),
  rule('annexes', 'pcsk9', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR | SPECIALTIES, {
    months: 12,
    grantCode: 'e78',
    dose: 60,
  }),
  rule('annexes', 'pcsk9-few-treatments', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG | DIAGNOSIS | AGE),
  rule('annexes', 'pcsk9-other', 0, 'deny', 'CONDITIONS_NOT_MET', DRUG, { automatic: true }),
  rule('annexes', 'cgrp', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR | SPECIALTIES, {
    months: 12,
    grantCode: 'g43',
    dose: 60,
  }),
  rule('annexes', 'cgrp', 1, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR | SPECIALTIES, {
    months: 12,
    grantCode: 'g43',
    dose: 60,
  }),
  rule('annexes', 'cgrp-few-treatments', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG | DIAGNOSIS | PRIOR),
  rule('annexes', 'cgrp-other', 0, 'deny', 'CONDITIONS_NOT_MET', DRUG),
  rule('annexes', 'semaglutide', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR, {
    months: 36,
    grantCode: 'e11',
    dose: 180,
  }),
  rule('annexes', 'semaglutide-diagnosis', 0, 'deny', 'NOT_COVERED', DRUG | DIAGNOSIS, { automatic: true }),
  rule('annexes', 'semaglutide-other', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG),
  rule('annexes', 'other-glp1', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR, {
    months: 24,
    grantCode: 'e11',
    dose: 120,
  }),
  rule('annexes', 'other-glp1-young', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG | DIAGNOSIS | AGE),
  rule('annexes', 'other-glp1-other', 0, 'deny', 'NOT_COVERED', DRUG, { automatic: true }),
  rule('annexes', 'lisdexamfetamine', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR | SPECIALTIES, {
    months: 12,
    grantCode: 'f90',
    dose: 60,
  }),
  rule('annexes', 'lisdexamfetamine-age', 0, 'deny', 'ABOVE_AGE_LIMIT', DRUG | AGE, { limit: 55 }),
  rule('annexes', 'lisdexamfetamine-other', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG),
  rule('annexes', 'methylphenidate', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | SPECIALTIES, {
    months: 24,
    grantCode: 'f90',
    dose: 120,
  }),
  rule('annexes', 'methylphenidate-specialty', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG | DIAGNOSIS | AGE),
  rule('annexes', 'methylphenidate-other', 0, 'deny', 'NOT_COVERED', DRUG, { automatic: true }),
  rule('annexes', 'opioids', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR | SPECIALTIES, {
    months: 6,
    grantCode: 'r52',
    dose: 30,
  }),
  rule('annexes', 'opioids-cancer', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG | DIAGNOSIS),
  rule('annexes', 'opioids-other', 0, 'deny', 'CONDITIONS_NOT_MET', DRUG),
  rule('annexes', 'pregabalin', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR, {
    months: 24,
    grantCode: 'g40',
    dose: 120,
  }),
  rule('annexes', 'pregabalin-anxiety', 0, 'deny', 'NOT_COVERED', DRUG | DIAGNOSIS, { automatic: true }),
  rule('annexes', 'pregabalin-other', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG),
  rule('annexes', 'melatonin', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | SPECIALTIES, {
    months: 12,
    grantCode: 'f84',
    dose: 60,
  }),
  rule('annexes', 'melatonin-age', 0, 'deny', 'ABOVE_AGE_LIMIT', DRUG | AGE, { automatic: true, limit: 18 }),
  rule('annexes', 'melatonin-other', 0, 'deny', 'CONDITIONS_NOT_MET', DRUG),
  rule('annexes', 'teriparatide', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR | SPECIALTIES, {
    months: 24,
    grantCode: 'm80',
    dose: 120,
  }),
  rule('annexes', 'teriparatide-young', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG | DIAGNOSIS | AGE),
  rule('annexes', 'teriparatide-other', 0, 'deny', 'CONDITIONS_NOT_MET', DRUG, { automatic: true }),
  rule('annexes', 'denosumab', 0, 'approve', 'CONDITIONS_MET', DRUG | DIAGNOSIS | AGE | PRIOR, {
    months: 36,
    grantCode: 'm80',
    dose: 180,
  }),
  rule('annexes', 'denosumab-few-treatments', 0, 'route-to-manual', 'MUST_BE_ASSESSED', DRUG | DIAGNOSIS),
  rule('annexes', 'denosumab-other', 0, 'deny', 'NOT_COVERED', DRUG, { automatic: true }),
];

function guidanceTruth(f: MeasuredFacts, k: number): number {
  switch (k) {
    case 0: // tnf-inhibitors
      return isDrug(f, 'L04AB');
    case 1: // interleukin-inhibitors
      return isDrugIn(f, interleukinInhibitors);
    case 2: // interferons
      return isDrugIn(f, interferons) | isDiagnosis(f, 'G35');
    case 3: // vaccines
      return isDrug(f, 'J07');
    case 4: // stimulants-for-the-youngest
      return isDrug(f, 'N06BA') | isAged(f, 0, 6);
    case 5: // opioids-for-children
      return isDrug(f, 'N02A') | isAged(f, 0, 18) | isSpecialist(f, generalPractitioners);
    default:
      return FALSE;
  }
}

function annexTruth(f: MeasuredFacts, k: number): number {
  switch (k) {
    case 0: // inclisiran
      return (
        isDrug(f, 'C10AX16') |
        isDiagnosis(f, 'E78.0') |
        isAged(f, 18, Infinity) |
        hasTried(f, 2) |
        isSpecialist(f, lipidSpecialists)
      );
    case 1: // inclisiran-age
      return isDrug(f, 'C10AX16') | isAged(f, 0, 18);
    case 2: // inclisiran-other
      return isDrug(f, 'C10AX16');
    case 3: // pcsk9
      return (
        isDrugIn(f, pcsk9Inhibitors) |
        isDiagnosis(f, 'E78') |
        isAged(f, 10, Infinity) |
        hasTried(f, 2) |
        isSpecialist(f, lipidSpecialists)
      );
    case 4: // pcsk9-few-treatments
      return isDrugIn(f, pcsk9Inhibitors) | isDiagnosisIn(f, lipidsOrHeart) | isAged(f, 10, Infinity);
    case 5: // pcsk9-other
      return isDrugIn(f, pcsk9Inhibitors);
    case 6: // cgrp
      return f.appliedOn >= '2026-01-01'
        ? FALSE
        : isDrug(f, 'N02CD') |
            isDiagnosis(f, 'G43.3') |
            isAged(f, 18, 70) |
            hasTried(f, 3) |
            isSpecialist(f, neurologists);
    case 7: // cgrp
      return f.appliedOn < '2026-01-01'
        ? FALSE
        : isDrug(f, 'N02CD') |
            isDiagnosis(f, 'G43') |
            isAged(f, 18, Infinity) |
            hasTried(f, 2) |
            isSpecialist(f, headacheSpecialists);
    case 8: // cgrp-few-treatments
      return isDrug(f, 'N02CD') | isDiagnosisIn(f, headaches) | hasTried(f, 1);
    case 9: // cgrp-other
      return isDrug(f, 'N02CD');
    case 10: // semaglutide
      return isDrug(f, 'A10BJ06') | isDiagnosis(f, 'E11') | isAged(f, 18, Infinity) | hasTried(f, 1);
    case 11: // semaglutide-diagnosis
      return isDrug(f, 'A10BJ06') | isDiagnosisIn(f, obesityOrType1);
    case 12: // semaglutide-other
      return isDrug(f, 'A10BJ06');
    case 13: // other-glp1
      return isDrug(f, 'A10BJ') | isDiagnosis(f, 'E11') | isAged(f, 18, Infinity) | hasTried(f, 2);
    case 14: // other-glp1-young
      return isDrug(f, 'A10BJ') | isDiagnosis(f, 'E11') | isAged(f, 0, 18);
    case 15: // other-glp1-other
      return isDrug(f, 'A10BJ');
    case 16: // lisdexamfetamine
      return (
        isDrug(f, 'N06BA12') |
        isDiagnosis(f, 'F90') |
        isAged(f, 6, 55) |
        hasTried(f, 1) |
        isSpecialist(f, mindSpecialists)
      );
    case 17: // lisdexamfetamine-age
      return isDrug(f, 'N06BA12') | isAged(f, 55, Infinity);
    case 18: // lisdexamfetamine-other
      return isDrug(f, 'N06BA12');
    case 19: // methylphenidate
      return (
        isDrug(f, 'N06BA04') |
        isDiagnosisIn(f, adhdOrNarcolepsy) |
        isAged(f, 6, Infinity) |
        isSpecialist(f, mindSpecialists)
      );
    case 20: // methylphenidate-specialty
      return isDrug(f, 'N06BA04') | isDiagnosis(f, 'F90') | isAged(f, 6, Infinity);
    case 21: // methylphenidate-other
      return isDrug(f, 'N06BA04');
    case 22: // opioids
      return (
        isDrugIn(f, strongOpioids) |
        isDiagnosisIn(f, chronicPain) |
        isAged(f, 18, Infinity) |
        hasTried(f, 2) |
        isSpecialist(f, painSpecialists)
      );
    case 23: // opioids-cancer
      return isDrugIn(f, cancerOpioids) | isDiagnosis(f, 'C');
    case 24: // opioids-other
      return isDrug(f, 'N02A');
    case 25: // pregabalin
      return isDrug(f, 'N02BF02') | isDiagnosisIn(f, nervePain) | isAged(f, 18, Infinity) | hasTried(f, 1);
    case 26: // pregabalin-anxiety
      return isDrug(f, 'N02BF02') | isDiagnosis(f, 'F41');
    case 27: // pregabalin-other
      return isDrug(f, 'N02BF02');
    case 28: // melatonin
      return (
        isDrug(f, 'N05CH01') | isDiagnosisIn(f, autismOrAdhd) | isAged(f, 2, 18) | isSpecialist(f, mindSpecialists)
      );
    case 29: // melatonin-age
      return isDrug(f, 'N05CH01') | isAged(f, 18, Infinity);
    case 30: // melatonin-other
      return isDrug(f, 'N05CH01');
    case 31: // teriparatide
      return (
        isDrug(f, 'H05AA02') |
        isDiagnosisIn(f, osteoporosis) |
        isAged(f, 50, Infinity) |
        hasTried(f, 2) |
        isSpecialist(f, boneSpecialists)
      );
    case 32: // teriparatide-young
      return isDrug(f, 'H05AA02') | isDiagnosis(f, 'M80') | isAged(f, 0, 50);
    case 33: // teriparatide-other
      return isDrug(f, 'H05AA02');
    case 34: // denosumab
      return isDrug(f, 'M05BX04') | isDiagnosisIn(f, osteoporosis) | isAged(f, 50, Infinity) | hasTried(f, 1);
    case 35: // denosumab-few-treatments
      return isDrug(f, 'M05BX04') | isDiagnosisIn(f, boneLoss);
    case 36: // denosumab-other
      return isDrug(f, 'M05BX04');
    default:
      return FALSE;
  }
}

/** Rows before it are about medicines whose codes begin with other letters. */
function firstGuidanceRow(drugAtc: string): number {
  switch (drugAtc.charAt(0)) {
    case 'L':
      return 0;
    case 'J':
      return 3;
    case 'N':
      return 4;
    default:
      return guidanceRules.length;
  }
}
/** Where the rows of an exact code begin; the last of them takes all that is left. */
function firstAnnexRow(drugAtc: string): number {
  switch (drugAtc.slice(0, 5)) {
    case 'C10AX':
      return drugAtc === 'C10AX16' ? 0 : drugAtc === 'C10AX13' || drugAtc === 'C10AX14' ? 3 : annexRules.length;
    case 'N02CD':
      return 6;
    case 'A10BJ':
      return drugAtc === 'A10BJ06' ? 10 : 13;
    case 'N06BA':
      return drugAtc === 'N06BA12' ? 16 : drugAtc === 'N06BA04' ? 19 : annexRules.length;
    case 'N02BF':
      return drugAtc === 'N02BF02' ? 25 : annexRules.length;
    case 'N05CH':
      return drugAtc === 'N05CH01' ? 28 : annexRules.length;
    case 'H05AA':
      return drugAtc === 'H05AA02' ? 31 : annexRules.length;
    case 'M05BX':
      return drugAtc === 'M05BX04' ? 34 : annexRules.length;
    default:
      return drugAtc.startsWith('N02A') ? 22 : annexRules.length;
  }
}
function lastAnnexRow(first: number): number {
  return first === 6 ? 9 : first === annexRules.length ? first - 1 : first + 2;
}

function valueOf(f: MeasuredFacts, reads: number): NonNullable<Reason['facts']> {
  const facts: { [name: string]: string | number | readonly string[] } = {};
  if (f.drugAtc !== undefined) facts['drugAtc'] = f.drugAtc;
  if ((reads & DIAGNOSIS) !== 0 && f.diagnosis !== undefined) facts['diagnosis'] = f.diagnosis;
  if ((reads & AGE) !== 0 && f.age !== undefined) facts['age'] = f.age;
  if ((reads & PRIOR) !== 0 && f.priorTreatments !== undefined) facts['priorTreatments'] = f.priorTreatments;
  if ((reads & SPECIALTIES) !== 0 && f.specialties !== undefined) facts['specialties'] = f.specialties;
  return facts;
}
function isAnyKnown(f: MeasuredFacts, reads: number): boolean {
  return (
    f.drugAtc !== undefined ||
    ((reads & DIAGNOSIS) !== 0 && f.diagnosis !== undefined) ||
    ((reads & AGE) !== 0 && f.age !== undefined) ||
    ((reads & PRIOR) !== 0 && f.priorTreatments !== undefined) ||
    ((reads & SPECIALTIES) !== 0 && f.specialties !== undefined)
  );
}
function reasonOf(f: MeasuredFacts, { stage, part, version, code, reads, limit }: Rule): Reason {
  const facts = isAnyKnown(f, reads) ? valueOf(f, reads) : undefined;
  if (limit === undefined) {
    return facts ? { code, rule: stage, stage, part, version, facts } : { code, rule: stage, stage, part, version };
  }
  const values = { limit };
  return facts
    ? { code, rule: stage, stage, part, version, values, facts }
    : { code, rule: stage, stage, part, version, values };
}
function alsoOf(f: MeasuredFacts, from: Rule, is: 'true' | 'unknown'): AlsoReason {
  return { ...reasonOf(f, from), is };
}

function missingFacts(f: MeasuredFacts, open: number): readonly MissingFact[] {
  const missing: MissingFact[] = [];
  const add = (fact: string, isKnown: boolean) =>
    missing.push({ pointer: `/${fact}`, fact, needs: isKnown ? 'exact-code' : 'value' });
  if ((open & DRUG) !== 0) add('drugAtc', f.drugAtc !== undefined);
  if ((open & DIAGNOSIS) !== 0) add('diagnosis', f.diagnosis !== undefined);
  if ((open & AGE) !== 0) add('age', false);
  if ((open & PRIOR) !== 0) add('priorTreatments', false);
  if ((open & SPECIALTIES) !== 0) add('specialties', false);
  return missing;
}

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);
function monthsLater(day: string, months: number): string {
  const month = Number(day.slice(5, 7)) - 1 + months;
  const year = Number(day.slice(0, 4)) + Math.floor(month / 12);
  const inYear = (month % 12) + 1;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last =
    inYear === 2 ? (isLeap ? 29 : 28) : inYear === 4 || inYear === 6 || inYear === 9 || inYear === 11 ? 30 : 31;
  return `${year}-${two(inYear)}-${two(Math.min(Number(day.slice(8)), last))}`;
}

type Parts = Pick<Evaluation, 'outcome' | 'reasons'> & Partial<Evaluation>;
const nothing: readonly never[] = [];
function result({ outcome, reasons, also = nothing, missingFacts: missing = nothing }: Parts): Evaluation {
  return { outcome, reasons, also, missingFacts: missing, figures: {}, review: nothing };
}

/** What the 42 rules say of these facts. */
export function evaluateByHand(f: MeasuredFacts): Evaluation {
  const { drugAtc } = f;
  const isExact = drugAtc !== undefined && drugAtc.length === 7;

  // In both tables the first row that fits counts: at most one is true, and none is unknown behind it.
  let guidanceHit: Rule | undefined;
  let guidanceOpen = TRUE;
  let guidanceUnknown: Rule[] | undefined;
  const from = isExact ? firstGuidanceRow(drugAtc) : 0;
  for (let k = from; k < guidanceRules.length; k += 1) {
    const truth = guidanceTruth(f, k);
    if (truth === FALSE) continue;
    const row = guidanceRules[k] as Rule;
    if (truth === TRUE && guidanceOpen === TRUE) {
      guidanceHit = row;
      break;
    }
    (guidanceUnknown ??= []).push(row);
    guidanceOpen |= truth;
    if (truth === TRUE) break;
  }

  let hit: Rule | undefined;
  let open = TRUE;
  let unknown: Rule[] | undefined;
  let blocked = false;
  const first = isExact ? firstAnnexRow(drugAtc) : 0;
  const last = isExact ? lastAnnexRow(first) : annexRules.length - 1;
  for (let k = first; k <= last; k += 1) {
    const truth = annexTruth(f, k);
    if (truth === FALSE) continue;
    const row = annexRules[k] as Rule;
    if (truth === TRUE && open === TRUE) {
      hit = row;
      break;
    }
    (unknown ??= []).push(row);
    open |= truth;
    if (row.event !== 'approve') blocked = true;
    if (truth === TRUE) break;
  }

  if (guidanceHit !== undefined && guidanceHit.event === 'stop') {
    const also = hit !== undefined && hit.event !== 'approve' ? [alsoOf(f, hit, 'true')] : nothing;
    return result({ outcome: 'stop', reasons: [reasonOf(f, guidanceHit)], also });
  }
  if (guidanceHit !== undefined || guidanceUnknown !== undefined) {
    const also: AlsoReason[] = [];
    if (guidanceUnknown !== undefined) for (const row of guidanceUnknown) also.push(alsoOf(f, row, 'unknown'));
    if (hit !== undefined && hit.event !== 'approve') also.push(alsoOf(f, hit, 'true'));
    if (unknown !== undefined)
      for (const row of unknown) if (row.event !== 'approve') also.push(alsoOf(f, row, 'unknown'));
    const reasons = guidanceHit === undefined ? [{ code: 'MISSING_FACTS' }] : [reasonOf(f, guidanceHit)];
    return result({ outcome: 'route-to-manual', reasons, also, missingFacts: missingFacts(f, guidanceOpen | open) });
  }

  if (hit !== undefined) {
    const reasons = [reasonOf(f, hit)];
    if (hit.event === 'approve') {
      const grant = {
        from: f.appliedOn,
        to: monthsLater(f.appliedOn, hit.months),
        code: hit.grantCode,
        dose: hit.dose,
      };
      return { outcome: 'approve', reasons, also: nothing, missingFacts: nothing, grant, figures: {}, review: nothing };
    }
    if (hit.event === 'route-to-manual') return result({ outcome: 'route-to-manual', reasons });
    if (hit.automatic) return result({ outcome: 'deny', reasons });
    return {
      outcome: 'route-to-manual',
      reasons: [{ code: 'RECOMMENDED' }],
      also: [alsoOf(f, hit, 'true')],
      missingFacts: nothing,
      recommended: { outcome: 'deny', reasons },
      figures: {},
      review: nothing,
    };
  }
  if (unknown !== undefined) {
    const also: AlsoReason[] = [];
    if (blocked) for (const row of unknown) if (row.event !== 'approve') also.push(alsoOf(f, row, 'unknown'));
    const reasons = [{ code: 'MISSING_FACTS' }];
    return result({ outcome: 'route-to-manual', reasons, also, missingFacts: missingFacts(f, open) });
  }
  if (f.startedBy === 'event') return result({ outcome: 'not-due', reasons: nothing });
  return result({ outcome: 'route-to-manual', reasons: [{ code: 'NO_RULE_APPLIED' }] });
}
