import { useQuery } from '@tanstack/react-query';
import type { JsonObject } from '#engine/objects';
import { useLanguage } from '../app/language.tsx';
import { get } from '../backend/client.ts';
import type { ContentView } from '../backend/drafts.ts';
import { titleOf } from '../sentences/object-title.ts';

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
