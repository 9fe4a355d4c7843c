import type { Boundary, LegalBasis, RulesetDocument } from '#engine';
import type { ObjectId } from '#engine/objects';
import { createWords, type WordsLanguage } from '#engine/words';
import { captionsIn } from './captions.ts';
import { type Line, objectLines, type ObjectLines } from './content-lines.ts';

/** One difference: what was said and what is said now; absent: nothing. */
export type Difference = { readonly label: string; readonly before?: string; readonly after?: string };

/** What a change does to one object, in words. */
export type DescribedChange = {
  readonly object: ObjectId;
  readonly member: string;
  readonly title: string;
  readonly kind: 'new' | 'changed' | 'removed';
  /** What is changed of the versions that there were: a correction. */
  readonly corrected: readonly Difference[];
  /** New versions: from when, for which applications (the name of the date fact), and what is other than before. */
  readonly versions: readonly {
    readonly boundary?: Boundary;
    readonly by?: string;
    readonly differences: readonly Difference[];
  }[];
  readonly sources: readonly LegalBasis[];
};

export type Documents = { readonly before: RulesetDocument | undefined; readonly after: RulesetDocument };

function compare(before: readonly Line[], after: readonly Line[]): readonly Difference[] {
  const old = new Map(before.map((line) => [line.key, line]));
  const now = new Map(after.map((line) => [line.key, line]));
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  return keys.flatMap((key): Difference[] => {
    const [left, right] = [old.get(key), now.get(key)];
    if (left?.text === right?.text && left?.label === right?.label) return [];
    return [
      {
        label: right?.label ?? left?.label ?? key,
        ...(left && { before: left.text }),
        ...(right && { after: right.text }),
      },
    ];
  });
}

const sameBoundary = (left: Boundary | undefined, right: Boundary | undefined) =>
  left?.date === right?.date && left?.by.name === right?.by.name;

function factTitle(document: RulesetDocument, name: string, text: (of: { nb: string }) => string): string {
  const fact = document.facts.find((candidate) => candidate.name === name);
  return fact ? text(fact.title) : name;
}

/**
 * What a changed object does in words: corrections of versions that there were, and new versions compared with the one
 * before them. Undefined where an object has no lines of its own (test cases, order): the caller names it.
 */
export function describeChange(
  { before, after }: Documents,
  object: ObjectId,
  language: WordsLanguage,
  on: string,
): DescribedChange | undefined {
  const slash = object.indexOf('/');
  const [member, name] = [object.slice(0, slash), object.slice(slash + 1)];
  const captions = captionsIn[language];
  const linesIn = (document: RulesetDocument | undefined): ObjectLines | undefined =>
    document && objectLines({ document, words: createWords(document, language, on), captions }, member, name);
  const [old, now] = [linesIn(before), linesIn(after)];
  const named = now ?? old;
  if (!named) return undefined;
  const { text } = createWords(after, language, on);
  const kind = old === undefined ? 'new' : now === undefined ? 'removed' : 'changed';
  const oldVersions = old?.versions ?? [];
  const nowVersions = now?.versions ?? [];
  const isOld = ({ boundary }: ObjectLines['versions'][number]) =>
    oldVersions.some((version) => sameBoundary(version.boundary, boundary));
  const corrected = oldVersions.flatMap((version) => {
    const same = nowVersions.find(({ boundary }) => sameBoundary(boundary, version.boundary));
    return kind === 'changed' ? compare(version.lines, same?.lines ?? []) : [];
  });
  const versions = nowVersions.flatMap((version, index) => {
    if (isOld(version)) return [];
    const { boundary } = version;
    return [
      {
        ...(boundary && { boundary, by: factTitle(after, boundary.by.name, text) }),
        differences: compare(nowVersions[index - 1]?.lines ?? [], version.lines),
      },
    ];
  });
  return { object, member, title: named.title, kind, corrected, versions, sources: named.sources };
}
