import {
  type Json,
  type JsonObject,
  listObjects,
  type ObjectId,
  readObject,
  type RulesetContent,
} from '#engine/objects';
import { textIn, type Language } from '../app/language.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { isOfSystem } from '../values/value.ts';
import { codeFits, fit, looksLikeCode, wordsOf } from './search-words.ts';
import { findUsages } from './usages.ts';

/** What stands in a line that a search may find. */
export type LineKind = 'title' | 'basis' | 'uses' | 'text' | 'code' | 'other';
type Line = { readonly kind: LineKind; readonly text: string; readonly words: readonly string[] };
type Entry = {
  readonly object: ObjectId;
  readonly title: string;
  readonly lines: readonly Line[];
  /** Codes that it writes itself, and those that it names through a list, a condition or an exception from a list. */
  readonly codes: readonly string[];
  readonly codesThrough: readonly string[];
};
export type SearchIndex = readonly Entry[];

export const searchGroups = ['rules', 'facts', 'parameters', 'conditions', 'texts', 'grant', 'cases'] as const;
export type SearchGroup = (typeof searchGroups)[number];
export type SearchHit = {
  readonly object: ObjectId;
  readonly title: string;
  /** The line that fits best, when it is not the title. */
  readonly line: { readonly kind: LineKind; readonly text: string } | undefined;
  readonly score: number;
};

/** The group that an object stands in; undefined: it is not searched for. */
export function groupOf(object: ObjectId): SearchGroup | undefined {
  const member = object.slice(0, object.indexOf('/'));
  if (['sections', 'rules', 'tables', 'restrictions', 'replacements', 'entries', 'constraints'].includes(member))
    return 'rules';
  return searchGroups.find((group) => group === member) ?? (member === 'figures' ? 'grant' : undefined);
}

const line = (kind: LineKind, text: string): Line => ({ kind, text, words: wordsOf(text) });
const isText = (value: unknown): value is { nb: string } =>
  typeof value === 'object' && value !== null && typeof (value as JsonObject)['nb'] === 'string';

/** The texts of an object: titles, quotes, helps and notes, wherever they stand in it. */
function ownLines(value: Json, language: Language, kind: LineKind, lines: Line[]): void {
  if (Array.isArray(value)) return (value as readonly Json[]).forEach((item) => ownLines(item, language, kind, lines));
  if (typeof value !== 'object' || value === null) return;
  const object = value as JsonObject;
  if (isText(object)) {
    // What was searched in another language than the page's is found too, and told in the page's.
    const words = Object.values(object).flatMap((text) => wordsOf(String(text ?? '')));
    lines.push({ kind, text: textIn(object, language), words });
    return;
  }
  if (typeof object['title'] === 'string') {
    const name = [object['title'], object['section']].filter(Boolean).join(', ');
    lines.push(line('basis', [name, object['quote'], object['note']].filter(Boolean).join('. ')));
    return;
  }
  for (const [member, inner] of Object.entries(object))
    if (member === 'note' && typeof inner === 'string') lines.push(line('other', inner));
    else ownLines(inner, language, kind, lines);
}

const throughMembers = /^(conditions|parameters|facts)\//;

const indexes = new WeakMap<RulesetContent, Map<Language, SearchIndex>>();

/** A ruleset made searchable, once for as long as it is the same. `language`: of what is shown; every one is searched. */
export function searchIndexOf(content: RulesetContent, language: Language): SearchIndex {
  const known = indexes.get(content) ?? new Map<Language, SearchIndex>();
  indexes.set(content, known);
  const index = known.get(language) ?? createIndex(content, language);
  known.set(language, index);
  return index;
}

