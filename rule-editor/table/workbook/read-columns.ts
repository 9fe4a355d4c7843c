import type { JsonObject } from '#engine/objects';
import { columnOf, type GridColumn } from '../model/columns.ts';
import { columnsOf } from '../model/lines.ts';
import { modelWords } from '../model/model-words.ts';
import { choicesOf } from '../cells/names.ts';
import type { Import } from './import.ts';
import { importWords } from './import-words.ts';
import { readSheet, type RowReader } from './sheet-reader.ts';
import { headingsOf, languages } from './to-workbook.ts';

/** A condition column with the heading that it has in the file. */
export type ReadColumn = { readonly heading: string; readonly source: JsonObject; readonly column: GridColumn };

export function readColumns({ context, words, existing, sheets, problems }: Import): readonly ReadColumn[] {
  const sheet = sheets.get(words.sheets.columns);
  if (sheet === undefined) {
    if (existing === undefined) return [];
    const headings = headingsOf(context, existing);
    return columnsOf(existing).map((source) => ({
      heading: headings.textOf(String(source['id'])),
      source,
      column: columnOf(context, source),
    }));
  }
  const w = importWords[context.language];
  const titles = languages.map((language) => words.title[language]);
  const known = [words.heading, words.id, words.fact, words.condition, words.member, words.test, ...titles];
  const operators = choicesOf(modelWords[context.language].operators);
  const testOf = (row: RowReader): JsonObject => {
    const [fact, condition, member, test] = [words.fact, words.condition, words.member, words.test].map((heading) =>
      row.text(heading).trim(),
    );
    if (condition) {
      const name = context.conditionNames.keyOf(condition);
      if (name === undefined || fact) row.wrong(words.condition, condition, w.name);
      return { condition: name ?? condition, ...(member && { of: member }) };
    }
    const name = context.factNames.keyOf(fact ?? '');
    const operator = operators.keyOf(test ?? '');
    if (name === undefined) row.wrong(words.fact, fact ?? '', w.name);
    if (operator === undefined)
      row.wrong(words.test, test ?? '', w.choice(operators.keys.map(operators.textOf).join(', ')));
    return { fact: name ?? '', operator: operator ?? '' };
  };
  return readSheet(sheet, known, context.language, problems).rows.map((row) => {
    const id = row.text(words.id).trim();
    if (!/^[a-z][A-Za-z0-9]{0,63}$/.test(id)) row.wrong(words.id, id, w.id);
    const texts = languages.flatMap((language) => {
      const text = row.text(words.title[language]);
      return text === '' ? [] : [[language, text] as const];
    });
    const source = { id, ...testOf(row), ...(texts.length > 0 && { title: Object.fromEntries(texts) }) };
    return {
      heading: row.text(words.heading).trim().replaceAll(/\s+/g, ' '),
      source,
      column: columnOf(context, source),
    };
  });
}
