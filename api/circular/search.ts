import { type Chapter, plainLines } from './blocks.ts';

export type Hit = { readonly chapter: Chapter; readonly excerpts: readonly string[] };

const MOST_EXCERPTS = 3;

/** Chapters that say every word of the query, with the lines that say one; those whose title does come first. */
export function searchChapters(chapters: readonly Chapter[], query: string): readonly Hit[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const hits = chapters.flatMap((chapter): Hit[] => {
    const lines = plainLines(chapter.blocks);
    const all = [chapter.title, ...lines].join('\n').toLowerCase();
    if (!wanted.every((word) => all.includes(word))) return [];
    const excerpts = lines.filter((text) => wanted.some((word) => text.toLowerCase().includes(word)));
    return [{ chapter, excerpts: [...new Set(excerpts)].slice(0, MOST_EXCERPTS) }];
  });
  const inTitle = ({ chapter }: Hit): number =>
    wanted.some((word) => chapter.title.toLowerCase().includes(word)) ? 0 : 1;
  return hits.toSorted((a, b) => inTitle(a) - inTitle(b));
}
