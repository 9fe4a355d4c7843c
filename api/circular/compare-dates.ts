import { type Block, bullets, type Chapter, heading, paragraph, plainLines } from './blocks.ts';
import type { Draft } from './draft.ts';
import { programmeChapters } from './programme-chapters.ts';

/** What a chapter says, without what stands in it on every date. */
function linesOf(chapter: Chapter | undefined): readonly string[] {
  return chapter === undefined ? [] : plainLines(chapter.blocks.filter(({ kind }) => kind !== 'details'));
}

const without = (lines: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
};

/** The differences between two days, chapter by chapter: the lines that fell away and those that came. */
export function compareDates(earlier: Draft, later: Draft): readonly Block[] {
  const { captions, words, href } = later;
  const [before, after] = [programmeChapters(earlier), programmeChapters(later)];
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  const changed = ids.flatMap((id): Block[] => {
    const old = before.find((chapter) => chapter.id === id);
    const now = after.find((chapter) => chapter.id === id);
    const [removed, added] = [without(linesOf(old), linesOf(now)), without(linesOf(now), linesOf(old))];
    if (removed.length === 0 && added.length === 0) return [];
    const part = (caption: string, lines: readonly string[]): readonly Block[] =>
      lines.length === 0 ? [] : [heading(3, caption), bullets(lines.map((text) => ({ of: [text] })))];
    return [
      heading(2, (now ?? old)?.title ?? id),
      paragraph({ text: captions.show, href: href(id) }),
      ...part(captions.removed, removed),
      ...part(captions.added, added),
    ];
  });
  const [from, to] = [words.date(earlier.on), words.date(later.on)];
  return changed.length === 0 ? [paragraph(captions.unchanged(from, to))] : changed;
}
