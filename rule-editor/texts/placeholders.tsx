import { Button, Paragraph } from '@digdir/designsystemet-react';
import { type RefObject, useEffect, useRef } from 'react';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { announce } from '../ui/announce.ts';
import { Section } from '../ui/section.tsx';
import type { Placeholder } from './reasons.ts';
import styles from './texts.module.css';
import { textsWords } from './words.ts';

type Props = { readonly offered: readonly Placeholder[]; readonly fields: RefObject<HTMLElement | null> };

/** What the texts may name in braces; put in where one wrote last. */
export function Placeholders({ offered, fields }: Props) {
  const w = useWords(textsWords);
  const { language } = useLanguage();
  const last = useRef<HTMLTextAreaElement>(undefined);
  useEffect(() => {
    const host = fields.current;
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLTextAreaElement) last.current = target;
    };
    host?.addEventListener('focusin', remember);
    return () => host?.removeEventListener('focusin', remember);
  }, [fields]);
  const insert = (name: string) => {
    const field = last.current;
    if (!field?.isConnected) return announce(w.noField);
    field.focus();
    // The one way that keeps the field's own undo, and that the page notices as typing.
    document.execCommand('insertText', false, `{${name}}`);
  };
  if (offered.length === 0) return null;
  return (
    <Section title={w.placeholders}>
      <Paragraph data-size="sm">{w.placeholdersHelp}</Paragraph>
      <ul className={styles['placeholders']}>
        {offered.map(({ name, kind, title }) => (
          <li key={name}>
            <Button
              variant="secondary"
              data-size="sm"
              // The field keeps its cursor when one presses here.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(name)}
            >
              {textIn(title as { nb: string } | undefined, language) || name}
            </Button>{' '}
            <span className={styles['quiet']}>
              <code>{`{${name}}`}</code> ({w.placeholderKinds[kind]})
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
