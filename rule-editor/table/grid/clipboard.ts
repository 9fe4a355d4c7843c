import Papa from 'papaparse';

/** Blocks of cells as spreadsheets exchange them: tabs between cells, lines between rows. */

export const blockText = (block: readonly (readonly string[])[]): string =>
  Papa.unparse(
    block.map((row) => [...row]),
    { delimiter: '\t', newline: '\r\n', escapeFormulae: false },
  );

/** A block that was copied in a spreadsheet; the line break that it ends with is no row. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const whole = text.replace(/\r\n$|\n$|\r$/, '');
  const { data, errors } = Papa.parse<string[]>(whole, { delimiter: '\t', skipEmptyLines: false });
  // A quotation mark that is no spreadsheet's: the text is taken as it stands.
  if (errors.some(({ type }) => type === 'Quotes')) return whole.split(/\r\n|\n|\r/).map((line) => line.split('\t'));
  return data.length === 0 ? [['']] : data;
}
