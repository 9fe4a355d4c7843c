import type { Replacement, Restriction, RestrictionContent, RowContent, Rule, RuleContent, Table } from '#engine';
import { contentOn } from '#engine/tools';
import { type Block, bullets, type Chapter, heading, type Inline, paragraph } from './blocks.ts';
import { automationLine, conditionLines, type Draft, factsBlocks, legalBasisBlocks, textsBlocks } from './draft.ts';
import { exampleBlocks } from './examples.ts';
import { historyBlocks, periodBlocks, unverifiedBlocks } from './history.ts';
import { grantLines } from './section-chapter.ts';

/** What a rule says: who decides, when it applies, and what follows. */
function ruleBlocks(draft: Draft, content: RuleContent): readonly Block[] {
  const { captions, words } = draft;
  return [
    ...(content.event === 'route-to-manual'
      ? []
      : [automationLine(draft, content, { approves: false, refuses: content.event === 'deny' })]),
    heading(3, captions.appliesWhen),
    bullets(conditionLines(draft, words.condition(content.when))),
    paragraph({ strong: `${captions.result}: ` }, `${captions.event[content.event]}.`),
    ...((content.exceptions ?? []).length === 0
      ? []
      : [
          heading(3, captions.exceptions),
          bullets((content.exceptions ?? []).map(({ text }) => ({ of: [words.text(text)] }))),
          paragraph(captions.exceptionNote),
        ]),
    ...(content.grant === undefined ? [] : [heading(3, captions.grant), bullets(grantLines(draft, content.grant))]),
  ];
}

/** A rule that stands alone. */
export function ruleChapter(draft: Draft, rule: Rule): Chapter {
  const { captions, words, on } = draft;
  const content = contentOn(rule.versions, on);
  const latest = content ?? rule.versions.findLast((version) => version.content !== null)?.content;
  const title = latest === null || latest === undefined ? rule.id : words.text(latest.title);
  const blocks: readonly Block[] =
    content === undefined
      ? [paragraph(captions.notInForce), ...historyBlocks(draft, rule.versions, ruleBlocks)]
      : [
          paragraph({ strong: `${captions.question}: ` }, captions.ruleQuestion[content.event](title)),
          ...periodBlocks(draft, rule.versions),
          ...ruleBlocks(draft, content),
          ...legalBasisBlocks(draft, content.legalBasis),
          ...unverifiedBlocks(draft, content.legalBasis, rule.versions, content),
          ...factsBlocks(draft, content),
          ...textsBlocks(draft, [content.reason], content.values),
          ...exampleBlocks(draft, rule.id, content),
          ...historyBlocks(draft, rule.versions, ruleBlocks),
        ];
  return { id: rule.id, title, group: rule.stage, blocks };
}

const isRecommended = ({ document }: Draft, { automation }: RowContent): boolean =>
  document.automation === 'recommend' || automation === 'recommend';

/** A table, a row a line. */
export function tableChapter(draft: Draft, table: Table): Chapter {
  const { captions, words, on } = draft;
  const inForce = table.rows.flatMap(({ id, versions }) => {
    const content = contentOn(versions, on);
    return content === undefined ? [] : [{ id, content }];
  });
  const rows = inForce.map(({ content }): readonly (readonly Inline[])[] => [
    [words.text(content.title)],
    [content.when === undefined ? captions.otherwise : words.inline(content.when)],
    [
      captions.event[content.event],
      isRecommended(draft, content) ? ` (${captions.recommendedRow})` : '',
      ...(content.grant ?? []).map(({ name, value }) => {
        const field = draft.document.grant.find((candidate) => candidate.name === name);
        return `; ${field === undefined ? name : words.text(field.title)}: ${words.expression(value)}`;
      }),
    ],
  ]);
  const bases = inForce.flatMap(({ content }) => content.legalBasis);
  const title = words.text(table.title);
  return {
    id: table.id,
    title,
    group: table.stage,
    blocks: [
      paragraph(captions.hitPolicy[table.hitPolicy]),
      { kind: 'table', caption: title, head: [captions.row, captions.when, captions.result], rows },
      ...legalBasisBlocks(draft, bases),
      ...unverifiedBlocks(
        draft,
        bases,
        table.rows.flatMap(({ versions }) => versions),
        inForce,
      ),
      ...factsBlocks(draft, inForce),
      ...textsBlocks(
        draft,
        inForce.map(({ content }) => content.reason),
        inForce.flatMap(({ content }) => content.values),
      ),
      ...exampleBlocks(draft, table.id, inForce),
    ],
  };
}

function restrictionBlocks(draft: Draft, content: RestrictionContent): readonly Block[] {
  const { captions, words } = draft;
  return [
    heading(3, captions.appliesWhen),
    bullets(conditionLines(draft, words.condition(content.when))),
    heading(3, captions.narrows),
    bullets(grantLines(draft, content.narrows)),
  ];
}

export function restrictionChapter(draft: Draft, restriction: Restriction): Chapter {
  const { captions, words, on } = draft;
  const content = contentOn(restriction.versions, on);
  const title = content === undefined ? restriction.id : words.text(content.title);
  const blocks: readonly Block[] =
    content === undefined
      ? [paragraph(captions.notInForce)]
      : [
          paragraph({ strong: `${captions.question}: ` }, captions.restrictionQuestion(title)),
          ...periodBlocks(draft, restriction.versions),
          ...restrictionBlocks(draft, content),
          ...legalBasisBlocks(draft, content.legalBasis),
          ...unverifiedBlocks(draft, content.legalBasis, restriction.versions, content),
          ...factsBlocks(draft, content),
          ...textsBlocks(draft, [content.reason], content.values),
          ...historyBlocks(draft, restriction.versions, restrictionBlocks),
        ];
  return { id: restriction.id, title, group: 'restrictions', blocks };
}

export function replacementChapter(draft: Draft, replacement: Replacement): Chapter {
  const { captions, words } = draft;
  return {
    id: replacement.id,
    title: words.text(replacement.title),
    group: 'replacements',
    blocks: [
      paragraph(`${captions.replacement}: `, { text: replacement.section, href: draft.href(replacement.section) }),
      heading(3, captions.appliesWhen),
      bullets(conditionLines(draft, words.condition(replacement.when))),
      heading(3, captions.replaces),
      bullets(conditionLines(draft, words.condition(replacement.conditions))),
      ...legalBasisBlocks(draft, replacement.legalBasis),
    ],
  };
}
