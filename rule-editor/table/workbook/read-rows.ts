import type { Json, JsonObject } from '#engine/objects';
import { readCell } from '../cells/cell.ts';
import { written } from '../cells/cell-words.ts';
import { readDay } from '../cells/dates.ts';
import { readExpression } from '../cells/expression.ts';
import type { CellReading } from '../cells/problem.ts';
import { slugOf } from '../model/row-commands.ts';
import { rowsOf, linesOf } from '../model/lines.ts';
import { modelWords } from '../model/model-words.ts';
import { choicesOf } from '../cells/names.ts';
import type { Import } from './import.ts';
import { importWords } from './import-words.ts';
import type { ReadColumn } from './read-columns.ts';
import { placeKey, type SideSheets } from './read-side-sheets.ts';
import { type Fits, readSheet, type RowReader } from './sheet-reader.ts';
import { fixedHeadings, languages } from './to-workbook.ts';

type ReadLine = {
  readonly id: string;
  readonly version: string;
  readonly row: RowReader;
  readonly source: JsonObject | undefined;
};

/** The rows of the table, from the sheet of rows with what the other sheets say of each. */
export function readRows(input: Import, columns: readonly ReadColumn[], side: SideSheets): readonly JsonObject[] {
  const { context, words, existing, sheets, problems } = input;
  const w = importWords[context.language];
  const sheet = sheets.get(words.sheets.rows);
  if (sheet === undefined) {
    const [found = '', expected = '', fix = ''] = w.noRows(words.sheets.rows);
    problems.push({ sheet: words.sheets.rows, cell: undefined, found, expected, fix });
    return [];
  }
  const { before, behind } = fixedHeadings(words);
  const gives = new Map(context.grantNames.keys.map((name) => [words.gives(context.grantNames.textOf(name)), name]));
  const known = [...before, ...columns.map(({ heading }) => heading), ...behind, ...gives.keys()];
  const reader = readSheet(sheet, known, context.language, problems);
  const needed = [words.title.nb, words.event, words.reason, ...columns.map(({ heading }) => heading), ...hasIn(input)];
  for (const heading of new Set(needed)) {
    const [found = '', expected = '', fix = ''] = w.missingHeading(heading);
    if (!reader.has(heading)) problems.push({ sheet: sheet.name, cell: undefined, found, expected, fix });
  }
  const given = [...gives].filter(([heading]) => reader.has(heading));
  const lines = withIds(
    input,
    reader.rows.map((row) => ({
      id: row.text(words.id).trim(),
      version: row.text(words.version, { number: true }).trim(),
      row,
      source: undefined,
    })),
  );
  const places = new Set(lines.flatMap(({ id, version }) => [id, placeKey(id, version)]));
  for (const { place, report } of side.named) if (!places.has(place)) report();
  const old = new Map(
    existing === undefined
      ? []
      : linesOf(existing).map((line) => [
          placeKey(line.id, line.version === undefined ? '' : String(line.version + 1)),
          line.content,
        ]),
  );
  const read = lines.map((line) => {
    const place = placeKey(line.id, line.version);
    return { ...line, source: readContent(input, columns, given, side, line.row, place, old.get(place)) };
  });
  return joinVersions(input, read);
}

/** Headings without which something that the table has today would be lost. */
function hasIn({ words, existing, context }: Import): readonly string[] {
  const lines = existing === undefined ? [] : linesOf(existing);
  const some = (member: string) => lines.some(({ content }) => content?.[member] !== undefined);
  const grants = context.grantNames.keys.filter((name) =>
    lines.some(({ content }) => (content?.['grant'] as JsonObject | undefined)?.[name] !== undefined),
  );
  return [
    // By its name a row keeps what stands in no sheet of the file.
    ...(lines.length > 0 ? [words.id] : []),
    ...(lines.some(({ version }) => version !== undefined) ? [words.version, words.from, words.by] : []),
    ...(['nn', 'en'] as const).flatMap((language) =>
      lines.some(({ content }) => (content?.['title'] as JsonObject | undefined)?.[language] !== undefined)
        ? [words.title[language]]
        : [],
    ),
    ...(lines.some(({ versionName }) => versionName !== undefined) ? [words.versionId] : []),
    ...(lines.some(({ boundary }) => boundary?.['mark'] !== undefined) ? [words.boundaryMark] : []),
    ...(lines.some(({ boundary }) => boundary?.['note'] !== undefined) ? [words.boundaryNote] : []),
    ...(some('automation') ? [words.automation] : []),
    ...(some('basis') ? [words.basis] : []),
    ...grants.map((name) => words.gives(context.grantNames.textOf(name))),
  ];
}

