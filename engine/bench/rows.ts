/** The 42 rules that are measured, like a reimbursement list: one list of data for every engine but the hand-written. */

export type Cells = {
  readonly drug: readonly string[];
  readonly diagnosis?: readonly string[];
  readonly age?: { readonly from?: number; readonly under?: number };
  /** At least so many earlier treatments. */
  readonly prior?: number;
  readonly specialties?: readonly string[];
};
export type Event = 'stop' | 'route-to-manual' | 'deny' | 'approve';
export type Row = {
  readonly id: string;
  readonly cells: Cells;
  /** What takes the cells' place for applications from this day on. */
  readonly later?: { readonly date: string; readonly cells: Cells };
  readonly event: Event;
  readonly reason: string;
  readonly automatic?: boolean;
  /** The limit that the reason names. */
  readonly limit?: number;
  readonly grant?: { readonly months: number; readonly code: string; readonly dose: number };
};

export const guidance: readonly Row[] = [
  stop('tnf-inhibitors', ['L04AB'], 'HOSPITAL_FINANCED'),
  stop('interleukin-inhibitors', ['L04AC03', 'L04AC05', 'L04AC07'], 'HOSPITAL_FINANCED'),
  stop('interferons', ['L03AB07', 'L03AB08'], 'HOSPITAL_FINANCED', ['G35']),
  stop('vaccines', ['J07'], 'NOT_APPLIED_FOR'),
  ask('stimulants-for-the-youngest', { drug: ['N06BA'], age: { under: 6 } }),
  ask('opioids-for-children', { drug: ['N02A'], age: { under: 18 }, specialties: ['general-practice'] }),
];

