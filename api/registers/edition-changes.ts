import type { Edition, EditionItem } from './edition-schema.ts';
import { canonicalJson } from '../canonical-json.ts';

export type EditionChange = {
  readonly item: string;
  /** ATC codes by which grants are found. */
  readonly atc: readonly string[];
  readonly sentence: string;
};

const FIELDS: Readonly<Record<string, string>> = {
  substance: 'virkestoff',
  prescriptionGroup: 'reseptgruppe',
  marketing: 'markedsføring',
  preApproval: 'forhåndsgodkjenning',
  financing: 'finansiering',
  inShortage: 'mangelsituasjon',
  substitutes: 'kan byttes med',
  drugForm: 'legemiddelform',
};
const VALUES: Readonly<Record<string, string>> = {
  marketed: 'markedsført',
  'not-marketed': 'ikke markedsført',
  approved: 'forhåndsgodkjent',
  conditional: 'forhåndsgodkjent på vilkår',
  none: 'ikke forhåndsgodkjent',
  folketrygd: 'folketrygden',
  rhf: 'helseforetakene',
  true: 'ja',
  false: 'nei',
};

type Values = EditionItem['values'][string];

const written = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : (VALUES[String(value)] ?? (value === null ? 'ingen' : String(value)));

function rowWords(row: Exclude<Values, unknown[]> | object): string {
  const { from, to, codes, age, uncertain, value } = row as {
    readonly from?: string;
    readonly to?: string;
    readonly codes?: { readonly [system: string]: unknown };
    readonly age?: { readonly from?: number; readonly under?: number };
    readonly uncertain?: string;
    readonly value: unknown;
  };
  const conditions = [
    codes &&
      `for ${Object.values(codes)
        .flatMap((list) => (Array.isArray(list) ? list : (list as { include: string[] }).include))
        .join(', ')}`,
    age?.from !== undefined && `fra ${age.from} år`,
    age?.under !== undefined && `under ${age.under} år`,
    from !== undefined && `fra ${from}`,
    to !== undefined && `til og med ${to}`,
    uncertain !== undefined && 'ikke sikkert',
  ].filter(Boolean);
  return conditions.length === 0 ? written(value) : `${written(value)} (${conditions.join(', ')})`;
}

/** A value of an edition in words. */
export function valueInWords(value: Values | undefined): string {
  if (value === undefined) return 'ukjent';
  const rows = Array.isArray(value) && value.some((row) => typeof row === 'object' && row !== null);
  return rows ? (value as readonly object[]).map(rowWords).join('; ') : written(value);
}

const atcOf = ({ codes }: EditionItem): readonly string[] =>
  (codes['atc'] ?? []).map((code) => (typeof code === 'string' ? code : code.code));

/** What one edition says otherwise than another, item by item, in words. */
export function editionChanges(before: Edition, after: Edition): readonly EditionChange[] {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const now = new Map(after.items.map((item) => [item.id, item]));
  const removed = before.items.filter(({ id }) => !now.has(id));
  return [
    ...after.items.flatMap((item): EditionChange[] => {
      const previous = old.get(item.id);
      const of = { item: item.name, atc: atcOf(item) };
      if (previous === undefined) return [{ ...of, sentence: `${item.name} er nytt i utgaven.` }];
      const fields = [...new Set([...Object.keys(previous.values), ...Object.keys(item.values)])];
      return fields.flatMap((field) => {
        const [a, b] = [previous.values[field], item.values[field]];
        if (canonicalJson(a ?? null) === canonicalJson(b ?? null) && (a === undefined) === (b === undefined)) return [];
        const name = FIELDS[field] ?? field;
        return [{ ...of, sentence: `${item.name}: ${name} endres fra «${valueInWords(a)}» til «${valueInWords(b)}».` }];
      });
    }),
    ...removed.map((item) => ({ item: item.name, atc: atcOf(item), sentence: `${item.name} er tatt ut av utgaven.` })),
  ];
}
