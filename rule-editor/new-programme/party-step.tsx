import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Choice, Several } from './fields.tsx';
import { guideWords } from './words.ts';

export function PartyStep() {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const [subject] = (content.source['subject'] ?? []) as readonly (keyof typeof w.subjects)[];
  const starts = (content.source['startedBy'] ?? []) as readonly (keyof typeof w.starts)[];
  return (
    <>
      <Choice
        legend={w.subject}
        options={w.subjects}
        value={subject}
        disabled={readOnly}
        onChoose={(chosen) => edit(w.edits.subject, [{ object: 'ruleset/subject', value: [chosen] }])}
      />
      <Several
        legend={w.startedBy}
        options={Object.entries(w.starts) as [keyof typeof w.starts, string][]}
        chosen={starts}
        disabled={readOnly}
        onChoose={(chosen) =>
          edit(w.edits.subject, [{ object: 'ruleset/startedBy', value: chosen.length === 0 ? null : chosen }])
        }
      />
    </>
  );
}