export const annexes: readonly Row[] = [
  grant(
    'inclisiran',
    { drug: ['C10AX16'], diagnosis: ['E78.0'], age: { from: 18 }, prior: 2, specialties: lipids() },
    24,
  ),
  deny('inclisiran-age', { drug: ['C10AX16'], age: { under: 18 } }, 'BELOW_AGE_LIMIT', { automatic: true, limit: 18 }),
  deny('inclisiran-other', { drug: ['C10AX16'] }, 'CONDITIONS_NOT_MET', {}),
  grant(
    'pcsk9',
    { drug: ['C10AX13', 'C10AX14'], diagnosis: ['E78'], age: { from: 10 }, prior: 2, specialties: lipids() },
    12,
  ),
  ask('pcsk9-few-treatments', { drug: ['C10AX13', 'C10AX14'], diagnosis: ['E78', 'I25'], age: { from: 10 } }),
  deny('pcsk9-other', { drug: ['C10AX13', 'C10AX14'] }, 'CONDITIONS_NOT_MET', { automatic: true }),
  {
    ...grant(
      'cgrp',
      { drug: ['N02CD'], diagnosis: ['G43.3'], age: { from: 18, under: 70 }, prior: 3, specialties: ['neurology'] },
      12,
    ),
    later: {
      date: '2026-01-01',
      cells: {
        drug: ['N02CD'],
        diagnosis: ['G43'],
        age: { from: 18 },
        prior: 2,
        specialties: ['neurology', 'paediatrics'],
      },
    },
  },
  ask('cgrp-few-treatments', { drug: ['N02CD'], diagnosis: ['G43', 'G44'], prior: 1 }),
  deny('cgrp-other', { drug: ['N02CD'] }, 'CONDITIONS_NOT_MET', {}),
  grant('semaglutide', { drug: ['A10BJ06'], diagnosis: ['E11'], age: { from: 18 }, prior: 1 }, 36),
  deny('semaglutide-diagnosis', { drug: ['A10BJ06'], diagnosis: ['E66', 'E10'] }, 'NOT_COVERED', { automatic: true }),
  ask('semaglutide-other', { drug: ['A10BJ06'] }),
  grant('other-glp1', { drug: ['A10BJ'], diagnosis: ['E11'], age: { from: 18 }, prior: 2 }, 24),
  ask('other-glp1-young', { drug: ['A10BJ'], diagnosis: ['E11'], age: { under: 18 } }),
  deny('other-glp1-other', { drug: ['A10BJ'] }, 'NOT_COVERED', { automatic: true }),
  grant(
    'lisdexamfetamine',
    { drug: ['N06BA12'], diagnosis: ['F90'], age: { from: 6, under: 55 }, prior: 1, specialties: minds() },
    12,
  ),
  deny('lisdexamfetamine-age', { drug: ['N06BA12'], age: { from: 55 } }, 'ABOVE_AGE_LIMIT', { limit: 55 }),
  ask('lisdexamfetamine-other', { drug: ['N06BA12'] }),
  grant(
    'methylphenidate',
    { drug: ['N06BA04'], diagnosis: ['F90', 'G47.4'], age: { from: 6 }, specialties: minds() },
    24,
  ),
  ask('methylphenidate-specialty', { drug: ['N06BA04'], diagnosis: ['F90'], age: { from: 6 } }),
  deny('methylphenidate-other', { drug: ['N06BA04'] }, 'NOT_COVERED', { automatic: true }),
  grant(
    'opioids',
    { drug: ['N02AA', 'N02AE'], diagnosis: ['R52.1', 'R52.2'], age: { from: 18 }, prior: 2, specialties: pain() },
    6,
  ),
  ask('opioids-cancer', { drug: ['N02AA', 'N02AB', 'N02AE'], diagnosis: ['C'] }),
  deny('opioids-other', { drug: ['N02A'] }, 'CONDITIONS_NOT_MET', {}),
  grant('pregabalin', { drug: ['N02BF02'], diagnosis: ['G40', 'G50', 'R52.2'], age: { from: 18 }, prior: 1 }, 24),
  deny('pregabalin-anxiety', { drug: ['N02BF02'], diagnosis: ['F41'] }, 'NOT_COVERED', { automatic: true }),
  ask('pregabalin-other', { drug: ['N02BF02'] }),
  grant(
    'melatonin',
    { drug: ['N05CH01'], diagnosis: ['F84', 'F90'], age: { from: 2, under: 18 }, specialties: minds() },
    12,
  ),
  deny('melatonin-age', { drug: ['N05CH01'], age: { from: 18 } }, 'ABOVE_AGE_LIMIT', { automatic: true, limit: 18 }),
  deny('melatonin-other', { drug: ['N05CH01'] }, 'CONDITIONS_NOT_MET', {}),
  grant(
    'teriparatide',
    { drug: ['H05AA02'], diagnosis: ['M80', 'M81'], age: { from: 50 }, prior: 2, specialties: bones() },
    24,
  ),
  ask('teriparatide-young', { drug: ['H05AA02'], diagnosis: ['M80'], age: { under: 50 } }),
  deny('teriparatide-other', { drug: ['H05AA02'] }, 'CONDITIONS_NOT_MET', { automatic: true }),
  grant('denosumab', { drug: ['M05BX04'], diagnosis: ['M80', 'M81'], age: { from: 50 }, prior: 1 }, 36),
  ask('denosumab-few-treatments', { drug: ['M05BX04'], diagnosis: ['M80', 'M81', 'M82'] }),
  deny('denosumab-other', { drug: ['M05BX04'] }, 'NOT_COVERED', { automatic: true }),
];

function stop(id: string, drug: readonly string[], reason: string, diagnosis?: readonly string[]): Row {
  return { id, cells: diagnosis ? { drug, diagnosis } : { drug }, event: 'stop', reason };
}
function ask(id: string, cells: Cells): Row {
  return { id, cells, event: 'route-to-manual', reason: 'MUST_BE_ASSESSED' };
}
function deny(id: string, cells: Cells, reason: string, how: { automatic?: boolean; limit?: number }): Row {
  return { id, cells, event: 'deny', reason, ...how };
}
function grant(id: string, cells: Cells, months: number): Row {
  const code = (cells.diagnosis?.[0] ?? '').slice(0, 3).toLowerCase();
  return { id, cells, event: 'approve', reason: 'CONDITIONS_MET', grant: { months, code, dose: months * 5 } };
}
function lipids(): readonly string[] {
  return ['cardiology', 'endocrinology', 'internal-medicine'];
}
function minds(): readonly string[] {
  return ['psychiatry', 'paediatrics', 'child-psychiatry'];
}
function pain(): readonly string[] {
  return ['anaesthesiology', 'neurology'];
}
function bones(): readonly string[] {
  return ['rheumatology', 'endocrinology', 'geriatrics'];
}

export const specialties: readonly string[] = [
  ...new Set([...guidance, ...annexes].flatMap(({ cells }) => cells.specialties ?? [])),
  'general-practice',
].filter((name, i, all) => all.indexOf(name) === i);
export const codes: readonly string[] = [...new Set(annexes.flatMap((row) => (row.grant ? [row.grant.code] : [])))];