function createIndex(content: RulesetContent, language: Language): SearchIndex {
  const usages = Map.groupBy(findUsages(content), ({ by }) => by);
  const vocabulary = (content.source['vocabulary'] ?? {}) as JsonObject;
  const usedBy = (object: ObjectId, seen = new Set<ObjectId>()): ReadonlySet<ObjectId> => {
    for (const { used } of usages.get(object) ?? []) {
      if (seen.has(used)) continue;
      seen.add(used);
      if (throughMembers.test(used)) usedBy(used, seen);
    }
    return seen;
  };
  const titles = new Map<ObjectId, readonly Line[]>();
  const titleLines = (used: ObjectId): readonly Line[] => {
    const known = titles.get(used);
    if (known) return known;
    const value = readObject(content, used);
    const lines: Line[] = [];
    if (value !== undefined && value !== null)
      ownLines((value as JsonObject)['title'] ?? null, language, 'uses', lines);
    titles.set(used, lines);
    return lines;
  };
  return listObjects(content).flatMap((object): Entry[] => {
    if (groupOf(object) === undefined) return [];
    const value = readObject(content, object) ?? null;
    const isCase = object.startsWith('cases/');
    const title = isCase ? String((value as JsonObject)['title']) : titleOf(content, object, language);
    const lines: Line[] = [line('title', title), line('other', object.slice(object.indexOf('/') + 1))];
    if (!isCase) ownLines(value, language, object.startsWith('texts/') ? 'text' : 'other', lines);
    const used = usedBy(object);
    const codes: string[] = [];
    const codesThrough: string[] = [];
    const own = new Set(
      (usages.get(object) ?? []).filter(({ path }) => !path.includes('exclude')).map((usage) => usage.used),
    );
    for (const name of used) {
      if (name.startsWith('value/')) {
        const written = name.slice('value/'.length);
        if (isOfSystem(written)) (own.has(name) ? codes : codesThrough).push(written);
        const word = vocabulary[written];
        if (word !== undefined) ownLines(word, language, 'code', lines);
      } else if (name.startsWith('texts/')) {
        lines.push(line('text', name.slice('texts/'.length)));
        ownLines(readObject(content, name) ?? null, language, 'text', lines);
      } else lines.push(...titleLines(name));
    }
    return [{ object, title, lines, codes, codesThrough }];
  });
}

const weights: { readonly [K in LineKind]: number } = { title: 8, basis: 3, uses: 2, text: 2, code: 2, other: 2 };

function scoreOf(entry: Entry, sought: readonly string[]): Omit<SearchHit, 'object' | 'title'> | undefined {
  let total = 0;
  let best: { readonly line: Line; readonly score: number } | undefined;
  const byLine = new Map<Line, number>();
  for (const word of sought) {
    let top = 0;
    for (const one of entry.lines) {
      const score = Math.max(0, ...one.words.map((there) => fit(word, there))) * weights[one.kind];
      if (score > 0) byLine.set(one, (byLine.get(one) ?? 0) + score);
      top = Math.max(top, score);
    }
    if (looksLikeCode(word))
      for (const [codes, score] of [
        [entry.codes, 12],
        [entry.codesThrough, 5],
      ] as const) {
        const code = codes.find((written) => codeFits(word, written));
        if (code === undefined) continue;
        byLine.set({ kind: 'code', text: code.slice(code.indexOf(':') + 1), words: [] }, score);
        top = Math.max(top, score);
      }
    if (top === 0) return undefined;
    total += top;
  }
  for (const [own, score] of byLine) if (!best || score > best.score) best = { line: own, score };
  const isTitle = best === undefined || best.line.text === entry.title;
  return { score: total, line: isTitle || !best ? undefined : { kind: best.line.kind, text: best.line.text } };
}

/** What says every word that is sought, best first within each group. */
export function search(index: SearchIndex, query: string): ReadonlyMap<SearchGroup, readonly SearchHit[]> {
  const sought = wordsOf(query);
  const hits = sought.length === 0 ? [] : index.flatMap((entry) => hitOf(entry, scoreOf(entry, sought)));
  const grouped = Map.groupBy(hits, ({ object }) => groupOf(object) ?? 'rules');
  return new Map(
    searchGroups.flatMap((group) => {
      const own = grouped.get(group);
      return own ? [[group, own.toSorted((left, right) => right.score - left.score)] as const] : [];
    }),
  );
}

function hitOf({ object, title }: Entry, found: Omit<SearchHit, 'object' | 'title'> | undefined): SearchHit[] {
  return found ? [{ object, title, ...found }] : [];
}
