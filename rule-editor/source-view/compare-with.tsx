import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { dateWords } from '../app/format.ts';
import { useWords } from '../app/language.tsx';
import { get } from '../backend/client.ts';
import type { ContentView } from '../backend/drafts.ts';
import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { words } from './words.ts';

type Publications = {
  readonly publications: readonly { readonly number: number; readonly publishedAt: string }[];
};

export type Compared = {
  readonly number: number | undefined;
  readonly content: ContentView | undefined;
  readonly error: Error | null;
};

/** The publication that `?mot=<n>` names, with its content; undefined: none is named, or it is not there yet. */
export function useCompared(): Compared {
  const { programme } = useWorkspace();
  const [chosen] = useAddressValue('mot');
  const number = chosen !== undefined && /^\d+$/.test(chosen) ? Number(chosen) : undefined;
  const content = useQuery({
    queryKey: ['content', programme, number],
    queryFn: () => get<ContentView>(`/v1/programmes/${programme}/publications/${number}/content`),
    enabled: number !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { number, content: number === undefined ? undefined : content.data, error: content.error };
}

/** Chooses the publication that is compared with. */
export function CompareWith() {
  const w = useWords(words);
  const id = useId();
  const { programme, publication } = useWorkspace();
  const [chosen, choose] = useAddressValue('mot');
  const { data } = useQuery({
    queryKey: ['publications', programme],
    queryFn: () => get<Publications>(`/v1/programmes/${programme}/publications`),
    enabled: publication !== undefined,
  });
  if (!data) return null;
  return (
    <Field>
      <Label htmlFor={id}>{w.compare}</Label>
      <Select id={id} data-size="sm" width="auto" value={chosen ?? ''} onChange={({ target }) => choose(target.value)}>
        <Select.Option value="">{w.compareNone}</Select.Option>
        {data.publications.toReversed().map(({ number, publishedAt }) => (
          <Select.Option key={number} value={String(number)}>
            {w.publication(number, dateWords(publishedAt))}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
