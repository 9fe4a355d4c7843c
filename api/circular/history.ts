import type { Boundary, LegalBasis } from '#engine';
import { type Block, heading, paragraph } from './blocks.ts';
import { addDays } from '../day-in-norway.ts';
import { createDraft, type Draft } from './draft.ts';

type Version = { readonly boundary?: Boundary; readonly content: unknown };

const titleOf = (draft: Draft, content: unknown): string =>
  typeof content === 'object' && content !== null && 'title' in content
    ? draft.words.text(content.title as { nb: string })
    : draft.captions.ends;

const dateName = (draft: Draft, { by }: Boundary): string => {
  const fact = draft.document.facts.find(({ name }) => name === by.name);
  const title = fact === undefined ? by.name : draft.words.text(fact.title);
  return title.charAt(0).toLowerCase() + title.slice(1);
};

/** From when, by which date, until when. */
export function periodBlocks(draft: Draft, versions: readonly Version[]): readonly Block[] {
  const { captions, words, on } = draft;
  const at = versions.findLastIndex(({ boundary }) => boundary === undefined || boundary.date <= on);
  const boundary = versions[at]?.boundary;
  const next = versions[at + 1]?.boundary;
  const from =
    boundary === undefined
      ? captions.always
      : captions.appliesFrom(words.date(boundary.date), dateName(draft, boundary));
  const choice = boundary?.mark === 'design' ? ` ${captions.ourChoice}` : '';
  const until = next === undefined ? '' : ` ${captions.appliesUntil(words.date(next.date))}`;
  return [paragraph({ strong: `${captions.period}: ` }, `${from}${choice}${until}`)];
}

/** A day on which a version is in force: its last, or its first when none follows. */
function dayOf(versions: readonly Version[], at: number): string {
  const next = versions[at + 1]?.boundary;
  return next === undefined ? (versions[at]?.boundary?.date ?? '') : addDays(next.date, -1);
}

/**
 * All versions, oldest first, and how those that do not hold on the day read. Nothing when there is only one.
 * `wording` writes one out, from a draft of a day on which it is in force.
 */
export function historyBlocks<T>(
  draft: Draft,
  versions: readonly (Version & { readonly content: T | null })[],
  wording: (draft: Draft, content: T) => readonly Block[],
): readonly Block[] {
  if (versions.length < 2) return [];
  const { captions, words, on } = draft;
  const rows = versions.map(({ boundary, content }) => [
    [boundary === undefined ? '–' : words.date(boundary.date)],
    [boundary === undefined ? '–' : dateName(draft, boundary)],
    [titleOf(draft, content)],
    [boundary?.note ?? ''],
  ]);
  const head = [captions.from, captions.date, captions.version, captions.help];
  const shown = versions.findLastIndex(({ boundary }) => boundary === undefined || boundary.date <= on);
  const others = versions.flatMap(({ content }, at): Block[] => {
    if (content === null || at === shown) return [];
    const day = dayOf(versions, at);
    const blocks = wording(createDraft({ ...draft, on: day }), content);
    return [{ kind: 'details', summary: `${captions.earlier} ${words.date(day)}: ${titleOf(draft, content)}`, blocks }];
  });
  return [
    {
      kind: 'details',
      summary: `${captions.history} (${versions.length})`,
      blocks: [{ kind: 'table', caption: captions.history, head, rows }],
    },
    ...others,
  ];
}

/** What of this part is not read in its source, and what is our choice. */
export function unverifiedBlocks(
  draft: Draft,
  bases: readonly LegalBasis[],
  versions: readonly Version[],
  written: unknown,
): readonly Block[] {
  const { captions, words, document } = draft;
  const sources = bases
    .filter(({ mark }) => mark !== 'verified')
    .map(({ title, section, mark }) => `${[title, section].filter(Boolean).join(', ')}: ${captions.marks[mark]}.`);
  const choices = versions.flatMap(({ boundary }) =>
    boundary?.mark === 'design' ? [captions.boundaryChoice(words.date(boundary.date))] : [],
  );
  const missing = parametersNamed(written).flatMap((name) => {
    const parameter = document.parameters.find((candidate) => candidate.name === name);
    const content = parameter?.versions.findLast(({ boundary }) => boundary === undefined || boundary.date <= draft.on);
    return parameter && content?.content === 'missing' ? [captions.missingValue(words.text(parameter.title))] : [];
  });
  const said = [...new Set([...sources, ...choices, ...missing])];
  if (said.length === 0) return [];
  return [heading(3, captions.unverified), ...said.map((text): Block => ({ kind: 'notice', of: [text] }))];
}

function parametersNamed(written: unknown): readonly string[] {
  if (typeof written !== 'object' || written === null) return [];
  const own = 'op' in written && written.op === 'parameter' && 'name' in written ? [String(written.name)] : [];
  return [...own, ...Object.values(written).flatMap(parametersNamed)];
}
