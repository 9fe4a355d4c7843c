import { Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import type { Change } from '#engine/objects';
import { useWords, type WordsOf } from '../../app/language.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { isFound, SearchField, useSought } from '../../ui/search-field.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { type BlockCell, cellsOfBlock } from '../grid/block.ts';
import { DataGrid } from '../grid/data-grid.tsx';
import { at, type Selection } from '../grid/selection.ts';
import styles from '../table-view.module.css';
import { nameChange, namedCodes, nameLanguages, namesFromCells, namesOf } from './code-names.ts';

const nb = {
  title: 'Navn på koder',
  lead: 'Navnene står i brev og i reglene. En endring gjelder overalt der koden er brukt. En ny kode får navn i listen den står i.',
  search: 'Søk etter kode eller navn',
  found: (shown: number, all: number) => `${shown} av ${all} koder`,
  none: 'Ingen koder i ordningen har navn ennå. En kode får navn i listen den står i, under «Verdier».',
  code: 'Kode',
  names: { nb: 'Bokmål', nn: 'Nynorsk', en: 'Engelsk' },
  act: (count: number) => (count === 1 ? 'Navn på 1 kode' : `Navn på ${count} koder`),
  needed: 'Bokmål må stå der. Det brukes der de andre mangler.',
  unknown: (codes: string) => `Disse har ikke navn ennå, og ble ikke limt inn: ${codes}.`,
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    title: 'Namn på kodar',
    lead: 'Namna står i brev og i reglane. Ei endring gjeld overalt der koden er brukt. Ein ny kode får namn i lista han står i.',
    search: 'Søk etter kode eller namn',
    found: (shown, all) => `${shown} av ${all} kodar`,
    none: 'Ingen kodar i ordninga har namn enno. Ein kode får namn i lista han står i, under «Verdiar».',
    code: 'Kode',
    names: { nb: 'Bokmål', nn: 'Nynorsk', en: 'Engelsk' },
    act: (count) => (count === 1 ? 'Namn på 1 kode' : `Namn på ${count} kodar`),
    needed: 'Bokmål må stå der. Det blir brukt der dei andre manglar.',
    unknown: (codes) => `Desse har ikkje namn enno, og vart ikkje limte inn: ${codes}.`,
  },
  en: {
    title: 'Names of codes',
    lead: 'The names stand in letters and in the rules. A change holds wherever the code is used. A new code gets its names in the list that it stands in.',
    search: 'Search for a code or a name',
    found: (shown, all) => `${shown} of ${all} codes`,
    none: 'No codes of the programme have names yet. A code gets its names in the list that it stands in, under “Values”.',
    code: 'Code',
    names: { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' },
    act: (count) => (count === 1 ? 'Names of 1 code' : `Names of ${count} codes`),
    needed: 'Bokmål must be there. It is used where the others are missing.',
    unknown: (codes) => `These have no names yet, and were not pasted: ${codes}.`,
  },
};

/** The names of every code that has one, in three languages. */
export function CodeNamesPage() {
  const w = useWords(words);
  const { content, edit, undo, redo, readOnly } = useWorkspace();
  const { source } = content;
  const sought = useSought();
  const [selection, setSelection] = useState<Selection>(at(0, 0));
  const [notice, setNotice] = useState('');
  const codes = useMemo(() => namedCodes(source), [source]);
  const textsOf = (code: string) => [code, ...nameLanguages.map((language) => namesOf(source, code)[language] ?? '')];
  const shown = codes.filter((code) => isFound(sought, textsOf(code).join(' ')));
  function write(cells: readonly BlockCell[]) {
    const { names, unknown } = namesFromCells(codes, shown, cells);
    const changes = [...names].map(([code, own]) => nameChange(source, code, own));
    const made = changes.filter((change): change is Change => typeof change === 'object');
    setNotice(
      [
        ...(changes.includes('needs-nb') ? [w.needed] : []),
        ...(unknown.length > 0 ? [w.unknown(unknown.join(', '))] : []),
      ].join(' '),
    );
    if (made.length > 0) edit(w.act(made.length), made);
  }
  return (
    <div className={styles['view']}>
      <PageTitle title={w.title} />
      <Paragraph>{codes.length === 0 ? w.none : w.lead}</Paragraph>
      {codes.length > 0 && (
        <>
          <SearchField label={w.search} />
          <p role="status">{w.found(shown.length, codes.length)}</p>
          <DataGrid
            label={w.title}
            columns={[w.code, ...nameLanguages.map((language) => w.names[language])].map((title, column) => ({
              key: String(column),
              title,
              hint: '',
              width: column === 0 ? 10 : 15,
              isFrozen: column === 0,
            }))}
            rowKeys={shown}
            rowNumber={(row) => String(codes.indexOf(shown[row] ?? '') + 1)}
            view={(row, column) => ({ text: textsOf(shown[row] ?? '')[column] ?? '', isFixed: column === 0 })}
            options={() => ({ options: [], isList: false })}
            isReadOnly={readOnly}
            selection={selection}
            onSelect={setSelection}
            onWrite={({ row, column }, text) => write([{ row, column, text }])}
            onPaste={(range, block) => write(cellsOfBlock(range, block))}
            onClear={(range) => write(cellsOfBlock({ ...range, left: Math.max(1, range.left) }, [['']]))}
            onFillDown={(range) => {
              const top = textsOf(shown[range.top] ?? '').slice(Math.max(1, range.left), range.right + 1);
              const below = Array.from({ length: range.bottom - range.top }, () => top);
              if (below.length > 0 && top.length > 0)
                write(cellsOfBlock({ ...range, top: range.top + 1, left: Math.max(1, range.left) }, below));
            }}
            onUndo={() => undo?.()}
            onRedo={() => redo?.()}
          />
          <p role="status">{notice}</p>
        </>
      )}
    </div>
  );
}
