import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useRef } from 'react';
import type { Audience } from '#engine';
import { type Json, type JsonObject, locate, readObject } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { objectIn } from '../facts/fact-words.ts';
import { problemLine } from '../problems/problem-words.ts';
import { UsagesList } from '../programmes/usages-list.tsx';
import { type Path, withValueAt } from '../sentences/json-path.ts';
import { useLock } from '../sentences/lock.ts';
import { ObjectProblems } from '../sentences/problems-at.tsx';
import { useAsOf } from '../sentences/versions/version-line.tsx';
import { versionOn, versionsIn } from '../sentences/versions/versions.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Section } from '../ui/section.tsx';
import { ThreeLanguages, ThreeLanguagesRead, type ThreeTexts } from '../ui/three-languages.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Back } from './back.tsx';
import { LetterPreview } from './letter-preview.tsx';
import { VersionsOfText } from './locked.tsx';
import { Placeholders } from './placeholders.tsx';
import {
  audiences,
  countWords,
  isLong,
  isMissing,
  longest,
  placeholdersFor,
  reasonTitle,
  withTitles,
} from './reasons.ts';
import styles from './texts.module.css';
import { textsWords } from './words.ts';

/** The texts of a reason, for each of its readers in three languages, with the letter that comes of them. */
export function ReasonPage({ code }: { readonly code: string }) {
  const w = useWords(textsWords);
  const { language } = useLanguage();
  const { content, edit, problems } = useWorkspace();
  const [on] = useAsOf();
  const object = `texts/${code}`;
  const written = readObject(content, object);
  const version = versionOn(versionsIn(written), on) ?? versionsIn(written)[0];
  const { lock, isLocked, correct } = useLock(object, version);
  const letters = useMemo(() => ({ code }), [code]);
  const offered = useMemo(() => placeholdersFor(content, code), [content, code]);
  const fields = useRef<HTMLDivElement>(null);
  if (written === undefined)
    return (
      <>
        <Back />
        <PageTitle title={w.notFound} />
      </>
    );
  const title = reasonTitle(written, language) || code;
  const path: Path = version?.path ?? [];
  const texts = version?.content === 'none' ? {} : objectIn(version?.content);
  const mayEdit = !isLocked(path);
  const write = (audience: Audience, text: Json | undefined) =>
    edit(w.changed(title), [{ object, value: withValueAt(written, [...path, audience], text) }]);
  const wrongs = problems.flatMap((problem) => {
    const place = locate(content, problem.pointer);
    return place?.object === object ? [{ pointer: place.pointer, problem }] : [];
  });
  const pointerTo = (...keys: Path) => [...path, ...keys].map((key) => `/${key}`).join('');
  const shown = audiences.filter(
    (audience) => audience in texts || (mayEdit && ['patient', 'submitter'].includes(audience)),
  );
  const others = audiences.filter((audience) => !shown.includes(audience));
  return (
    <>
      <Back />
      <PageTitle title={title} />
      <VersionsOfText object={object} title={title} lock={lock} onCorrect={correct} />
      <div ref={fields} className={styles['readers']}>
        {shown.map((audience) => {
          const text = objectIn(texts[audience]) as ThreeTexts;
          return (
            <Section key={audience} title={w.readers[audience]}>
              {mayEdit ? (
                <ThreeLanguages
                  legend={w.readers[audience]}
                  isLegendHidden
                  text={text}
                  multiline
                  remark={(of, words) =>
                    [w.length(countWords(words), longest(audience)), isMissing(audience, of, texts) && w.missing]
                      .filter(Boolean)
                      .join(', ')
                  }
                  error={(of, words) => {
                    const own = wrongs.find(({ pointer }) => pointer === pointerTo(audience, of))?.problem;
                    if (own) return problemLine(own, language);
                    return isLong(audience, words) ? w.tooLong(longest(audience)) : undefined;
                  }}
                  onWrite={(next) => write(audience, next)}
                />
              ) : (
                <ThreeLanguagesRead text={withTitles(text, offered)} />
              )}
            </Section>
          );
        })}
      </div>
      {mayEdit && (
        <>
          <div className={styles['row']}>
            {others.map((audience) => (
              <Button
                key={audience}
                variant="secondary"
                data-size="sm"
                onClick={() => write(audience, { nb: '' } satisfies JsonObject)}
              >
                {w.addReader(w.readers[audience])}
              </Button>
            ))}
          </div>
          <Placeholders offered={offered} fields={fields} />
        </>
      )}
      <ObjectProblems object={object} />
      <LetterPreview of={letters} />
      <Section title={w.usages}>
        <UsagesList object={object} />
      </Section>
      <Paragraph className={styles['quiet']} data-size="sm">
        {w.written(code)}
      </Paragraph>
    </>
  );
}
