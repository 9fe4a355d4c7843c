import { useQuery } from '@tanstack/react-query';
import type { JsonObject } from '#engine/objects';
import { textIn, useLanguage } from '../app/language.tsx';
import { get } from '../backend/client.ts';
import type { ContentView } from '../backend/drafts.ts';
import { titleOf } from '../sentences/object-title.ts';

type Titled = { readonly nb: string; readonly nn?: string; readonly en?: string };
export type Part = { readonly id: string; readonly title: string };

/** The parts of a programme that decide by themselves, as published now, with their titles. */
export function useParts(programme: string): readonly Part[] {
  const { language } = useLanguage();
  const current = useQuery({
    queryKey: ['programme', programme],
    queryFn: () => get<{ readonly publication: { readonly number: number } }>(`/v1/programmes/${programme}`),
    enabled: programme !== '',
  });
  const number = current.data?.publication.number;
  const content = useQuery({
    queryKey: ['content', programme, number],
    queryFn: () => get<ContentView>(`/v1/programmes/${programme}/publications/${number}/content`),
    enabled: number !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const source = content.data?.source;
  return ['sections', 'rules', 'tables'].flatMap((member) =>
    ((source?.[member] ?? []) as readonly JsonObject[]).map((part) => ({
      id: String(part['id']),
      title: titleOf({ source: source ?? {}, cases: [], demands: [] }, `${member}/${String(part['id'])}`, language),
    })),
  );
}

/** The programmes that are decided here, by name. */
export function useProgrammes() {
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['programmes'],
    queryFn: () =>
      get<{ readonly programmes: readonly { readonly programme: string; readonly title: Titled }[] }>('/v1/programmes'),
  });
  return (data?.programmes ?? []).map(({ programme, title }) => ({ programme, title: textIn(title, language) }));
}
