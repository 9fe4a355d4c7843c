import type { RulesetDocument } from '#engine';
import type { TestCase } from '#engine/tools';
import { type CircularLanguage, captionsIn } from './captions.ts';
import { createDraft } from './draft.ts';
import { blocksMarkdown } from './markdown.ts';
import { findNearestCases } from './nearest-cases.ts';
import { groupTitle, programmeChapters, programmeDiagram } from './programme-chapters.ts';

/** Every change that is written has come into force by then. */
const AFTER_ALL_CHANGES = '9999-12-31';

/** The circular of a ruleset as one Markdown text, for the folder it is written from. */
export function writeCircular(
  document: RulesetDocument,
  testCases: readonly TestCase[],
  language: CircularLanguage,
): string {
  const captions = captionsIn[language];
  const cases = findNearestCases(document, testCases);
  const draft = createDraft({ document, language, on: AFTER_ALL_CHANGES, cases, href: () => '' });
  const chapters = programmeChapters(draft);
  const groups = [...new Set(chapters.map(({ group }) => group))].map((group) =>
    [
      `## ${groupTitle(draft, group)}`,
      ...chapters
        .filter((chapter) => chapter.group === group)
        .map(({ title, blocks }) => `### ${title}\n\n${blocksMarkdown(blocks)}`),
    ].join('\n\n'),
  );
  const intro = [
    `# ${draft.words.text(document.title)}`,
    captions.lead,
    captions.withAllChanges,
    captions.act,
    blocksMarkdown([programmeDiagram(draft, chapters)]),
  ];
  return `${[...intro, ...groups].join('\n\n')}\n`;
}
