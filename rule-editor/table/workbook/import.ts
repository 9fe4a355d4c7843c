import type { GridContext } from '../model/grid-cell.ts';
import type { SourceTable } from '../model/lines.ts';
import type { ImportProblem, ReadSheet } from './sheets.ts';
import type { WorkbookWords } from './workbook-words.ts';

/** Where the sheets are read: the words they are written in, and the table they are read into. */
export type Import = {
  readonly context: GridContext;
  readonly words: WorkbookWords;
  readonly existing: SourceTable | undefined;
  readonly sheets: ReadonlyMap<string, ReadSheet>;
  readonly problems: ImportProblem[];
};
