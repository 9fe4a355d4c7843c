/** The texts of a ruleset's reasons as tests look at them: what gives each reason, and its words one by one. */
import type { Audience, Language, RulesetDocument, Text, Version } from '../engine/ruleset-document.ts';

/** What a reason is given for. An entry that a person must look at can be the reason of a routing; another cannot. */
export type Occasion = 'stop' | 'deny' | 'approve' | 'route-to-manual' | 'restriction' | 'entry';

/** Every reason with what it is given for. A reason that nothing in the document gives is the engine's: a routing. */
export function occasionsOf(document: RulesetDocument): ReadonlyMap<string, ReadonlySet<Occasion>> {
  const occasions = new Map<string, Set<Occasion>>();
  const add = (reason: string, occasion: Occasion) => {
    occasions.set(reason, (occasions.get(reason) ?? new Set<Occasion>()).add(occasion));
  };
  for (const section of document.sections.flatMap(contents)) {
    for (const { versions } of section.requirements)
      for (const { reason, notMet } of contents({ versions })) add(reason, notMet);
    if (section.approve) add(section.approve.reason, 'approve');
  }
  for (const rule of [...document.rules, ...document.tables.flatMap(({ rows }) => rows)].flatMap(contents))
    add(rule.reason, rule.event);
  for (const { reason } of document.restrictions.flatMap(contents)) add(reason, 'restriction');
  for (const { classes, otherwise } of document.entries)
    for (const entry of [...classes.flatMap(contents), otherwise])
      add(entry.reason, entry.class === 'route-to-manual' ? 'route-to-manual' : 'entry');
  for (const { code } of document.reasons) if (!occasions.has(code)) add(code, 'route-to-manual');
  return occasions;
}

function contents<T>({ versions }: { readonly versions: readonly Version<T>[] }): readonly T[] {
  return versions.flatMap(({ content }) => (content === null ? [] : [content]));
}

/** A text with all that a test asks about it. */
export type Words = {
  readonly reason: string;
  readonly audience: Audience;
  readonly language: Language;
  readonly words: string;
};

export function wordsOf({ reasons }: Pick<RulesetDocument, 'reasons'>): readonly Words[] {
  return reasons.flatMap((declared) =>
    contents(declared).flatMap((texts) =>
      (Object.entries(texts) as [Audience, Text][]).flatMap(([audience, text]) =>
        (Object.entries(text) as [Language, string][]).map(([language, words]) => ({
          reason: declared.code,
          audience,
          language,
          words,
        })),
      ),
    ),
  );
}

/** Words that end with a full stop and end no sentence. */
const ABBREVIATION = /\b(bl\.a|ca|cf|e\.g|f\.eks|jf|mv|nr|no|o\.l|pkt|st|t\.d)\.(?=\s)/gi;

/** Sentences, a placeholder being one word. A list behind a colon is part of its sentence. */
export function sentencesOf(words: string): readonly string[] {
  return words
    .replaceAll(/\{[^{}]*\}/g, 'X')
    .replaceAll(ABBREVIATION, '$1')
    .replaceAll(/(\d)\.(?=\s+[a-zæøå])/g, '$1')
    .split(/(?<=[.!?]["»”)]?)\s+/)
    .filter((sentence) => sentence !== '');
}

/** Where a rule stands: in brackets, or behind a comma. Nobody holds it in mind to follow the sentence. */
const REFERENCE = /\s*\([^()]*(?:§|section|article|artikkel)[^()]*\)|,? \b(?:jf|cf)\b[^,;:]*/g;

/** The words of a sentence, without the reference to the rule. */
export const countWords = (sentence: string): number =>
  sentence
    .replaceAll(REFERENCE, '')
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length;
