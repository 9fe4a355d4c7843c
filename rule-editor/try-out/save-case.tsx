import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  Heading,
  Link,
  Paragraph,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import type { Evaluation, RulesetDocument, Suspension } from '#engine';
import { namesIn } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { announce } from '../ui/announce.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { caseId, caseOf, expectationOf, mayIdentify } from './cases.ts';
import { Expectation } from './expectation.tsx';
import type { Written } from './form-facts.ts';
import styles from './try-out.module.css';
import { words } from './words.ts';

type Props = {
  readonly document: RulesetDocument;
  readonly facts: Written;
  readonly suspended: readonly Suspension[];
  readonly evaluation: Evaluation;
  /** The form holds something that cannot be used. */
  readonly isWrong: boolean;
};

/** Keeps what was tried as an example, after a person has said that the answer is right. */
export function SaveCase({ document, facts, suspended, evaluation, isWrong }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { content, edit, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const dialog = useRef<HTMLDialogElement>(null);
  const [given, setGiven] = useState({ title: '', note: '' });
  const [isRight, setRight] = useState(false);
  const [isTried, setTried] = useState(false);
  const [saved, setSaved] = useState<{ readonly id: string; readonly title: string }>();
  const expected = useMemo(() => expectationOf(evaluation), [evaluation]);
  const identifies = mayIdentify(given.title) || mayIdentify(given.note) || mayIdentify(facts);
  if (readOnly) return <span className={styles['quiet']}>{w.saveNeedsDraft}</span>;

  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (given.title.trim() === '' || !isRight || identifies || isWrong) return;
    const title = given.title.trim();
    const id = caseId(title, namesIn(content, 'cases'));
    const value = caseOf(id, given, facts, suspended, evaluation);
    edit(w.saveLabel(title), [{ object: `cases/${id}`, value }]);
    announce(w.saved(title));
    setSaved({ id, title });
    setGiven({ title: '', note: '' });
    setRight(false);
    setTried(false);
    dialog.current?.close();
  }

  return (
    <>
      <Button data-size="sm" onClick={() => dialog.current?.showModal()}>
        {w.save}
      </Button>
      {saved && (
        <span>
          {w.saved(saved.title)}{' '}
          <Link asChild>
            <RouterLink href={address('/eksempler', { eksempel: saved.id })}>{w.seeCase}</RouterLink>
          </Link>
        </span>
      )}
      <Dialog ref={dialog} closedby="any" aria-label={w.save}>
        <Heading level={2} data-size="sm">
          {w.save}
        </Heading>
        <Paragraph>{w.saveHelp}</Paragraph>
        <form onSubmit={save} noValidate className={styles['fields']}>
          <Textfield
            label={w.caseTitle}
            description={w.caseTitleHelp}
            value={given.title}
            onChange={({ target }) => setGiven((before) => ({ ...before, title: target.value }))}
            error={isTried && given.title.trim() === '' ? w.needTitle : undefined}
          />
          <Textfield
            multiline
            rows={2}
            label={w.note}
            value={given.note}
            onChange={({ target }) => setGiven((before) => ({ ...before, note: target.value }))}
          />
          <section aria-label={w.expected}>
            <Heading level={3} data-size="2xs">
              {w.expected}
            </Heading>
            <Expectation document={document} language={language} expect={expected} />
          </section>
          <div>
            <Checkbox
              label={w.confirm}
              value="right"
              checked={isRight}
              onChange={({ target }) => setRight(target.checked)}
            />
            {isTried && !isRight && <ValidationMessage>{w.needConfirm}</ValidationMessage>}
          </div>
          {isTried && (identifies || isWrong) && (
            <Alert data-color="danger">{identifies ? w.hasIdentity : w.cannotSaveErrors}</Alert>
          )}
          <div className={styles['inline']}>
            <Button type="submit">{w.save}</Button>
            <Button type="button" variant="tertiary" onClick={() => dialog.current?.close()}>
              {w.cancel}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
