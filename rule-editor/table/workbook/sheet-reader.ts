import type { TableLanguage } from '../cells/cell-words.ts';
import { dateText } from '../cells/dates.ts';
import { numberText } from '../cells/numbers.ts';
import { importWords, type ImportWords } from './import-words.ts';
import { cellAddress, type ImportProblem, type ReadSheet, type SheetCell } from './sheets.ts';

/** Reads the cells of one sheet by their headings and keeps what is wrong. */
export type SheetReader = {
  /** One for each row that says something, below the headings. */
  readonly rows: readonly RowReader[];
  readonly headings: readonly string[];
  readonly has: (heading: string) => boolean;
};
export type RowReader = {
  /** The text under a heading; what is no text is reported unless it fits. */
  readonly text: (heading: string, fits?: Fits) => string;
  readonly wrong: (heading: string, found: string, [expected, fix]: readonly string[]) => undefined;
};
/** Which cells that are no texts are understood: numbers, days, yes and no. */
export type Fits = { readonly number?: boolean; readonly date?: boolean; readonly truth?: (isTrue: boolean) => string };

const blank: SheetCell = { text: '', kind: 'text' };
const isBlank = (row: readonly SheetCell[]): boolean => row.every(({ text }) => text.trim() === '');

/** A heading without what spreadsheets and people add to it. */
const plainHeading = ({ text }: SheetCell): string => text.trim().replaceAll(/\s+/g, ' ');

export function readSheet(
  sheet: ReadSheet,
  known: readonly string[],
  language: TableLanguage,
  problems: ImportProblem[],
): SheetReader {
  const w = importWords[language];
  const [head = [], ...body] = sheet.rows;
  const headings = head.map(plainHeading);
  const report = (
    row: number,
    column: number | undefined,
    found: string,
    [expected = '', fix = '']: readonly string[],
  ) => {
    const cell = column === undefined || column < 0 ? undefined : cellAddress(row, column);
    problems.push({ sheet: sheet.name, cell, found, expected, fix });
    return undefined;
  };
  headings.forEach((heading, at) => {
    if (heading === '') return;
    if (!known.includes(heading)) report(0, at, heading, w.unknownHeading(known.join(', ')));
    else if (headings.indexOf(heading) < at) report(0, at, heading, w.twice);
  });
  const rows = body.flatMap((cells, index): readonly RowReader[] => {
    if (isBlank(cells)) return [];
    cells.forEach(({ text }, at) => {
      if ((headings[at] ?? '') === '' && text.trim() !== '') report(index + 1, at, text, w.outside);
    });
    const columnOf = (heading: string) => headings.indexOf(heading);
    return [
      {
        text: (heading, fits = {}) => {
          const cell = cells[columnOf(heading)] ?? blank;
          const misfit = misfitOf(w, cell, fits);
          if (misfit !== undefined) report(index + 1, columnOf(heading), foundIn(cell, language), misfit);
          return misfit === undefined ? textOf(cell, fits, language) : '';
        },
        wrong: (heading, found, words) => report(index + 1, columnOf(heading), found, words),
      },
    ];
  });
  return { rows, headings: headings.filter((heading) => heading !== ''), has: (heading) => headings.includes(heading) };
}

function misfitOf(w: ImportWords, { kind, text }: SheetCell, fits: Fits): readonly string[] | undefined {
  switch (kind) {
    case 'text':
      return undefined;
    case 'number':
      return fits.number || (fits.truth && isTruth(text)) ? undefined : w.number;
    case 'date':
      if (!fits.date) return w.date;
      return text.length === 10 ? undefined : w.time;
    case 'boolean':
      return fits.truth ? undefined : w.truth;
    case 'error':
      return w.error;
  }
}

/** LibreOffice saves yes and no as the numbers 1 and 0. */
const isTruth = (text: string): boolean => text === '1' || text === '0';

function textOf({ kind, text }: SheetCell, fits: Fits, language: TableLanguage): string {
  if (fits.truth && (kind === 'boolean' || kind === 'number')) return fits.truth(text === 'true' || text === '1');
  return kind === 'number' ? numberText(text, language) : text;
}

/** What a cell shows. */
const foundIn = ({ kind, text }: SheetCell, language: TableLanguage): string =>
  kind === 'number' ? numberText(text, language) : kind === 'date' ? dateText(text.slice(0, 10), language) : text;
