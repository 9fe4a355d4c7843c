import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { InLanguages } from './fields.tsx';
import { setTitle } from './section-model.ts';
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
        onTell={(title) => edit(w.edits.title, setTitle(content, title))}
      />
      <p>
        {w.shortName}: <strong>{programme}</strong>
      </p>
    </>
  );
}
