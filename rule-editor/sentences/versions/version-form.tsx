import { Button, Details, Fieldset, Heading, Paragraph, Radio, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useState } from 'react';
import { dateWords, readDate } from '../../app/format.ts';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { dateFacts, isBuiltInDate, keyOf } from './date-facts.ts';
import { usePending } from './use-pending.ts';
import styles from './versions.module.css';
import type { BoundaryInSource } from './versions.ts';
import { versionWords } from './words.ts';

export type VersionKind = 'copy' | 'none';
type Props = {
  readonly heading: string;
  readonly lead: string;
  /** What the button says that does it. */
  readonly act: string;
  /** What stands in the form at first; without a date the field is empty. */
  readonly first: {
    readonly date?: string;
    readonly by: BoundaryInSource['by'];
    readonly mark?: string | undefined;
    readonly note?: string | undefined;
  };
  /** Whose date fields an entry may be judged by. */
  readonly list: string | undefined;
  readonly canEnd: boolean;
  readonly isTaken: (boundary: BoundaryInSource) => boolean;
  readonly onDone: (boundary: BoundaryInSource, kind: VersionKind) => void;
  readonly onClose: () => void;
};

/** From when and for whom: the day, and the date by which a case is judged, with the number of cases that wait. */
const otherMarks = ['part', 'secondary', 'derived'] as const;

export function VersionForm({ heading, lead, act, first, list, canEnd, isTaken, onDone, onClose }: Props) {
  const w = useWords(versionWords);
  const { language } = useLanguage();
  const group = useId();
  const { content, programme, publication } = useWorkspace();
  const [written, setWritten] = useState(first.date === undefined ? '' : dateWords(first.date));
  const [by, setBy] = useState(first.by);
  const [mark, setMark] = useState(first.mark ?? 'design');
  const [note, setNote] = useState(first.note ?? '');
  const [kind, setKind] = useState<VersionKind>('copy');
  const [isTried, setTried] = useState(false);
  const date = readDate(written);
  const pending = usePending(programme, date, publication !== undefined);
  const isDouble = date !== undefined && isTaken({ date, by });
  const shown = date === undefined ? w.thatDay : dateWords(date);

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (date !== undefined && !isDouble)
      onDone({ date, by, mark, ...(note.trim() !== '' && { note: note.trim() }) }, kind);
  }
  const choice = (name: string, isChosen: boolean, choose: () => void, label: string, description?: string) => (
    <Radio
      key={label}
      name={`${group}-${name}`}
      value={label}
      label={label}
      description={description}
      checked={isChosen}
      onChange={choose}
    />
  );
  const dates = dateFacts(content, list);
  const isChosen = (own: BoundaryInSource['by']) => keyOf(own) === keyOf(by);
  const isUsual = (one: (typeof dates)[number]) => one.isUsed || isChosen(one.by);
  const dateChoice = ({ by: own, title }: (typeof dates)[number]) => {
    const label =
      typeof own === 'string' && isBuiltInDate(own)
        ? w.who[own](shown)
        : w.whoByFact(textIn(title, language) || keyOf(own), shown);
    return choice('by', isChosen(own), () => setBy(own), label, pending(w, keyOf(own)));
  };
  return (
    <form onSubmit={submit} noValidate className={styles['form']}>
      <Heading level={2} data-size="sm">
        {heading}
      </Heading>
      <Paragraph>{lead}</Paragraph>
      <Textfield
        label={w.date}
        description={w.dateHelp}
        value={written}
        autoFocus
        inputMode="numeric"
        onChange={({ target }) => setWritten(target.value)}
        error={isTried && date === undefined ? w.dateWrong : isDouble ? w.exists : undefined}
      />
      <Fieldset>
        <Fieldset.Legend>{w.whom}</Fieldset.Legend>
        {dates.filter(isUsual).map(dateChoice)}
        {!dates.every(isUsual) && (
          <Details data-size="sm" variant="tinted">
            <Details.Summary>{w.otherDates}</Details.Summary>
            <Details.Content className={styles['choices']}>
              {dates.filter((one) => !isUsual(one)).map(dateChoice)}
            </Details.Content>
          </Details>
        )}
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{w.source}</Fieldset.Legend>
        {choice('source', mark === 'verified', () => setMark('verified'), w.sourceYes)}
        {choice('source', mark === 'design', () => setMark('design'), w.sourceNo)}
        {otherMarks.map((one) => choice('source', mark === one, () => setMark(one), w.sourceOther[one]))}
      </Fieldset>
      <Textfield
        label={w.note}
        description={w.noteHelp}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {canEnd && (
        <Fieldset>
          <Fieldset.Legend>{w.what}</Fieldset.Legend>
          {choice('kind', kind === 'copy', () => setKind('copy'), w.copy)}
          {choice('kind', kind === 'none', () => setKind('none'), w.ends)}
        </Fieldset>
      )}
      <div className={styles['buttons']}>
        <Button type="submit">{act}</Button>
        <Button variant="tertiary" type="button" onClick={onClose}>
          {w.cancel}
        </Button>
      </div>
    </form>
  );
}
