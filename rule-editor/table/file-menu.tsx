import { Button, Dropdown } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useLanguage, useWords } from '../app/language.tsx';
import { type Connection, connectTo } from '../engine-worker/connect.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { ImportDialog } from './import-dialog.tsx';
import type { OpenTable } from './use-table.ts';
import { tableWords } from './words.ts';
import type { ExportResult, FileFormat } from './workbook/spreadsheet-file.ts';

const formats: readonly FileFormat[] = ['xlsx', 'csv', 'csv-1252'];

/** A table to a spreadsheet, and from one. */
export function FileMenu({ open }: { readonly open: OpenTable }) {
  const w = useWords(tableWords);
  const { language } = useLanguage();
  const { programme, content } = useWorkspace();
  const making = useRef<Connection>(undefined);
  const [state, setState] = useState('');
  const [isShown, setShown] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const [isImporting, setImporting] = useState(false);

  async function save(format: FileFormat) {
    setShown(false);
    setState(w.making);
    const worker = connectTo(new Worker(new URL('./workbook/worker.ts', import.meta.url), { type: 'module' }));
    making.current = worker;
    setMaking(true);
    const args = [content.source, language, open.table, format];
    const file = await worker.call<ExportResult>('exportTable', args).catch(() => undefined);
    setMaking(false);
    setState(file === undefined || file.ok ? '' : w.notExported(file.missing.join(' ')));
    worker.end();
    if (file?.ok)
      download(file.bytes, `${programme}-${String(open.table['id'])}.${format === 'xlsx' ? 'xlsx' : 'csv'}`);
  }
  return (
    <>
      <Dropdown.TriggerContext>
        <Dropdown.Trigger variant="secondary" data-size="sm" onClick={() => setShown(!isShown)}>
          {w.file}
        </Dropdown.Trigger>
        <Dropdown open={isShown} onClose={() => setShown(false)}>
          <Dropdown.List>
            {formats.map((format) => (
              <Dropdown.Item key={format}>
                <Dropdown.Button onClick={() => void save(format)}>{w.export[format]}</Dropdown.Button>
              </Dropdown.Item>
            ))}
            {!open.isReadOnly && (
              <Dropdown.Item>
                <Dropdown.Button
                  onClick={() => {
                    setShown(false);
                    setImporting(true);
                  }}
                >
                  {w.import}
                </Dropdown.Button>
              </Dropdown.Item>
            )}
          </Dropdown.List>
        </Dropdown>
      </Dropdown.TriggerContext>
      <span role="status">{state}</span>
      {isMaking && (
        <Button variant="tertiary" data-size="sm" onClick={() => making.current?.end()}>
          {w.cancel}
        </Button>
      )}
      {isImporting && <ImportDialog open={open} onClose={() => setImporting(false)} />}
    </>
  );
}

function download(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
