import { Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { type Json, type JsonObject, readObject } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { objectIn } from '../facts/fact-words.ts';
import { type Path, withValueAt } from '../sentences/json-path.ts';
import { LegalBasis } from '../sentences/legal-basis.tsx';
import { useLock } from '../sentences/lock.ts';
import { ObjectProblems } from '../sentences/problems-at.tsx';
import { useObject } from '../sentences/use-object.ts';
import { useAsOf } from '../sentences/versions/version-line.tsx';
import { versionOn, versionsIn } from '../sentences/versions/versions.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { ThreeLanguages, ThreeLanguagesRead, type ThreeTexts } from '../ui/three-languages.tsx';
import { WrittenField } from '../ui/written-field.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Back } from './back.tsx';
import { LetterPreview } from './letter-preview.tsx';
import { VersionsOfText } from './locked.tsx';
import styles from './texts.module.css';
import { textsWords } from './words.ts';

const empty: JsonObject = { body: { nb: '' }, sendTo: { nb: '' }, text: { nb: '' }, legalBasis: [] };

/** How one complains of an outcome. */
export function RemedyPage({ outcome }: { readonly outcome: string }) {
  const w = useWords(textsWords);
  const { content, edit, readOnly } = useWorkspace();
  const [on] = useAsOf();
  const [isWrong, setWrong] = useState(false);
  const letters = useMemo(() => ({ outcomes: [outcome] }), [outcome]);
  const object = `remedies/${outcome}`;
  const written = readObject(content, object);
  const version = versionOn(versionsIn(written), on) ?? versionsIn(written)[0];
  const { lock, isLocked, correct } = useLock(object, version);
  const part = useObject(object, isLocked);
  const title = w.remedyOf[outcome];
  if (title === undefined || (written === undefined && readOnly))
    return (
      <>
        <Back />
        <PageTitle title={w.notFound} />
      </>
    );
  const path: Path = written === undefined ? [] : (version?.path ?? []);
  const remedy = objectIn(written === undefined ? empty : version?.content);
  const mayEdit = !readOnly && (written === undefined || !isLocked(path));
  const write = (member: string, value: Json | undefined) =>
    edit(w.changed(title), [{ object, value: withValueAt(written ?? empty, [...path, member], value) }]);
  const weeks = remedy['weeks'];
  return (
    <>
      <Back />
      <PageTitle title={title} />
      {written !== undefined && <VersionsOfText object={object} title={title} lock={lock} onCorrect={correct} />}
      <div className={styles['readers']}>
        {(['text', 'body', 'sendTo'] as const).map((member) => (
          <Texts
            key={member}
            title={w.fields[member]}
            text={objectIn(remedy[member]) as ThreeTexts}
            multiline={member === 'text'}
            mayEdit={mayEdit}
            onWrite={(text) => write(member, text ?? { nb: '' })}
          />
        ))}
        {mayEdit ? (
          <WrittenField
            label={w.fields.weeks}
            description={w.weeksHelp}
            inputMode="numeric"
            value={weeks === undefined ? '' : String(weeks)}
            error={isWrong ? w.wrongWeeks : undefined}
            onWrite={(text) => {
              const plain = text.trim();
              const ok = plain === '' || (/^\d{1,2}$/.test(plain) && Number(plain) >= 1 && Number(plain) <= 52);
              setWrong(!ok);
              if (ok) write('weeks', plain === '' ? undefined : Number(plain));
            }}
          />
        ) : (
          <Paragraph>{weeks === undefined ? w.weeksHelp : w.weeks(Number(weeks))}</Paragraph>
        )}
      </div>
      {written !== undefined && <LegalBasis part={part.at(...path, 'legalBasis')} />}
      <ObjectProblems object={object} />
      <LetterPreview of={letters} />
    </>
  );
}

type TextsProps = {
  readonly title: string;
  readonly text: ThreeTexts;
  readonly multiline: boolean;
  readonly mayEdit: boolean;
  readonly onWrite: (text: JsonObject | undefined) => void;
};

/** A text of three languages, to be written or read. */
export function Texts({ title, text, multiline, mayEdit, onWrite }: TextsProps) {
  const w = useWords(textsWords);
  if (mayEdit)
    return (
      <ThreeLanguages
        legend={title}
        text={text}
        multiline={multiline}
        remark={(_, words) => (words === '' ? w.missing : undefined)}
        onWrite={onWrite}
      />
    );
  return (
    <section aria-label={title}>
      <h2 className={styles['label']}>{title}</h2>
      <ThreeLanguagesRead text={text} />
    </section>
  );
}
