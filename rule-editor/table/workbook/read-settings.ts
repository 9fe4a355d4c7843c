import { isObject, type JsonObject } from '#engine/objects';
import { choicesOf } from '../cells/names.ts';
import type { Import } from './import.ts';
import { importWords } from './import-words.ts';
import { readSheet } from './sheet-reader.ts';
import { languages } from './to-workbook.ts';

/** What holds of the whole table; from the table that is there when the file has no such sheet. */
export function readSettings({ context, words, existing, sheets, problems }: Import): JsonObject {
  const w = importWords[context.language];
  const sheet = sheets.get(words.sheets.settings);
  if (sheet === undefined) {
    if (existing !== undefined) {
      const { legalBasis: _, columns: __, rows: ___, ...settings } = existing;
      return settings;
    }
    const [expected = '', fix = ''] = w.settings(words.sheets.settings);
    problems.push({ sheet: words.sheets.settings, cell: undefined, found: '–', expected, fix });
    return {};
  }
  const { rows } = readSheet(sheet, [words.setting, words.value], context.language, problems);
  const known = [words.table, ...languages.map((language) => words.title[language]), words.stage, words.hitPolicy];
  const given = new Map<string, string>();
  for (const row of rows) {
    const name = row.text(words.setting).trim();
    const value = row.text(words.value);
    if (!known.includes(name)) row.wrong(words.setting, name, w.choice(known.join(', ')));
    if (value.trim() === '' && name !== words.title.nn && name !== words.title.en)
      row.wrong(words.value, value, w.needed);
    if (name === words.table && existing !== undefined && value !== existing['id'])
      row.wrong(words.value, value, w.other(String(existing['id'])));
    if (name === words.hitPolicy && choicesOf(words.hitPolicies).keyOf(value) === undefined)
      row.wrong(words.value, value, w.choice(Object.values(words.hitPolicies).join(', ')));
    given.set(name, value);
  }
  const lacking = known.filter((name) => !given.has(name) && name !== words.title.nn && name !== words.title.en);
  for (const name of lacking)
    problems.push({ sheet: sheet.name, cell: undefined, found: '–', expected: name, fix: w.needed[1] ?? '' });
  const titles = languages.flatMap((language) => {
    const title = given.get(words.title[language]) ?? '';
    return title === '' ? [] : [[language, title] as const];
  });
  const title = Object.fromEntries(titles);
  return {
    id: given.get(words.table) ?? '',
    stage: given.get(words.stage) ?? '',
    title: isObject(title) ? title : {},
    hitPolicy: choicesOf(words.hitPolicies).keyOf(given.get(words.hitPolicy) ?? '') ?? '',
  };
}
