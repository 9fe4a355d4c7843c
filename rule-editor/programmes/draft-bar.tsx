import { Button, Heading, Link, Tag } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { Link as RouterLink } from 'wouter';
import { textIn, useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { useKeptTexts } from '../workspace/kept-texts.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useProgrammeAddress } from './programme-menu.tsx';
import { objectPath } from './usages-list.tsx';
import styles from './programme.module.css';
import { StartDraft } from './start-draft.tsx';

const nb = {
  publication: (number: number) => `Utgave ${number}`,
  draft: (title: string) => `Utkast: ${title}`,
  states: {
    open: 'under arbeid',
    'in-review': 'til godkjenning',
    approved: 'godkjent',
    published: 'utgitt',
    discarded: 'forkastet',
  },
  saving: { saved: 'Alt er lagret', saving: 'Lagrer …', offline: 'Ingen kontakt. Endringene er tatt vare på her.' },
  undo: 'Angre',
  redo: 'Gjør om',
  review: 'Endringer og godkjenning',
  problems: (count: number) => (count === 1 ? '1 feil' : `${count} feil`),
  unread: (count: number) => (count === 1 ? '1 celle er ikke lagret' : `${count} celler er ikke lagret`),
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    publication: (number) => `Utgåve ${number}`,
    draft: (title) => `Utkast: ${title}`,
    states: {
      open: 'under arbeid',
      'in-review': 'til godkjenning',
      approved: 'godkjent',
      published: 'utgitt',
      discarded: 'forkasta',
    },
    saving: { saved: 'Alt er lagra', saving: 'Lagrar …', offline: 'Ingen kontakt. Endringane er tekne vare på her.' },
    undo: 'Angre',
    redo: 'Gjer om',
    review: 'Endringar og godkjenning',
    problems: (count) => `${count} feil`,
    unread: (count) => (count === 1 ? '1 celle er ikkje lagra' : `${count} celler er ikkje lagra`),
  },
  en: {
    publication: (number) => `Publication ${number}`,
    draft: (title) => `Draft: ${title}`,
    states: {
      open: 'being written',
      'in-review': 'awaiting approval',
      approved: 'approved',
      published: 'published',
      discarded: 'discarded',
    },
    saving: { saved: 'All saved', saving: 'Saving …', offline: 'No connection. The changes are kept here.' },
    undo: 'Undo',
    redo: 'Redo',
    review: 'Changes and approval',
    problems: (count) => (count === 1 ? '1 error' : `${count} errors`),
    unread: (count) => (count === 1 ? '1 cell is not saved' : `${count} cells are not saved`),
  },
};

/**
 * What is open: a publication to read, or a draft with its state, undo and redo. `isSettingUp`: what is missing is told
 * elsewhere, in words.
 */
export function DraftBar({ isSettingUp = false }: { readonly isSettingUp?: boolean }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const workspace = useWorkspace();
  const mayChange = useMay('maintainer');
  const { texts } = useKeptTexts();
  const { draft, publication, content, undo, redo, saving, problems, readOnly } = workspace;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (!(event.ctrlKey || event.metaKey) || /^(input|textarea|select)$/i.test(target.tagName)) return;
      if (target.closest('[role=grid], .monaco-editor')) return;
      const key = event.key.toLowerCase();
      const act = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : undefined;
      if (act) event.preventDefault();
      act?.();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [undo, redo]);
  const title = textIn(content.source['title'] as { nb: string } | undefined, language) || workspace.programme;
  return (
    <div className={styles['bar']}>
      <Heading level={2} data-size="2xs" className={styles['name']} title={title}>
        {title}
      </Heading>
      {draft ? (
        <>
          <span className={`${styles['name']} ${styles['draft']}`} title={draft.title}>
            {w.draft(draft.title)}
          </span>
          <Tag data-color={draft.state === 'open' ? 'neutral' : 'warning'}>{w.states[draft.state]}</Tag>
          {problems.length > 0 && !isSettingUp && <Tag data-color="danger">{w.problems(problems.length)}</Tag>}
          <span role="status" className={styles['grow']}>
            {/* Not everything is saved while something waits that could not be read. */}
            {!readOnly && !(saving.kind === 'saved' && texts.length > 0) && saving.kind in w.saving
              ? w.saving[saving.kind as keyof typeof w.saving]
              : ''}
          </span>
          {!readOnly && <NotSaved />}
          {!readOnly && (
            <>
              <Button variant="tertiary" data-size="sm" disabled={!undo} onClick={undo} title={workspace.undoLabel}>
                {w.undo}
              </Button>
              <Button variant="tertiary" data-size="sm" disabled={!redo} onClick={redo} title={workspace.redoLabel}>
                {w.redo}
              </Button>
            </>
          )}
          <Button asChild data-size="sm">
            <RouterLink href={`/utkast/${draft.id}`}>{w.review}</RouterLink>
          </Button>
        </>
      ) : (
        <>
          <span className={styles['grow']}>{publication && w.publication(publication.number)}</span>
          {mayChange && <StartDraft />}
        </>
      )}
    </div>
  );
}

/** The way to what was written in a grid and could not be read. */
function NotSaved() {
  const w = useWords(words);
  const address = useProgrammeAddress();
  const { texts } = useKeptTexts();
  const [first] = texts;
  if (first === undefined) return null;
  return (
    <Link asChild className={styles['notSaved']}>
      <RouterLink href={address(objectPath(first.object), { vis: 'tabell' })}>{w.unread(texts.length)}</RouterLink>
    </Link>
  );
}
