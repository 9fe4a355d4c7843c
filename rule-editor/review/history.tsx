import { useQuery } from '@tanstack/react-query';
import { timeWords } from '../app/format.ts';
import { useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { get } from '../backend/client.ts';
import type { Person } from '../backend/drafts.ts';
import { Failure, Loading } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';

type Event = { readonly step: string; readonly by: Person; readonly at: string; readonly number: number };

const nb: { readonly [what: string]: string } = {
  created: 'laget utkastet',
  changed: 'endret',
  described: 'endret navn eller hensikt',
  submitted: 'sendte til godkjenning',
  withdrawn: 'trakk tilbake',
  approved: 'godkjente',
  returned: 'sendte tilbake',
  'handed-over': 'ga videre',
  published: 'ga ut',
  rebased: 'flyttet over på en ny utgave',
  discarded: 'forkastet',
  commented: 'kommenterte',
  checked: 'kjørte en kontroll',
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    ...nb,
    created: 'laga utkastet',
    changed: 'endra',
    described: 'endra namn eller føremål',
    submitted: 'sende til godkjenning',
    withdrawn: 'trekte tilbake',
    approved: 'godkjende',
    returned: 'sende tilbake',
    'handed-over': 'gav vidare',
    published: 'gav ut',
    rebased: 'flytta over på ei ny utgåve',
    discarded: 'forkasta',
    commented: 'kommenterte',
    checked: 'køyrde ein kontroll',
  },
  en: {
    created: 'made the draft',
    changed: 'changed',
    described: 'changed name or purpose',
    submitted: 'asked for approval',
    withdrawn: 'withdrew',
    approved: 'approved',
    returned: 'sent back',
    'handed-over': 'handed over',
    published: 'published',
    rebased: 'moved to a new publication',
    discarded: 'discarded',
    commented: 'commented',
    checked: 'ran a check',
  },
};

/** Every step, newest first; steps of the same kind by the same person in a row are told once. */
export function History() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { draft } = useWorkspace();
  const { data, error } = useQuery({
    queryKey: ['events', draft?.id, draft?.version, draft?.state],
    queryFn: () => get<{ readonly events: readonly Event[] }>(`/v1/drafts/${draft?.id}/events`),
    enabled: draft !== undefined,
  });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  const steps = data.events.filter(({ step, by }, index) => {
    const next = data.events[index + 1];
    return next === undefined || next.step !== step || next.by.id !== by.id;
  });
  return (
    <ol reversed>
      {steps.toReversed().map(({ step, by, at, number }) => (
        <li key={number}>
          {by.name} {w[step] ?? step}, {timeWords(at, language)}
        </li>
      ))}
    </ol>
  );
}
