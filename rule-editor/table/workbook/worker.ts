import type { JsonObject } from '#engine/objects';
import { type Report, serve } from '../../engine-worker/serve.ts';
import { cellContext } from '../cells/context.ts';
import type { TableLanguage } from '../cells/cell-words.ts';
import type { SourceTable } from '../model/lines.ts';
import { exportTable, type FileFormat } from './spreadsheet-file.ts';

/** Makes files of tables, so that the page goes on meanwhile; ending the worker is how one is cancelled. */
serve({
  exportTable: (_report: Report, source: JsonObject, language: TableLanguage, table: SourceTable, format: FileFormat) =>
    exportTable(cellContext(source, language), table, format),
});
