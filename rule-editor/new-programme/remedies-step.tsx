import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { type JsonObject, readObject } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { InLanguages, TextField } from './fields.tsx';
import styles from './guide.module.css';
import { remedyText } from './starting-texts.ts';
import { guideWords } from './words.ts';

const beginning: JsonObject = { body: {}, sendTo: {}, text: { ...remedyText }, legalBasis: [] };

export function RemediesStep() {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const remedy = readObject(content, 'remedies/deny') as JsonObject | undefined;
  const set = (members: JsonObject) =>
    edit(w.edits.remedies, [{ object: 'remedies/deny', value: { ...(remedy ?? beginning), ...members } }]);
  if (!remedy)
    return (
      <>
        <Paragraph>{w.remediesLead}</Paragraph>
        <div>
          <Button variant="secondary" disabled={readOnly} onClick={() => set({})}>
            {w.addRemedy}
          </Button>
        </div>
      </>
    );
  const [law = {}] = (remedy['legalBasis'] ?? []) as readonly JsonObject[];
  const setLaw = (members: JsonObject) =>
    set({ legalBasis: [{ kind: 'act', title: '', mark: 'part', ...law, ...members }] });
  const setWeeks = (typed: string) => {
    const { weeks: _weeks, ...rest } = remedy;
    const weeks = Number(typed);
    const isWeeks = typed.trim() !== '' && Number.isInteger(weeks) && weeks >= 1 && weeks <= 52;
    edit(w.edits.remedies, [{ object: 'remedies/deny', value: isWeeks ? { ...rest, weeks } : rest }]);
  };
  return (
    <>
      <Paragraph>{w.remediesLead}</Paragraph>
      <InLanguages label={w.remedyBody} value={remedy['body']} disabled={readOnly} onTell={(body) => set({ body })} />
      <InLanguages
        label={w.remedySendTo}
        value={remedy['sendTo']}
        disabled={readOnly}
        onTell={(sendTo) => set({ sendTo })}
      />
      <TextField label={w.weeks} value={String(remedy['weeks'] ?? '')} disabled={readOnly} onTell={setWeeks} />
      <InLanguages
        label={w.remedyText}
        value={remedy['text']}
        multiline
        disabled={readOnly}
        onTell={(text) => set({ text })}
      />
      <section className={styles['box']}>
        <Heading level={3} data-size="2xs">
          {w.remedyLaw}
        </Heading>
        <div className={styles['facts']}>
          <TextField
            label={w.lawTitle}
            value={String(law['title'] ?? '')}
            disabled={readOnly}
            onTell={(title) => setLaw({ title })}
          />
          <TextField
            label={w.lawSection}
            value={String(law['section'] ?? '')}
            disabled={readOnly}
            onTell={(section) => setLaw({ section })}
          />
        </div>
      </section>
    </>
  );
}
