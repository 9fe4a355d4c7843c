import type { Boundary, LegalBasis, RulesetDocument } from '#engine';
import { type ObjectId, readObject, type RulesetContent } from '#engine/objects';
import { createWords } from '#engine/words';
import { dateWords } from '../app/format.ts';
import { type Language, textIn } from '../app/language.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { captionsIn } from './captions.ts';
import { compareLines, type Difference } from './differences.ts';
import type { Context, ObjectLines } from './lines.ts';
import { otherLines } from './other-lines.ts';
import { ruleLines } from './rule-lines.ts';
import { ownTextLines } from './text-lines.ts';
import { valueLines } from './value-lines.ts';

/** What a change does to one object, in words. */
export type DescribedChange = {
  readonly object: ObjectId;
  readonly member: string;
  readonly title: string;
  readonly kind: 'new' | 'changed' | 'removed';
  /** What is changed of the versions that there were: a correction; of what is removed, what it said. */
  readonly corrected: readonly Difference[];
  /** New versions: from when, for which applications (the name of the date fact), and what is other than before. */
  readonly versions: readonly {
    readonly boundary?: Boundary;
    readonly by?: string;
    readonly differences: readonly Difference[];
  }[];
  readonly sources: readonly LegalBasis[];
};

/** One side of a draft: the content, checked, and its demands as sentences. */
export type Side = {
  readonly content: RulesetContent;
  readonly document: RulesetDocument | undefined;
  readonly sentences: ReadonlyMap<string, string>;
};

const membersOf = { ...ruleLines, ...valueLines, ...ownTextLines };

function linesOf(side: Side, object: ObjectId, language: Language, on: string): ObjectLines | undefined {
  const { document, content } = side;
  if (!document) return undefined;
  const slash = object.indexOf('/');
  const [member, name] = [object.slice(0, slash), object.slice(slash + 1)];
  const context: Context = {
    document,
    content,
    language,
    words: createWords(document, language, on),
    captions: captionsIn[language],
    reason: (code) => `«${titleOf(content, `texts/${code}`, language)}»`,
  };
  const lines = Object.hasOwn(membersOf, member) ? membersOf[member] : undefined;
  return lines ? lines(context, name) : otherLines(context, member, name, side.sentences);
}

const sameBoundary = (left: Boundary | undefined, right: Boundary | undefined) =>
  left?.date === right?.date && left?.by.name === right?.by.name;

function factTitle({ document }: Side, name: string, text: (of: { nb: string }) => string): string {
  const fact = document?.facts.find((candidate) => candidate.name === name);
  return fact ? text(fact.title) : name;
}

/**
 * What a changed object does in words: corrections of versions that there were, and new versions compared with the one
 * before them. Without any difference where an object has no words of its own: the caller says that it has changed.
 */
export function describeChange(
  { before, after }: { readonly before: Side; readonly after: Side },
  object: ObjectId,
  language: Language,
  on: string,
): DescribedChange {
  const [old, now] = [linesOf(before, object, language, on), linesOf(after, object, language, on)];
  const captions = captionsIn[language];
  const isIn = ({ content }: Side) => readObject(content, object) !== undefined;
  const kind = !isIn(before) ? 'new' : isIn(after) ? 'changed' : 'removed';
  const oldVersions = old?.versions ?? [];
  const nowVersions = now?.versions ?? [];
  const isOld = ({ boundary }: ObjectLines['versions'][number]) =>
    oldVersions.some((version) => sameBoundary(version.boundary, boundary));
  // What goes is told as it was, once and in the reader's language.
  const removed =
    kind === 'removed'
      ? oldVersions
          .slice(-1)
          .map(({ boundary, lines }) => ({ boundary, lines: lines.filter(({ isOther }) => !isOther) }))
      : [];
  const corrections = (kind === 'changed' ? oldVersions : removed).map(({ boundary, lines }) => {
    const same = nowVersions.find((version) => sameBoundary(version.boundary, boundary));
    const from = boundary && captions.versionFrom(dateWords(boundary.date));
    if (same === undefined && kind === 'changed')
      return { from: undefined, differences: [{ label: from ?? captions.firstVersion, before: captions.held }] };
    return { from, differences: compareLines(lines, same?.lines ?? [], captions) };
  });
  const text = (of: { nb: string; nn?: string; en?: string }) => of[language] ?? of.nb;
  const versions = nowVersions.flatMap((version, index) => {
    const { boundary, lines } = version;
    // What is new and begins on a day says first that it does not hold: that goes without saying.
    const isNothingYet = kind === 'new' && index === 0 && lines.every(({ key }) => key === 'none');
    if (isOld(version) || isNothingYet) return [];
    return [
      {
        ...(boundary && { boundary, by: factTitle(after, boundary.by.name, text) }),
        differences: compareLines(nowVersions[index - 1]?.lines ?? [], version.lines, captions),
      },
    ];
  });
  return {
    object,
    member: object.slice(0, object.indexOf('/')),
    title: titleIn((kind === 'removed' ? before : after).content, object, language),
    kind,
    corrected: told(corrections),
    versions,
    sources: (now ?? old)?.sources ?? [],
  };
}

/** What an object is called here: an order, and what holds of the whole programme, have no titles of their own. */
export function titleIn(content: RulesetContent, object: ObjectId, language: Language): string {
  const { titles, ruleset } = captionsIn[language];
  const [member = '', name = ''] = object.split('/');
  const own = titles[object] ?? (member === 'ruleset' ? ruleset[name] : undefined) ?? titles[member];
  if (own !== undefined) return own;
  if (!object.startsWith('vocabulary/')) return titleOf(content, object, language);
  return `«${textIn(readObject(content, object) as { nb: string } | undefined, language)}»`;
}

type Correction = { readonly from: string | undefined; readonly differences: readonly Difference[] };

/** What is the same in every version, such as a title, is told once; else it is told of which version it is. */
function told(corrections: readonly Correction[]): readonly Difference[] {
  const all = corrections.flatMap(({ differences }) => differences.map((one) => JSON.stringify(one)));
  const isShared = (one: Difference) => all.filter((other) => other === JSON.stringify(one)).length > 1;
  const shared = corrections.flatMap(({ differences }) => differences.filter(isShared));
  const once = new Map(shared.map((one) => [JSON.stringify(one), one]));
  return [
    ...once.values(),
    ...corrections.flatMap(({ from, differences }) =>
      differences
        .filter((one) => !isShared(one))
        .map((one) =>
          from === undefined || corrections.length === 1 ? one : { ...one, label: `${from}: ${one.label}` },
        ),
    ),
  ];
}