/** Every row with a name: that of the file, else a free one. */
function withIds(input: Import, lines: readonly ReadLine[]): readonly ReadLine[] {
  const { context, words, existing } = input;
  const w = importWords[context.language];
  const taken = new Set([
    ...(existing === undefined ? [] : rowsOf(existing).map((row) => String(row['id']))),
    ...lines.map(({ id }) => id),
  ]);
  const used = new Set<string>();
  let before = '';
  return lines.map((line) => {
    let { id } = line;
    if (id === '') {
      id = slugOf(line.row.text(words.title.nb), taken);
      taken.add(id);
    } else if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) line.row.wrong(words.id, id, w.id);
    const goesOn = id === before && line.version !== '' && line.version !== '1';
    if (!goesOn && used.has(id)) line.row.wrong(words.id, id, w.idTwice);
    used.add(id);
    before = id;
    return { ...line, id };
  });
}

function readContent(
  { context, words, existing }: Import,
  columns: readonly ReadColumn[],
  given: readonly (readonly [heading: string, field: string])[],
  side: SideSheets,
  row: RowReader,
  place: string,
  old: JsonObject | undefined,
): JsonObject | undefined {
  const w = importWords[context.language];
  const m = modelWords[context.language];
  const yes = (isTrue: boolean) => written(isTrue ? context.words.yes : context.words.no);
  const take = (heading: string, reading: CellReading, text: string): Json | undefined => {
    if (reading.ok) return reading.value;
    return row.wrong(heading, text, [reading.problem.expected, reading.problem.fix]);
  };
  const eventText = row.text(words.event).trim();
  const event = choicesOf(m.events).keyOf(eventText);
  if (event === undefined) row.wrong(words.event, eventText, w.choice(Object.values(m.events).join(', ')));
  const titles = languages.flatMap((language) => {
    const text = row.text(words.title[language]);
    return text === '' ? [] : [[language, text] as const];
  });
  const cells = columns.flatMap(({ heading, column }): readonly (readonly [string, Json])[] => {
    const shape = column.shape ?? { kind: 'lost' };
    const text = row.text(heading, fitsOf(shape.kind === 'compare' ? shape.type.kind : shape.kind, yes));
    const formula = context.formulas.formulaOf(text);
    const value = formula ?? take(heading, readCell(context, shape, text), text);
    return value === undefined ? [] : [[column.name, value]];
  });
  const grant = given.flatMap(([heading, field]): readonly (readonly [string, Json])[] => {
    const declared = context.grant.get(field) ?? { type: undefined, unit: undefined };
    const text = row.text(heading, fitsOf(declared.type?.kind ?? '', yes));
    const value = take(heading, readExpression(context, context.formulas, declared, text), text);
    return value === undefined ? [] : [[field, value]];
  });
  const automationText = row.text(words.automation).trim();
  const automation = automationText === '' ? undefined : choicesOf(m.automations).keyOf(automationText);
  if (automationText !== '' && automation === undefined)
    row.wrong(words.automation, automationText, w.choice(Object.values(m.automations).join(', ')));
  const reason = row.text(words.reason).trim();
  const basis = row.text(words.basis);
  if (event === 'none') return undefined;
  if (titles[0]?.[0] !== 'nb') row.wrong(words.title.nb, '', w.needed);
  if (!/^[A-Z][A-Z0-9_]{1,63}$/.test(reason)) row.wrong(words.reason, reason, m.problems.code);
  // A sheet that the file does not have leaves what the row has; a line without a version is about all of them.
  const from = <T extends Json>(sheet: ReadonlyMap<string, T> | undefined, member: string): Json | undefined =>
    sheet === undefined && existing !== undefined ? old?.[member] : (sheet?.get(place) ?? sheet?.get(rowOf(place)));
  const members: readonly (readonly [string, Json | undefined])[] = [
    ['title', Object.fromEntries(titles)],
    ['legalBasis', from(side.law, 'legalBasis')],
    ['cells', Object.fromEntries(cells)],
    ['event', event ?? ''],
    ['reason', reason],
    ['values', from(side.values, 'values')],
    ['grant', grant.length === 0 ? undefined : Object.fromEntries(grant)],
    ['exceptions', from(side.exceptions, 'exceptions')],
    ['automation', automation],
    ['basis', basis === '' ? undefined : basis],
  ];
  return Object.fromEntries(members.filter((member): member is [string, Json] => member[1] !== undefined));
}

