import { Button, Dialog, Heading, Link, Paragraph, Search } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './try-out.module.css';
import { words } from './words.ts';

const most = 50;

/** A button that opens the list of examples; one is chosen by its sentence. */
export function LoadCase({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const w = useWords(words);
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {w.load}
      </Button>
      <Dialog ref={dialog} closedby="any" aria-label={w.load} onClose={() => setOpen(false)}>
        <Heading level={2} data-size="sm">
          {w.load}
        </Heading>
        <Paragraph>{w.loadHelp}</Paragraph>
        {isOpen && (
          <Cases
            onChoose={(id) => {
              dialog.current?.close();
              onChoose(id);
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function Cases({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const w = useWords(words);
  const { content } = useWorkspace();
  const [search, setSearch] = useState('');
  const wanted = search.toLowerCase().split(/\s+/);
  const hits = content.cases.filter((testCase) => {
    const text = `${String(testCase['title'])} ${String(testCase['id'])}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return (
    <>
      <Search>
        <Search.Input
          aria-label={w.loadSearch}
          placeholder={w.loadSearch}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Search.Clear onClick={() => setSearch('')} />
      </Search>
      <p role="status" className={styles['quiet']}>
        {w.casesShown(Math.min(most, hits.length), hits.length)}
      </p>
      <ul className={styles['choices']}>
        {hits.slice(0, most).map((testCase) => (
          <li key={String(testCase['id'])}>
            <Link asChild>
              <button type="button" className={styles['choice']} onClick={() => onChoose(String(testCase['id']))}>
                {String(testCase['title'])}
              </button>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
