import { Details, Paragraph } from '@digdir/designsystemet-react';
import { type JsonObject, namesIn, readObject } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { InLanguages } from './fields.tsx';
import styles from './guide.module.css';
import { reasonTitle } from './missing-list.tsx';
import { guideWords } from './words.ts';

const audiences = ['patient', 'submitter', 'caseWorker', 'journalNote'] as const;

export function TextsStep() {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const { content, edit, readOnly } = useWorkspace();
  const reasons = namesIn(content, 'texts');
  if (reasons.length === 0) return <Paragraph>{w.noTexts}</Paragraph>;
  return (
    <>
      <Paragraph>{w.textsLead}</Paragraph>
      {reasons.map((code, index) => {
        const texts = (readObject(content, `texts/${code}`) ?? {}) as JsonObject;
        return (
          <Details key={code} defaultOpen={index === 0}>
            <Details.Summary>{reasonTitle(content, code, w, language)}</Details.Summary>
            <Details.Content>
              <div className={styles['form']}>
                {audiences.map((audience) => (
                  <InLanguages
                    key={audience}
                    label={w.audiences[audience]}
                    value={texts[audience]}
                    multiline
                    disabled={readOnly}
                    {...((audience === 'caseWorker' || audience === 'journalNote') && { only: ['nb'] as const })}
                    onTell={(value) =>
                      edit(w.edits.texts, [{ object: `texts/${code}`, value: { ...texts, [audience]: value } }])
                    }
                  />
                ))}
              </div>
            </Details.Content>
          </Details>
        );
      })}
    </>
  );
}
