import { Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Several } from './fields.tsx';
import { firstSection, setSection } from './section-model.ts';
import { guideWords } from './words.ts';

export function StagesStep() {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const chosen = (content.source['stages'] ?? []) as readonly (keyof typeof w.stageKinds)[];
  return (
    <>
      <Paragraph>{w.stagesLead}</Paragraph>
      <Several
        legend={w.steps.stages}
        options={Object.entries(w.stageKinds) as [keyof typeof w.stageKinds, string][]}
        chosen={chosen}
        disabled={readOnly}
        onChoose={(stages) => {
          const section = firstSection(content);
          const last = stages.at(-1);
          const isLost = section && last && !stages.includes(section['stage'] as 'criteria');
          edit(w.edits.stages, [
            { object: 'ruleset/stages', value: stages.length === 0 ? null : stages },
            ...(isLost ? setSection(content, { stage: last }) : []),
          ]);
        }}
      />
      {chosen.length > 1 && <Paragraph className="ds-paragraph">{w.stagesLater}</Paragraph>}
    </>
  );
}
