import type { RulesetSource } from '#engine/tools';
import { annexes, codes, guidance, specialties, type Cells, type Row } from './rows.ts';

/** The 42 rules as a ruleset; further rows may stand before those of the annexes. */

const words = (nb: string) => ({ nb, nn: nb, en: nb });
const act = {
  kind: 'act',
  title: 'Lov om stønad (oppdiktet)',
  section: '§ 1',
  note: 'Oppdiktet for målinger.',
  mark: 'verified',
} as const;

type TableSource = NonNullable<RulesetSource['tables']>[number];
type RowSource = TableSource['rows'][number];
type CellSource = NonNullable<Extract<RowSource, { cells: unknown }>['cells'][string]>;

const cellsOf = (cells: Cells): Record<string, CellSource> => ({
  drug: [...cells.drug],
  ...(cells.diagnosis === undefined ? {} : { diagnosis: [...cells.diagnosis] }),
  ...(cells.age === undefined ? {} : { age: cells.age }),
  ...(cells.prior === undefined ? {} : { prior: cells.prior }),
  ...(cells.specialties === undefined ? {} : { specialties: [...cells.specialties] }),
});

function rowSource(row: Row): RowSource {
  const content = (cells: Cells) => ({
    title: words(row.id),
    cells: cellsOf(cells),
    event: row.event,
    reason: row.reason,
    ...(row.limit === undefined ? {} : { values: { limit: row.limit } }),
    ...(row.grant === undefined ? {} : { grant: grantOf(row.grant) }),
    ...(row.automatic === true
      ? { automation: 'automatic' as const, basis: 'Ingenting skal vurderes.', exceptions: [] }
      : {}),
  });
  if (row.later === undefined) return { id: row.id, ...content(row.cells) };
  const boundary = { date: row.later.date, by: 'appliedOn', mark: 'design' as const };
  return { id: row.id, versions: [{ content: content(row.cells) }, { boundary, content: content(row.later.cells) }] };
}

const grantOf = ({ months, code, dose }: NonNullable<Row['grant']>) => ({
  from: 'appliedOn',
  to: { months, after: 'appliedOn' },
  code,
  dose,
});

const columns: TableSource['columns'] = [
  { id: 'drug', fact: 'drugAtc', operator: 'inCodes' },
  { id: 'diagnosis', fact: 'diagnosis', operator: 'inCodes' },
  { id: 'age', fact: 'age', operator: 'inInterval' },
  { id: 'prior', fact: 'priorTreatments', operator: 'greaterThanInclusive' },
  { id: 'specialties', fact: 'specialties', operator: 'containsAny' },
];
const table = (id: string, rows: readonly Row[]): TableSource => ({
  id,
  stage: id,
  title: words(id),
  hitPolicy: 'first',
  legalBasis: [act],
  columns,
  rows: rows.map(rowSource),
});

const texts = (code: string) => [
  code,
  {
    patient: words(`${code}.`),
    submitter: words(`${code}.`),
    caseWorker: { nb: `${code}.` },
    journalNote: { nb: `${code}.` },
  },
];

/** The ruleset whose annexes hold these rows. */
export function reimbursementSource(rows: readonly Row[] = annexes): RulesetSource {
  const doctor = { source: 'doctor', identifying: 'none' } as const;
  return {
    format: 1,
    programme: 'measured',
    title: words('Målt'),
    subject: ['person'],
    startedBy: ['application', 'event'],
    stages: ['guidance', 'annexes'],
    systems: {
      atc: {
        title: words('ATC'),
        hierarchical: true,
        exactLength: 7,
        pattern: '^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$',
      },
      icd10: { title: words('ICD-10'), hierarchical: true, pattern: '^[A-Z]([0-9]{2}(\\.[0-9]{1,2})?)?$' },
    },
    facts: {
      drugAtc: { type: 'code', system: 'atc', title: words('Legemiddel'), ...doctor },
      diagnosis: { type: 'code', system: 'icd10', title: words('Diagnose'), ...doctor },
      age: { type: 'integer', min: 0, max: 130, title: words('Alder'), ...doctor },
      priorTreatments: { type: 'integer', min: 0, max: 99, title: words('Tidligere behandlinger'), ...doctor },
      specialties: {
        type: 'set',
        of: { type: 'enum', values: [...specialties] },
        title: words('Spesialiteter'),
        ...doctor,
      },
    },
    grant: {
      from: { type: 'date', title: words('Fra'), meet: 'latest' },
      to: { type: 'date', title: words('Til'), meet: 'earliest' },
      code: { type: 'enum', values: [...codes], title: words('Refusjonskode'), meet: 'equal' },
      dose: { type: 'integer', title: words('Høyeste dose'), meet: 'lowest' },
    },
    tables: [table('guidance', guidance), table('annexes', rows)],
    texts: Object.fromEntries([...new Set([...guidance, ...rows].map(({ reason }) => reason))].map(texts)),
  };
}
