import { Alert, Button, Fieldset, Paragraph, Radio } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { readObject } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { get } from '../backend/client.ts';
import type { ContentView } from '../backend/drafts.ts';
import { titleOf } from '../sentences/object-title.ts';
import { Refused } from '../problems/refused.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

/** The base has moved on: what is disjoint moves by itself, the same object is settled by a person. */
export function Behind() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { draft, content, programme } = useWorkspace();
  const isMaintainer = useMay('maintainer');
  const { run, error, isBusy } = useAct();
  const [chosen, setChosen] = useState<{ readonly [object: string]: 'mine' | 'theirs' }>({});
  const isOver = draft?.state === 'published' || draft?.state === 'discarded';
  if (!draft?.behind || isOver) return null;
  const { number, conflicts } = draft.behind;
  async function rebase() {
    const moved = await get<ContentView>(`/v1/programmes/${programme}/publications/${number}/content`);
    const theirs = { source: moved.source, cases: moved.cases, demands: moved.demands };
    const resolutions = conflicts.map((object) => ({
      object,
      value: readObject(chosen[object] === 'mine' ? content : theirs, object) ?? null,
    }));
    await run('rebase', { resolutions });
  }
  return (
    <Alert data-color="warning">
      <Paragraph>{w.behind(number)}</Paragraph>
      <Paragraph>{conflicts.length === 0 ? w.behindFree : w.behindConflicts}</Paragraph>
      {conflicts.map((object) => (
        <Fieldset key={object}>
          <Fieldset.Legend>
            {w.members[object.slice(0, object.indexOf('/'))]}: {titleOf(content, object, language)}
          </Fieldset.Legend>
          {(['mine', 'theirs'] as const).map((which) => (
            <Radio
              key={which}
              name={object}
              value={which}
              label={w[which]}
              checked={chosen[object] === which}
              onChange={() => setChosen((before) => ({ ...before, [object]: which }))}
            />
          ))}
        </Fieldset>
      ))}
      {error !== undefined && <Refused error={error} />}
      {isMaintainer && (
        <Button
          disabled={isBusy || conflicts.some((object) => chosen[object] === undefined)}
          onClick={() => void rebase()}
        >
          {w.rebase}
        </Button>
      )}
    </Alert>
  );
}
