import type { Audience, Language } from '#engine';
import {
  type Json,
  type JsonObject,
  listObjects,
  namesIn,
  type ObjectId,
  readObject,
  type RulesetContent,
} from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';
import { usagesOf } from '../programmes/usages.ts';
import type { ThreeTexts } from '../ui/three-languages.tsx';

export const audiences: readonly Audience[] = [
  'patient',
  'submitter',
  'caseWorker',
  'journalNote',
  'pharmacy',
  'counterparty',
];

/** Who must get a text of every reason, in which languages. */
const needed: { readonly [A in Audience]?: readonly Language[] } = {
  patient: ['nb', 'nn', 'en'],
  submitter: ['nb', 'nn', 'en'],
  caseWorker: ['nb'],
  journalNote: ['nb', 'nn'],
};
/** How many words a text may have, for each reader; `engine/ruleset-texts.test.ts` holds the texts of the service to it. */
const mostWords: { readonly [A in Audience]: number } = {
  patient: 120,
  submitter: 60,
  caseWorker: 90,
  journalNote: 40,
  pharmacy: 40,
  counterparty: 60,
};

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;
export const isLong = (audience: Audience, text: string): boolean => countWords(text) > mostWords[audience];
export const longest = (audience: Audience): number => mostWords[audience];

/** Does a reader of this language wait for a text that is not there? */
export function isMissing(audience: Audience, language: Language, texts: JsonObject): boolean {
  const text = objectIn(texts[audience]) as ThreeTexts;
  const waited = needed[audience] ?? (Object.keys(text).length > 0 ? (['nb', 'nn'] as const) : []);
  return waited.includes(language) && !text[language];
}

/** The texts of the newest version. */
export function newestTexts(written: Json | undefined): JsonObject {
  const versions = objectIn(written)['versions'];
  if (!Array.isArray(versions)) return objectIn(written);
  return objectIn((versions as readonly JsonObject[]).findLast(({ content }) => content !== 'none')?.['content']);
}

/** What a reason is known by: the beginning of what the first of its readers is told. */
export function reasonTitle(written: Json | undefined, language: Language): string {
  const texts = newestTexts(written);
  const first = audiences.map((audience) => objectIn(texts[audience]) as ThreeTexts).find(({ nb }) => nb);
  const text = (first?.[language] ?? first?.nb ?? '').replaceAll(/\{[^{}]*\}/g, '…');
  const sentence = (/^.*?[.?!](?=\s|$)/.exec(text)?.[0] ?? text).replace(/….$/, '…');
  return sentence.length <= 110 ? sentence : `${sentence.slice(0, 108).replace(/\s+\S*$/, '')} …`;
}

/** The texts that a reason lacks: for whom, in which language. */
export function missingTexts(written: Json | undefined): readonly (readonly [Audience, Language])[] {
  const texts = newestTexts(written);
  const all = audiences.flatMap((audience) =>
    (['nb', 'nn', 'en'] as const).map((language) => [audience, language] as const),
  );
  return all.filter(([audience, language]) => isMissing(audience, language, texts));
}

/** A value that a text may name in braces. */
export type Placeholder = {
  readonly name: string;
  readonly kind: 'value' | 'fact' | 'grant' | 'figure';
  readonly title: ThreeTexts | undefined;
};

/** Every object in a value, with those inside it. */
function* objectsIn(value: Json): Generator<JsonObject> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* objectsIn(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as JsonObject;
    for (const inner of Object.values(value as JsonObject)) yield* objectsIn(inner);
  }
}

const givers = ['sections', 'rules', 'tables', 'restrictions', 'entries'];
/** The objects that give a reason. */
export const givenBy = (content: RulesetContent, code: string): readonly ObjectId[] => [
  ...new Set(usagesOf(content, `texts/${code}`).map(({ by }) => by)),
];

/**
 * What the texts of a reason may name: the values that all of its rules give, the facts that those rules read, and what
 * is granted and calculated.
 */
export function placeholdersFor(content: RulesetContent, code: string): readonly Placeholder[] {
  const rules = listObjects(content)
    .filter((object) => givers.includes(object.slice(0, object.indexOf('/'))))
    .flatMap((object) => [...objectsIn(readObject(content, object) ?? null)])
    .filter(({ reason }) => reason === code);
  const given = rules.map((rule) => Object.keys(objectIn(rule['values'])));
  const values = (given[0] ?? []).filter((name) => given.every((names) => names.includes(name)));
  const facts = new Set<string>();
  for (const rule of rules)
    for (const { fact } of objectsIn(rule)) if (typeof fact === 'string' && !values.includes(fact)) facts.add(fact);
  const titleOf = (object: ObjectId) => objectIn(readObject(content, object))['title'] as ThreeTexts | undefined;
  // A value that is a fact or a parameter, in the first of the rules, is called what that is called.
  const titleOfValue = (name: string) => {
    const { fact, parameter } = objectIn(objectIn(rules[0]?.['values'])[name]);
    return titleOf(`facts/${String(fact ?? name)}`) ?? titleOf(`parameters/${String(parameter)}`);
  };
  const isList = (name: string) => objectIn(readObject(content, `facts/${name}`))['type'] === 'list';
  return [
    ...values.map((name) => ({ name, kind: 'value' as const, title: titleOfValue(name) })),
    ...[...facts]
      .filter((name) => titleOf(`facts/${name}`) && !isList(name))
      .map((name) => ({ name, kind: 'fact' as const, title: titleOf(`facts/${name}`) })),
    ...namesIn(content, 'grant').map((name) => ({
      name: `grant.${name}`,
      kind: 'grant' as const,
      title: titleOf(`grant/${name}`),
    })),
    ...namesIn(content, 'figures').map((name) => ({
      name: `figures.${name}`,
      kind: 'figure' as const,
      title: titleOf(`figures/${name}`),
    })),
  ];
}

/** A text with what it leaves open named: `{ldl} mmol/l` as «[LDL-kolesterol] mmol/l», in each of its languages. */
export function withTitles(text: ThreeTexts, offered: readonly Placeholder[]): ThreeTexts {
  const titles = new Map(offered.map(({ name, title }) => [name, title]));
  return Object.fromEntries(
    Object.entries(text).map(([language, written]) => [
      language,
      written.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
        const title = titles.get(name);
        return `[${title?.[language as Language] ?? title?.nb ?? '…'}]`;
      }),
    ]),
  );
}

/** Whose letters are looked at: those that give a reason, or that have an outcome. */
export type LetterOf = { readonly code: string } | { readonly outcomes: readonly string[] };

/** The test cases that expect it stand first. */
export function casesFor(
  content: RulesetContent,
  of: LetterOf,
): { readonly giving: readonly JsonObject[]; readonly others: readonly JsonObject[] } {
  const gives = (testCase: JsonObject) => {
    const expected = objectIn(testCase['expect']);
    const recommended = objectIn(expected['recommended']);
    if ('code' in of) return [expected['reasons'], recommended['reasons']].flat().includes(of.code);
    const partial = expected['partial'] === undefined ? [] : ['partial'];
    return [expected['outcome'], recommended['outcome'], ...partial].some((outcome) =>
      of.outcomes.includes(String(outcome)),
    );
  };
  return {
    giving: content.cases.filter(gives),
    others: content.cases.filter((testCase) => !gives(testCase)),
  };
}
