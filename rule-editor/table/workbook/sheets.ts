/** A spreadsheet of texts, as we write it. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** A cell as it was read: what a spreadsheet has made a number, a day or a truth of says so. */
export type SheetCell = { readonly text: string; readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' };
export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly SheetCell[])[] };

/** What of a file cannot be read or would be lost. `cell`: where, as spreadsheets count: `B7`. */
export type ImportProblem = {
  readonly sheet: string;
  readonly cell: string | undefined;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
};

/** `B7` of the second column and the seventh row, both counted from 0. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let n = column; n >= 0; n = Math.floor(n / 26) - 1) letters = String.fromCodePoint(65 + (n % 26)) + letters;
  return `${letters}${row + 1}`;
}

export const asRead = (sheets: readonly Sheet[]): readonly ReadSheet[] =>
  sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((text) => ({ text, kind: 'text' }))) }));
