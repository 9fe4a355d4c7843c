import { Paragraph } from '@digdir/designsystemet-react';
import { type JsonObject, readObject } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { objectIn } from '../facts/fact-words.ts';
import { LegalBasis } from '../sentences/legal-basis.tsx';
import { useObject } from '../sentences/use-object.ts';
import { PageTitle } from '../ui/page-title.tsx';
import type { ThreeTexts } from '../ui/three-languages.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Back } from './back.tsx';
import { LetterPreview } from './letter-preview.tsx';
import { Texts } from './remedy-page.tsx';
import styles from './texts.module.css';
import { textsWords } from './words.ts';

const letters = { outcomes: ['approve', 'deny'] };
const object = 'ruleset/automatedProcessing';
const empty: JsonObject = { text: { nb: '' }, manualControl: { nb: '' }, legalBasis: [] };

/** What the letter says when a machine has decided. */
export function AutomatedPage() {
  const w = useWords(textsWords);
  const { content, edit, readOnly } = useWorkspace();
  const part = useObject(object, () => false);
  const written = objectIn(readObject(content, object) ?? empty);
  const texts = (member: 'text' | 'manualControl', title: string) => (
    <Texts
      title={title}
      text={objectIn(written[member]) as ThreeTexts}
      multiline
      mayEdit={!readOnly}
      onWrite={(text) =>
        edit(w.changed(w.automated), [{ object, value: { ...written, [member]: text ?? { nb: '' } } }])
      }
    />
  );
  return (
    <>
      <Back />
      <PageTitle title={w.automated} />
      <Paragraph>{w.automatedLead}</Paragraph>
      <div className={styles['readers']}>
        {texts('text', w.automatedText)}
        {texts('manualControl', w.manualControl)}
      </div>
      {content.source['automatedProcessing'] !== undefined && <LegalBasis part={part.at('legalBasis')} />}
      <LetterPreview of={letters} />
    </>
  );
}
