import { useQuery } from '@tanstack/react-query';
import { textIn, useLanguage } from '../app/language.tsx';
import { get } from '../backend/client.ts';

type Programmes = {
  readonly programmes: readonly {
    readonly programme: string;
    readonly title: { readonly nb: string; readonly nn?: string; readonly en?: string };
    readonly publication: { readonly number: number; readonly publishedAt: string };
  }[];
};

/** The programmes that are decided here, with their names in the reader's language. */
export function useProgrammes() {
  const { language } = useLanguage();
  const { data, error } = useQuery({ queryKey: ['programmes'], queryFn: () => get<Programmes>('/v1/programmes') });
  return {
    programmes: data?.programmes.map((one) => ({ ...one, title: textIn(one.title, language) })),
    error,
  };
}
