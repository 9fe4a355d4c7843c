import { Dropdown } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { ImportDialog } from './import-dialog.tsx';
import type { OpenTable } from './use-table.ts';
import { tableWords } from './words.ts';
import type { FileFormat } from './workbook/spreadsheet-file.ts';

const formats: readonly FileFormat[] = ['xlsx', 'csv', 'csv-1252'];

/** A table to a spreadsheet, and from one. */
export function FileMenu({ open }: { readonly open: OpenTable }) {
  const w = useWords(tableWords);
  const { programme } = useWorkspace();
  const [state, setState] = useState('');
  const [isShown, setShown] = useState(false);
  const [isImporting, setImporting] = useState(false);

  async function save(format: FileFormat) {
    setShown(false);
    setState(w.making);
    const { exportTable } = await import('./workbook/spreadsheet-file.ts');
    const file = await exportTable(open.cells, open.table, format);
    setState(file.ok ? '' : w.notExported(file.missing.join(' ')));
    if (file.ok) download(file.bytes, `${programme}-${String(open.table['id'])}.${format === 'xlsx' ? 'xlsx' : 'csv'}`);
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
