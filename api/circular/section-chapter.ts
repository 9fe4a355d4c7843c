import type { NamedExpressions, Section, SectionContent } from '#engine';
import { contentOn } from '#engine/tools';
import { type Block, bullets, type Chapter, heading, type Line, paragraph, type Step } from './blocks.ts';
import { automationLine, conditionLines, type Draft, factsBlocks, legalBasisBlocks, textsBlocks } from './draft.ts';
import { exampleBlocks } from './examples.ts';
import { historyBlocks, periodBlocks, unverifiedBlocks } from './history.ts';

type Requirement = SectionContent['requirements'][number];

function requirementLine(draft: Draft, requirement: Requirement): Line | undefined {
  const { words, captions, on } = draft;
  const content = contentOn(requirement.versions, on);
  if (content === undefined) return undefined;
  const lines = conditionLines(draft, words.condition(content.conditions));
  return {
    of: [{ strong: words.text(content.title) }, ` (${captions.notMet[content.notMet]})`],
    lines: { ordered: false, items: lines },
  };
}

/** What is granted, a line for each field. */
export function grantLines(draft: Draft, given: NamedExpressions): readonly Line[] {
  return given.map(({ name, value }) => {
    const field = draft.document.grant.find((candidate) => candidate.name === name);
    const title = field === undefined ? name : draft.words.text(field.title);
    return { of: [`${title}: ${draft.words.expression(value)}`] };
  });
}

function contentBlocks(draft: Draft, content: SectionContent): readonly Block[] {
  const { captions, words } = draft;
  const requirements = content.requirements.flatMap((requirement) => requirementLine(draft, requirement) ?? []);
  const exceptions = (content.exceptions ?? []).map((exception): Line => ({ of: [words.text(exception.text)] }));
  return [
    automationLine(draft, content, {
      approves: content.approve !== undefined,
      refuses: content.requirements.some(({ versions }) => contentOn(versions, draft.on)?.notMet === 'deny'),
    }),
    ...(content.appliesWhen === undefined
      ? []
      : [heading(3, captions.appliesWhen), bullets(conditionLines(draft, words.condition(content.appliesWhen)))]),
    ...(requirements.length === 0
      ? []
      : [heading(3, captions.requirements), { kind: 'lines', lines: { ordered: true, items: requirements } } as const]),
    ...(exceptions.length === 0
      ? []
      : [heading(3, captions.exceptions), bullets(exceptions), paragraph(captions.exceptionNote)]),
    ...(content.approve === undefined
      ? []
      : [heading(3, captions.grant), bullets(grantLines(draft, content.approve.grant))]),
  ];
}

function diagram(draft: Draft, content: SectionContent): Block {
  const { captions, words, on } = draft;
  const steps = content.requirements.flatMap((requirement): Step[] => {
    const own = contentOn(requirement.versions, on);
    return own === undefined ? [] : [{ title: words.text(own.title), text: captions.notMet[own.notMet] }];
  });
  const title = words.text(content.title);
  const last = content.approve === undefined ? [] : [{ title: captions.event.approve, text: '' }];
  return { kind: 'diagram', caption: title, steps: [{ title: captions.appliesWhen, text: title }, ...steps, ...last] };
}

/** A section as a chapter: what it asks, its requirements in words, and where they come from. */
export function sectionChapter(draft: Draft, section: Section): Chapter {
  const { captions, words, on } = draft;
  const content = contentOn(section.versions, on);
  const latest = content ?? section.versions.findLast((version) => version.content !== null)?.content;
  const title = latest === null || latest === undefined ? section.id : words.text(latest.title);
  if (content === undefined) {
    const blocks = [paragraph(captions.notInForce), ...historyBlocks(draft, section.versions, contentBlocks)];
    return { id: section.id, title, group: section.stage, blocks };
  }
  const requirements = content.requirements.flatMap(({ versions }) => contentOn(versions, on) ?? []);
  const codes = [...requirements.map(({ reason }) => reason), ...(content.approve ? [content.approve.reason] : [])];
  const bases = [...content.legalBasis, ...requirements.flatMap(({ legalBasis }) => legalBasis)];
  return {
    id: section.id,
    title,
    group: section.stage,
    blocks: [
      paragraph({ strong: `${captions.question}: ` }, captions.sectionQuestion(title)),
      ...periodBlocks(draft, section.versions),
      ...contentBlocks(draft, content),
      ...(requirements.length === 0 ? [] : [diagram(draft, content)]),
      ...legalBasisBlocks(draft, bases),
      ...unverifiedBlocks(draft, bases, section.versions, content),
      ...factsBlocks(draft, content),
      ...textsBlocks(draft, codes, [
        ...requirements.flatMap(({ values }) => values),
        ...(content.approve?.values ?? []),
      ]),
      ...exampleBlocks(draft, section.id, content),
      ...historyBlocks(draft, section.versions, contentBlocks),
    ],
  };
}
