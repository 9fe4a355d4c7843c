import type { Block, Chapter } from './blocks.ts';
import type { Draft } from './draft.ts';
import {
  definitionsChapter,
  entriesChapter,
  factsChapter,
  remediesChapter,
  valuesChapter,
} from './reference-chapters.ts';
import { replacementChapter, restrictionChapter, ruleChapter, tableChapter } from './rule-chapters.ts';
import { sectionChapter } from './section-chapter.ts';

const written = new WeakMap<Draft, readonly Chapter[]>();

/** All chapters of a programme: by stage, in the order in which they are read, then what they build on. */
export function programmeChapters(draft: Draft): readonly Chapter[] {
  const known = written.get(draft);
  if (known !== undefined) return known;
  const chapters = writeChapters(draft);
  written.set(draft, chapters);
  return chapters;
}

function writeChapters(draft: Draft): readonly Chapter[] {
  const { document } = draft;
  const decided = [
    ...document.sections.map((section) => sectionChapter(draft, section)),
    ...document.rules.map((rule) => ruleChapter(draft, rule)),
    ...document.tables.map((table) => tableChapter(draft, table)),
  ];
  const byStage = document.stages.flatMap((stage) => decided.filter(({ group }) => group === stage));
  const rest = [
    ...document.restrictions.map((restriction) => restrictionChapter(draft, restriction)),
    ...document.replacements.map((replacement) => replacementChapter(draft, replacement)),
    ...document.entries.map((entries) => entriesChapter(draft, entries)),
    definitionsChapter(draft),
    valuesChapter(draft),
    factsChapter(draft),
    remediesChapter(draft),
  ];
  return [...byStage, ...rest].filter(({ blocks }) => blocks.length > 0);
}

/** What a group of chapters is called: stages have their number, and their name where they have one. */
export function groupTitle(draft: Draft, group: string): string {
  const { captions, document } = draft;
  const stage = document.stages.indexOf(group);
  const other = (captions.groups as Readonly<Record<string, string>>)[group];
  if (stage === -1) return other ?? group;
  const named = document.vocabulary?.find(({ value }) => value === `stage:${group}`);
  return named ? `${captions.stage(stage + 1)}: ${draft.words.text(named.words)}` : captions.stage(stage + 1);
}

/** The way of a case through the stages. */
export function programmeDiagram(draft: Draft, chapters: readonly Chapter[]): Block {
  const { captions, document } = draft;
  const steps = document.stages.map((stage) => {
    const titles = chapters.filter(({ group }) => group === stage).map(({ title }) => title);
    const shown = titles.slice(0, 6).join('; ');
    return { title: groupTitle(draft, stage), text: titles.length > 6 ? `${shown} …` : shown };
  });
  return {
    kind: 'diagram',
    caption: captions.stages,
    steps: [{ title: captions.start, text: '' }, ...steps, { title: captions.decision, text: captions.toPerson }],
  };
}
