import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { InLanguages } from './fields.tsx';
import { guideWords } from './words.ts';

export function NameStep() {
  const w = useWords(guideWords);
  const { content, programme, edit, readOnly } = useWorkspace();
  return (
    <>
      <InLanguages
        label={w.programmeName}
        description={w.programmeNameHelp}
        value={content.source['title']}
        disabled={readOnly}
        onTell={(value) => edit(w.edits.title, [{ object: 'ruleset/title', value }])}
      />
      <p>
        {w.shortName}: <strong>{programme}</strong>
      </p>
    </>
  );
}