const rowOf = (place: string): string => place.split('/')[0] ?? '';

function fitsOf(kind: string, truth: (isTrue: boolean) => string): Fits {
  return {
    number: kind === 'integer' || kind === 'decimal',
    date: kind === 'date',
    ...((kind === 'yes-no' || kind === 'boolean' || kind === 'confirmation') && { truth }),
  };
}

/** Lines that are versions of one row, put together; the first stands without a date. */
function joinVersions(input: Import, lines: readonly ReadLine[]): readonly JsonObject[] {
  const { context, words } = input;
  const w = importWords[context.language];
  const m = modelWords[context.language];
  const rows: JsonObject[] = [];
  for (const { id, version, row, source } of lines) {
    const content: Json = source ?? 'none';
    const last = rows.at(-1);
    if (version === '') {
      if (source === undefined) row.wrong(words.event, m.events.none, m.problems.noVersions);
      rows.push({ id, ...source });
      continue;
    }
    const versions: readonly Json[] = last?.['id'] === id && Array.isArray(last['versions']) ? last['versions'] : [];
    if (version !== String(versions.length + 1)) row.wrong(words.version, version, w.version);
    const name = row.text(words.versionId).trim();
    const boundary = readBoundary(input, row, versions.length === 0);
    const next: JsonObject = { ...(name !== '' && { id: name }), ...(boundary && { boundary }), content };
    if (versions.length > 0) rows.splice(-1, 1);
    rows.push({ id, versions: [...versions, next] });
  }
  return rows;
}

function readBoundary({ context, words }: Import, row: RowReader, isFirst: boolean): JsonObject | undefined {
  const { problems } = modelWords[context.language];
  const [date, by, mark, note] = [
    row.text(words.from, { date: true }).trim(),
    row.text(words.by).trim(),
    row.text(words.boundaryMark).trim(),
    row.text(words.boundaryNote),
  ];
  if (isFirst) {
    if (date !== '') row.wrong(words.from, date, problems.firstVersion);
    return undefined;
  }
  const day = readDay(date);
  const fact = context.factNames.keyOf(by);
  const marks = choicesOf(words.marks);
  if (day === undefined) row.wrong(words.from, date, problems.date);
  if (fact === undefined || context.facts.get(fact)?.type?.kind !== 'date') row.wrong(words.by, by, problems.dateFact);
  if (mark !== '' && marks.keyOf(mark) === undefined)
    row.wrong(words.boundaryMark, mark, importWords[context.language].choice(marks.keys.map(marks.textOf).join(', ')));
  return {
    date: day ?? '',
    by: fact ?? '',
    ...(mark !== '' && { mark: marks.keyOf(mark) ?? '' }),
    ...(note !== '' && { note }),
  };
}
