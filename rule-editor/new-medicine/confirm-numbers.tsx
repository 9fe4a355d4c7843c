import { Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { useLanguage, useWords } from '../app/language.tsx';
import { post } from '../backend/client.ts';
import styles from '../new-programme/guide.module.css';
import { versionsIn } from '../sentences/versions/versions.ts';
import { readObject } from '#engine/objects';
import { announce } from '../ui/announce.ts';
import { Failure } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { keptNumbers } from './kept-numbers.ts';
import { medicineWords } from './words.ts';

/** The day from which the section holds. */
export function useStartOf(section: string) {
  const { content } = useWorkspace();
  const { boundary } = versionsIn(readObject(content, `sections/${section}`)).at(-1) ?? {};
  return boundary && typeof boundary.by === 'string' ? { date: boundary.date, by: boundary.by } : undefined;
}

/** What is said in numbers that stand as in the template, and who has found it true of this medicine. */
export function useKeptNumbers(section: string) {
  const { language } = useLanguage();
  const { content, draft } = useWorkspace();
  const on = useStartOf(section)?.date ?? '9999-12-31';
  return useMemo(() => {
    const shown = keptNumbers(content, section, language, on);
    // What is recorded is said in one language, whoever reads it.
    return keptNumbers(content, section, 'nb', on).map((sentence, index) => {
      const text = `${medicineWords.nb.checkedNumber}: ${sentence}`;
      const comment = draft?.comments.find((one) => one.object === `sections/${section}` && one.text === text);
      return { sentence: shown[index] ?? sentence, text, checkedBy: comment?.by.name };
    });
  }, [content, draft, language, on, section]);
}

/** Asks of each number that was copied whether it is true of this medicine; the answer is a comment of the draft. */
export function ConfirmNumbers({ section }: { readonly section: string }) {
  const w = useWords(medicineWords);
  const { draft, readOnly, refresh } = useWorkspace();
  const [error, setError] = useState<unknown>();
  const numbers = useKeptNumbers(section);
  if (numbers.length === 0) return null;
  async function check(text: string) {
    try {
      await post(`/v1/drafts/${draft?.id}/comments`, { object: `sections/${section}`, text });
      await refresh();
      announce(w.checkedNumber);
    } catch (problem) {
      setError(problem);
    }
  }
  return (
    <section className={styles['form']}>
      <Heading level={2} data-size="xs">
        {w.numbers}
      </Heading>
      <Paragraph>{w.numbersHelp}</Paragraph>
      {error !== undefined && <Failure error={error} />}
      <ul className={styles['chosen']}>
        {numbers.map(({ sentence, text, checkedBy }) => (
          <li key={text}>
            <span>{sentence}</span>
            {checkedBy === undefined ? (
              !readOnly && (
                <Button
                  variant="secondary"
                  data-size="sm"
                  aria-label={`${w.numberIsRight}: ${sentence}`}
                  onClick={() => void check(text)}
                >
                  {w.numberIsRight}
                </Button>
              )
            ) : (
              <Tag data-color="success">{w.numberCheckedBy(checkedBy)}</Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
