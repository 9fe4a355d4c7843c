import type { Json, JsonObject } from '#engine/objects';
import { readDay } from '../cells/dates.ts';
import { modelWords } from '../model/model-words.ts';
import { readExpression } from '../cells/expression.ts';
import { choicesOf } from '../cells/names.ts';
import type { Import } from './import.ts';
import { importWords } from './import-words.ts';
import { readSheet, type RowReader } from './sheet-reader.ts';
import { languages, lawMembers } from './to-workbook.ts';

/** What stands in a sheet of its own, by the row it belongs to; undefined: the file has no such sheet. */
export type SideSheets = {
  readonly law: ReadonlyMap<string, readonly Json[]> | undefined;
  readonly exceptions: ReadonlyMap<string, readonly Json[]> | undefined;
  readonly values: ReadonlyMap<string, JsonObject> | undefined;
  /** Every row that is named, to be checked against those that are. */
  readonly named: readonly { readonly place: string; readonly report: () => void }[];
};

/** Names a row, or a version of one; the table itself is ''. */
export const placeKey = (row: string, version: string): string => (version === '' ? row : `${row}/${version}`);

export function readSideSheets(input: Import): SideSheets {
  const { context, words, existing, sheets, problems } = input;
  const w = importWords[context.language];
  const named: { place: string; report: () => void }[] = [];
  /** The lines of a sheet by the rows they belong to. A file that holds columns holds everything. */
  const group = <T>(
    name: string,
    headings: readonly string[],
    read: (row: RowReader) => T,
  ): Map<string, T[]> | undefined => {
    const sheet = sheets.get(name);
    const isWhole = sheets.has(words.sheets.columns) || existing === undefined;
    if (sheet === undefined) return isWhole ? new Map() : undefined;
    const groups = new Map<string, T[]>();
    for (const row of readSheet(sheet, [words.row, words.version, ...headings], context.language, problems).rows) {
      const id = row.text(words.row).trim();
      const place = placeKey(id, row.text(words.version, { number: true }).trim());
      if (place !== '') named.push({ place, report: () => row.wrong(words.row, place, w.row) });
      groups.set(place, [...(groups.get(place) ?? []), read(row)]);
    }
    return groups;
  };
  const values = group(words.sheets.values, [words.name, words.value], (row) => readValue(input, row));
  return {
    law: group(
      words.sheets.law,
      lawMembers.map((member) => words.law[member]),
      (row) => readLaw(input, row),
    ),
    exceptions: group(words.sheets.exceptions, [words.condition, ...languages.map((one) => words.title[one])], (row) =>
      readException(input, row),
    ),
    values: values && new Map([...values].map(([place, pairs]) => [place, Object.fromEntries(pairs)])),
    named,
  };
}

function readLaw({ context, words }: Import, row: RowReader): JsonObject {
  const w = importWords[context.language];
  const entries = lawMembers.flatMap((member): readonly (readonly [string, string])[] => {
    const heading = words.law[member];
    const text = row.text(heading, { date: member === 'asOf' });
    if (member === 'kind' || member === 'mark') {
      const choices = member === 'kind' ? words.kinds : words.marks;
      const value = choicesOf(choices).keyOf(text);
      if (value === undefined) row.wrong(heading, text, w.choice(Object.values(choices).join(', ')));
      return [[member, value ?? '']];
    }
    if (text === '') {
      if (member === 'title') row.wrong(heading, text, w.needed);
      return [];
    }
    if (member !== 'asOf') return [[member, text]];
    const day = readDay(text);
    if (day === undefined) row.wrong(heading, text, modelWords[context.language].problems.date);
    return [[member, day ?? '']];
  });
  return Object.fromEntries(entries);
}

function readException({ context, words }: Import, row: RowReader): JsonObject {
  const w = importWords[context.language];
  const condition = row.text(words.condition).trim();
  const name = context.conditionNames.keyOf(condition);
  if (name === undefined) row.wrong(words.condition, condition, w.name);
  const texts = languages.flatMap((language) => {
    const text = row.text(words.title[language]);
    return text === '' ? [] : [[language, text] as const];
  });
  return { condition: name ?? '', text: Object.fromEntries(texts) };
}

function readValue({ context, words }: Import, row: RowReader): readonly [string, Json] {
  const w = importWords[context.language];
  const text = row.text(words.value, { number: true });
  const reading = readExpression(context, context.formulas, { type: undefined, unit: undefined }, text);
  if (!reading.ok || reading.value === undefined) row.wrong(words.value, text, w.formulaText);
  return [row.text(words.name).trim(), (reading.ok ? reading.value : undefined) ?? null];
}
