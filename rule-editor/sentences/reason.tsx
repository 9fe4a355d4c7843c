import { Link } from '@digdir/designsystemet-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import { lowerFirst } from '#engine/words';
import { useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { announce } from '../ui/announce.ts';
import { FormButtons } from '../ui/form-buttons.tsx';
import { valueAt } from './json-path.ts';
import { ReasonField, useReasons } from './reason-field.tsx';
import styles from './sentences.module.css';
import { Slot } from './slots/slot.tsx';
import type { Part, Reading } from './use-object.ts';
import { sentenceWords } from './words.ts';

/** A text with what it leaves open named: `{ldl} mmol/l` as «[LDL-kolesterol] mmol/l». */
function withNames({ readable, words }: Reading, text: string): string {
  return text.replaceAll(/\{([A-Za-z.]+)\}/g, (_, name: string) => {
    const field = readable.document.grant.find((one) => `grant.${one.name}` === name);
    const title = field?.title ?? readable.facts.get(name)?.title;
    return title ? `[${lowerFirst(words.text(title))}]` : '[…]';
  });
}

/** The reason that something gives, by its code. */
export const reasonOf = (part: Part): string => String(valueAt(part.value, ['reason']) ?? '');

/** The reason that is given, in the words that the one who applied reads; a link to all of its texts. */
export function Reason({ part, reading }: { readonly part: Part; readonly reading: Reading }) {
  const w = useWords(sentenceWords);
  const address = useProgrammeAddress();
  const { codes, textOf } = useReasons();
  const [given, setGiven] = useState<string>();
  const reason = valueAt(part.value, ['reason']);
  if (typeof reason !== 'string') return null;
  const text = withNames(reading, textOf(reason)) || reason;
  const href = address(`/tekster/${reason}`);
  const isKnown = given !== undefined && codes.includes(given);
  const close = () => setGiven(undefined);
  function save(event: FormEvent) {
    event.preventDefault();
    if (given === undefined || !isKnown) return;
    part.change(w.labels.choice(w.reason, given), given, ['reason']);
    announce(w.changed);
    close();
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') close();
  };
  if (given !== undefined)
    return (
      <form className={styles['form']} onSubmit={save} onKeyDown={onKeyDown} noValidate>
        <ReasonField value={given} onChange={setGiven} error={isKnown ? undefined : w.reasonWrong} autoFocus />
        <FormButtons submit={w.save} cancel={w.cancel} onCancel={close} />
      </form>
    );
  return (
    <span>
      {w.reason}:{' '}
      {part.isLocked ? (
        <Link asChild>
          <RouterLink href={href} title={reason}>
            {text}
          </RouterLink>
        </Link>
      ) : (
        <>
          <Slot text={text} label={w.editValue(`${w.reason}: ${text}`)} onPress={() => setGiven(reason)} />{' '}
          <Link asChild data-size="sm">
            <RouterLink href={href} title={reason}>
              {w.reasonTexts}
            </RouterLink>
          </Link>
        </>
      )}
    </span>
  );
}
