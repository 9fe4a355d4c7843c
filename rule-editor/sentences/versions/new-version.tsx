import { Button, Details, Dialog, Fieldset, Heading, Paragraph, Radio, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type JsonObject, type ObjectId, readObject } from '#engine/objects';
import { dateWords, readDate } from '../../app/format.ts';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { useAddressValue } from '../../ui/use-address.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { type Path, valueAt, withValueAt } from '../json-path.ts';
import { dateFacts, isBuiltInDate, usualDate } from './date-facts.ts';
import styles from './versions.module.css';
import { usePending } from './use-pending.ts';
import { hasVersion, withVersion } from './versions.ts';
import { versionWords } from './words.ts';

type Props = {
  readonly object: ObjectId;
  /** From the object to what gets a version: a requirement, a row, a class; `[]`: the object itself. */
  readonly path?: Path;
  /** What it is called, for the dialog's heading. */
  readonly title: string;
  /** What exists can end; values cannot. */
  readonly canEnd?: boolean;
  readonly onMade?: (date: string) => void;
  /** Beside others of its kind. */
  readonly isQuiet?: boolean;
};

/** «Ny versjon fra dato»: asks from when and for whom, and copies what holds then. Not shown where nothing can change. */
export function NewVersion(props: Props) {
  const w = useWords(versionWords);
  const { readOnly } = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  if (readOnly) return null;
  const close = () => dialog.current?.close();
  return (
    <>
      <Button
        variant={props.isQuiet ? 'tertiary' : 'secondary'}
        data-size="sm"
        aria-label={props.isQuiet ? `${w.newVersion}: ${props.title}` : undefined}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {w.newVersion}
      </Button>
      {createPortal(
        // Keys that are pressed here are not for what the button stands in.
        <Dialog
          ref={dialog}
          closeButton={w.cancel}
          onClose={() => setOpen(false)}
          onKeyDown={(event) => event.stopPropagation()}
          className={styles['dialog']}
        >
          {isOpen && <NewVersionForm {...props} onClose={close} />}
        </Dialog>,
        document.body,
      )}
    </>
  );
}

function NewVersionForm({
  object,
  path = [],
  title,
  canEnd = true,
  onMade,
  onClose,
}: Props & { readonly onClose: () => void }) {
  const w = useWords(versionWords);
  const { language } = useLanguage();
  const group = useId();
  const { content, programme, publication, edit } = useWorkspace();
  const [, setAsOf] = useAddressValue('pr');
  const whole = readObject(content, object);
  const value = valueAt(whole, path) as JsonObject;
  const [written, setWritten] = useState('');
  const [by, setBy] = useState(usualDate(value));
  const [isInSource, setInSource] = useState(false);
  const [kind, setKind] = useState<'copy' | 'none'>('copy');
  const [isTried, setTried] = useState(false);
  const date = readDate(written);
  const pending = usePending(programme, date, publication !== undefined);
  const exists = date !== undefined && hasVersion(value, { date, by });
  const shown = date === undefined ? w.thatDay : dateWords(date);

  function create(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (date === undefined || exists || whole === undefined) return;
    const boundary = { date, by, mark: isInSource ? 'verified' : 'design' };
    const changed = withValueAt(whole, path, withVersion(value, boundary, kind));
    edit(w.label(title, dateWords(date)), [{ object, value: changed }]);
    setAsOf(date);
    announce(kind === 'copy' ? w.made(dateWords(date)) : w.madeEnd(dateWords(date)));
    onClose();
    onMade?.(date);
  }

  const choice = <T extends string>(
    name: string,
    chosen: T,
    choose: (value: T) => void,
    option: T,
    label: string,
    description?: string,
  ) => (
    <Radio
      key={option}
      name={`${group}-${name}`}
      value={option}
      label={label}
      description={description}
      checked={chosen === option}
      onChange={() => choose(option)}
    />
  );
  const dates = dateFacts(content);
  const isUsual = ({ name, isUsed }: (typeof dates)[number]) => isUsed || name === by;
  const dateChoice = ({ name, title: named }: (typeof dates)[number]) =>
    choice(
      'by',
      by,
      setBy,
      name,
      isBuiltInDate(name) ? w.who[name](shown) : w.whoByFact(textIn(named, language) || name, shown),
      pending(w, name),
    );
  return (
    <form onSubmit={create} noValidate className={styles['form']}>
      <Heading level={2} data-size="sm">
        {w.heading(title)}
      </Heading>
      <Paragraph>{w.lead}</Paragraph>
      <Textfield
        label={w.date}
        description={w.dateHelp}
        value={written}
        autoFocus
        inputMode="numeric"
        onChange={({ target }) => setWritten(target.value)}
        error={isTried && date === undefined ? w.dateWrong : exists ? w.exists : undefined}
      />
      <Fieldset>
        <Fieldset.Legend>{w.whom}</Fieldset.Legend>
        {dates.filter(isUsual).map(dateChoice)}
        {!dates.every(isUsual) && (
          <Details data-size="sm" variant="tinted">
            <Details.Summary>{w.otherDates}</Details.Summary>
            <Details.Content className={styles['choices']}>
              {dates.filter((date) => !isUsual(date)).map(dateChoice)}
            </Details.Content>
          </Details>
        )}
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{w.source}</Fieldset.Legend>
        {choice('source', isInSource ? 'yes' : 'no', (value) => setInSource(value === 'yes'), 'yes', w.sourceYes)}
        {choice('source', isInSource ? 'yes' : 'no', (value) => setInSource(value === 'yes'), 'no', w.sourceNo)}
      </Fieldset>
      {canEnd && (
        <Fieldset>
          <Fieldset.Legend>{w.what}</Fieldset.Legend>
          {choice('kind', kind, setKind, 'copy', w.copy)}
          {choice('kind', kind, setKind, 'none', w.ends)}
        </Fieldset>
      )}
      <div className={styles['buttons']}>
        <Button type="submit">{w.create}</Button>
        <Button variant="tertiary" type="button" onClick={onClose}>
          {w.cancel}
        </Button>
      </div>
    </form>
  );
}
