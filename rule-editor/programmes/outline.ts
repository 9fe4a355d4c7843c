import type { Json, JsonObject, ObjectId, RulesetContent } from '#engine/objects';

/** What something in the rules can lead to; `otherwise`: when a requirement of a section is not met. */
export type LeadsTo = 'stop' | 'deny' | 'route-to-manual' | 'approve' | 'narrows' | 'counts';
export type OutlineItem = {
  readonly object: ObjectId;
  readonly leadsTo: readonly LeadsTo[];
  /** What a section leads to when a requirement is not met. */
  readonly otherwise: readonly LeadsTo[];
  /** Title and paragraph of what it rests on, the first of each. */
  readonly paragraphs: readonly string[];
  /** Does it hold on the day? */
  readonly isInForce: boolean;
  /** The day it began, and that of its next version, when they are written. */
  readonly since: string | undefined;
  readonly next: string | undefined;
  /** How many rows a table has. */
  readonly rows: number | undefined;
};
export type OutlineStage = { readonly stage: string; readonly items: readonly OutlineItem[] };
export type Outline = {
  readonly stages: readonly OutlineStage[];
  /** What belongs to no stage, by member: `restrictions`, `replacements`, `entries`, `constraints`. */
  readonly beside: readonly { readonly member: BesideMember; readonly items: readonly OutlineItem[] }[];
};
const besideMembers = ['restrictions', 'replacements', 'entries', 'constraints'] as const;
export type BesideMember = (typeof besideMembers)[number];

type Written = { readonly [member: string]: Json | undefined };
const isObject = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonObject[]).filter(isObject as (item: JsonObject) => boolean) : [];

type Period = {
  readonly content: Written | undefined;
  readonly since: string | undefined;
  readonly next: string | undefined;
};

/** What a versioned thing says on a day, as far as dates tell: a version holds from its boundary's date. */
export function contentOn(written: Written, on: string): Period {
  if (!('versions' in written)) return { content: written, since: undefined, next: undefined };
  const versions = listOf(written['versions']);
  const dateOf = (version: JsonObject | undefined) =>
    isObject(version?.['boundary']) ? String(version['boundary']['date']) : undefined;
  const at = versions.findLastIndex((version) => (dateOf(version) ?? '') <= on);
  const content = versions[at]?.['content'];
  return {
    content: isObject(content) ? content : undefined,
    since: dateOf(versions[at]),
    next: dateOf(versions[at + 1]),
  };
}

/** What a versioned thing says: on the day, else in the version that comes nearest. */
function nearest(written: Written, on: string): Written {
  const { content } = contentOn(written, on);
  if (content) return content;
  const last = listOf(written['versions']).findLast((version) => isObject(version['content']));
  return isObject(last?.['content']) ? last['content'] : {};
}

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

function sectionLeadsTo(content: Written, on: string): Pick<OutlineItem, 'leadsTo' | 'otherwise'> {
  const requirements = isObject(content['requirements']) ? Object.values(content['requirements']) : [];
  const otherwise = requirements.flatMap((requirement): LeadsTo[] => {
    const own = isObject(requirement) ? contentOn(requirement, on).content : undefined;
    return own ? [(own['notMet'] ?? content['notMet'] ?? 'deny') as LeadsTo] : [];
  });
  return { leadsTo: isObject(content['approve']) ? ['approve'] : [], otherwise: distinct(otherwise) };
}

function leadsToOf(member: string, written: Written, content: Written, on: string) {
  const none: readonly LeadsTo[] = [];
  if (member === 'sections') return sectionLeadsTo(content, on);
  if (member === 'rules') return { leadsTo: [content['event'] as LeadsTo], otherwise: none };
  if (member === 'tables')
    return {
      leadsTo: distinct(
        listOf(written['rows']).flatMap((row) => {
          const own = contentOn(row, on).content;
          return own ? [own['event'] as LeadsTo] : [];
        }),
      ),
      otherwise: none,
    };
  if (member === 'restrictions') return { leadsTo: ['narrows'] as const, otherwise: none };
  if (member === 'entries') return { leadsTo: ['counts'] as const, otherwise: none };
  if (member === 'constraints') return { leadsTo: none, otherwise: ['route-to-manual'] as const };
  return { leadsTo: none, otherwise: none };
}

function itemOf(member: string, key: string, written: JsonObject, on: string): OutlineItem {
  const { content, since, next } = contentOn(written, on);
  const said = content ?? nearest(written, on);
  const bases = [...listOf(written['legalBasis']), ...listOf(said['legalBasis'])];
  return {
    object: `${member}/${String(written[key])}`,
    ...leadsToOf(member, written, said, on),
    paragraphs: distinct(bases.map(({ title, section }) => [title, section].filter(Boolean).join(', '))),
    isInForce: content !== undefined,
    since,
    next,
    rows: member === 'tables' ? listOf(written['rows']).length : undefined,
  };
}

/** The rules as the circular has them: by stage, then what belongs to none. Works on what has errors too. */
export function outlineOf({ source }: RulesetContent, on: string): Outline {
  const stages = Array.isArray(source['stages']) ? (source['stages'] as readonly Json[]).map(String) : [];
  const ofMember = (member: string) =>
    listOf(source[member]).map((written) => ({
      stage: written['stage'],
      item: itemOf(member, member === 'entries' ? 'list' : 'id', written, on),
    }));
  const decided = ['sections', 'rules', 'tables'].flatMap(ofMember);
  return {
    stages: stages.map((stage) => ({
      stage,
      items: decided.filter((one) => one.stage === stage).map(({ item }) => item),
    })),
    beside: besideMembers
      .map((member) => ({ member, items: ofMember(member).map(({ item }) => item) }))
      .filter(({ items }) => items.length > 0),
  };
}
