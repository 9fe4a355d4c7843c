import { describe, expect, test } from 'vitest';
import {
  countWords,
  type Occasion,
  occasionsOf,
  sentencesOf,
  type Words,
  wordsOf,
} from '../test-fixtures/reason-texts.ts';
import { shippedProgrammeDocuments } from '../test-fixtures/shipped-rulesets.ts';
import { ENGINE_TEXTS } from './engine-texts.ts';
import { placeholdersOf } from './parse/placeholders.ts';
import type { Audience, Language, RulesetDocument, ValueType } from './ruleset-document.ts';

const all: readonly Language[] = ['nb', 'nn', 'en'];
const norwegian: readonly Language[] = ['nb', 'nn'];
const everywhere: readonly Occasion[] = ['stop', 'deny', 'approve', 'route-to-manual', 'restriction', 'entry'];

type Reader = {
  readonly languages: readonly Language[];
  readonly reads: readonly Occasion[];
  /** Words at most, a placeholder being one. */
  readonly words: number;
};
/**
 * A letter to the patient is read in half a minute (120 words at 240 a minute), and has eight sentences of fifteen
 * words at most. What colleagues get is a line or a few: requirement, value and limit.
 */
const SENTENCES_TO_PATIENTS = 8;
const readers: { readonly [A in Audience]: Reader } = {
  patient: { languages: all, reads: everywhere, words: 120 },
  submitter: { languages: all, reads: everywhere.filter((occasion) => occasion !== 'entry'), words: 60 },
  caseWorker: { languages: ['nb'], reads: everywhere.filter((occasion) => occasion !== 'approve'), words: 90 },
  journalNote: { languages: norwegian, reads: ['deny', 'approve', 'route-to-manual', 'restriction'], words: 40 },
  pharmacy: { languages: norwegian, reads: ['approve', 'restriction'], words: 40 },
  counterparty: { languages: norwegian, reads: ['deny', 'approve', 'route-to-manual'], words: 60 },
};
/** Readers of some programmes only: who dispenses on the decision, and the hospital whose deadline it is about. */
const readersOf: { readonly [programme: string]: readonly Audience[] } = {
  blaresept: ['pharmacy'],
  frikort: ['pharmacy'],
  fristbrudd: ['counterparty'],
};
const forAll: readonly Audience[] = ['patient', 'submitter', 'caseWorker', 'journalNote'];

/**
 * The limit of GOV.UK's content design guidance, which rests on studies of reading: beyond 25 words most readers no
 * longer follow. Case workers read it for a living; their texts have no limit of words.
 */
const WORDS_IN_A_SENTENCE = 25;
const plain: readonly Audience[] = ['patient', 'submitter', 'journalNote', 'pharmacy', 'counterparty'];

const at = ({ reason, audience, language, words }: Words, what: string) =>
  `${reason} ${audience} ${language}: ${what} in “${words}”`;

function checkLengths(texts: readonly Words[]): readonly string[] {
  return texts.flatMap((text) => {
    const { words } = readers[text.audience];
    const sentences = sentencesOf(text.words);
    const length = sentences.reduce((sum, sentence) => sum + countWords(sentence), 0);
    const long = plain.includes(text.audience)
      ? sentences.filter((sentence) => countWords(sentence) > WORDS_IN_A_SENTENCE)
      : [];
    return [
      ...(text.audience === 'patient' && sentences.length > SENTENCES_TO_PATIENTS
        ? [at(text, `${sentences.length} sentences, not ${SENTENCES_TO_PATIENTS} at most,`)]
        : []),
      ...(length > words ? [at(text, `${length} words, not ${words} at most,`)] : []),
      ...long.map((sentence) => at(text, `a sentence of ${countWords(sentence)} words, not 25 at most, “${sentence}”`)),
    ];
  });
}

/** A whole letter that is the same in two languages was copied. A line for a colleague may well be the same in both Norwegian ones. */
function checkTranslated(texts: readonly Words[]): readonly string[] {
  const known = new Map<string, Words>();
  return texts.flatMap((text) => {
    if (text.audience !== 'patient' || countWords(text.words) < 8) return [];
    const key = `${text.reason} ${text.audience} ${text.words}`;
    const other = known.get(key);
    known.set(key, text);
    return other && other.language !== text.language ? [at(text, `the same as in ${other.language}`)] : [];
  });
}

describe('the texts of the engine', () => {
  const reasons = Object.entries(ENGINE_TEXTS).map(([code, content]) => ({ code, versions: [{ content }] }));

  test('are there for all who read of a routing', () => {
    const missing = Object.entries(ENGINE_TEXTS).flatMap(([code, texts]) =>
      forAll.flatMap((audience) =>
        readers[audience].languages
          .filter((language) => texts[audience]?.[language] === undefined)
          .map((language) => `${code} ${audience} ${language}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('are short and plain', () => {
    expect([...checkLengths(wordsOf({ reasons })), ...checkTranslated(wordsOf({ reasons }))]).toEqual([]);
  });
});

describe.each(shippedProgrammeDocuments())('the texts of $programme', (document) => {
  const occasions = occasionsOf(document);
  const texts = wordsOf(document);

  test('are there for all who read them, in their languages', () => {
    const missing = document.reasons.flatMap(({ code, versions }) =>
      [...forAll, ...(readersOf[document.programme] ?? [])].flatMap((audience) => {
        const { languages, reads } = readers[audience];
        if (!reads.some((occasion) => occasions.get(code)?.has(occasion))) return [];
        return versions.flatMap(({ content }) =>
          languages
            .filter((language) => content !== null && content[audience]?.[language] === undefined)
            .map((language) => `${code} ${audience} ${language}`),
        );
      }),
    );
    expect(missing).toEqual([]);
  });

  test('are short, in sentences of 25 words at most', () => {
    expect(checkLengths(texts)).toEqual([]);
  });

  test('are translated', () => {
    expect(checkTranslated(texts)).toEqual([]);
  });

  test('tell patients no codes and no names that only we use', () => {
    const internal = internalNames(document);
    const told = texts
      .filter(({ audience }) => audience === 'patient')
      .flatMap((text) =>
        [...codesIn(text.words), ...wordsIn(text.words).filter((word) => internal.has(word))].map((code) =>
          at(text, `“${code}”`),
        ),
      );
    expect(told).toEqual([]);
  });

  test('tell patients values in words, never as codes', () => {
    const known = new Set(document.vocabulary?.map(({ value }) => value));
    const told = texts
      .filter(({ audience }) => audience === 'patient')
      .flatMap((text) =>
        (placeholdersOf(text.words) ?? [])
          .filter((name) => !isTold(typeOf(document, name), known))
          .map((name) => at(text, `the code of {${name}}`)),
      );
    expect(told).toEqual([]);
  });

  test('tell patients by which rule a benefit is granted or refused', () => {
    const unsaid = texts
      .filter(({ audience, reason }) => {
        const given = occasions.get(reason);
        return audience === 'patient' && (given?.has('approve') || given?.has('deny'));
      })
      .filter(({ words }) => !/§|kapittel|artikkel|forordning|section|chapter|article|Regulation/.test(words));
    expect(unsaid.map((text) => at(text, 'no rule'))).toEqual([]);
  });

  test('say how to complain, that a machine decided and how to have a person look, plainly', () => {
    const refuses = [...occasions.values()].some((given) => given.has('deny'));
    expect(document.remedies.some(({ outcome }) => outcome === 'deny')).toBe(refuses);
    const remedies = document.remedies.flatMap(({ versions }) =>
      versions.flatMap(({ content }) => (content ? [content.text, content.body, content.sendTo] : [])),
    );
    const { text, manualControl } = document.automatedProcessing ?? {};
    const said = [...remedies, text, manualControl].map((words) => all.map((language) => words?.[language] ?? ''));
    expect(said.flat().filter((words) => words === '')).toEqual([]);
    const long = said
      .flat()
      .flatMap((words) => sentencesOf(words).filter((one) => countWords(one) > WORDS_IN_A_SENTENCE));
    expect(long).toEqual([]);
  });

  test('name only what their reason has', () => {
    const absent = texts.flatMap((text) => {
      const given = occasions.get(text.reason) ?? new Set();
      const hasGrant = [...given].every((occasion) => occasion === 'approve' || occasion === 'restriction');
      return (placeholdersOf(text.words) ?? [])
        .filter((name) => !hasGrant && name.startsWith('grant.'))
        .map((name) => at(text, `{${name}}, though nothing is granted,`));
    });
    expect(absent).toEqual([]);
  });

  test('name the same values in every language', () => {
    const sets = new Map<string, Set<string>>();
    for (const { reason, audience, words } of texts) {
      const names = [...new Set(placeholdersOf(words))].toSorted().join(' ');
      const key = `${reason} ${audience}`;
      sets.set(key, (sets.get(key) ?? new Set()).add(names));
    }
    const versions = (code: string) => document.reasons.find((reason) => reason.code === code)?.versions.length ?? 1;
    const differing = [...sets].filter(([key, names]) => names.size > versions(key.split(' ')[0] ?? ''));
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});

/** ATC codes and their beginnings, ICD-10 and ICPC-2, reimbursement codes, codes of reasons. */
function codesIn(words: string): readonly string[] {
  const text = words.replaceAll(/\{[^{}]*\}/g, ' ').replaceAll(/FOR-[\d-]+/g, ' ');
  return [
    ...text.matchAll(/\b[A-Z]\d{2}(?:[A-Z]{1,2}\d{0,2}|\.\d{1,2})?(?![\w-])/g),
    ...text.matchAll(/(?<![\w§–-])-\d{2,3}\b/g),
    ...text.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g),
  ].map(([code]) => code);
}

const wordsIn = (words: string): readonly string[] => words.replaceAll(/\{[^{}]*\}/g, ' ').match(/[\w-]+/g) ?? [];

/** Names and ids that nobody would write as a word: with a capital, a figure, an underline or two hyphens inside. */
function internalNames(document: RulesetDocument): ReadonlySet<string> {
  const { facts, parameters, conditions, figures, grant, sections, rules, tables, restrictions, entries } = document;
  const names = [
    ...[...facts, ...parameters, ...conditions, ...figures, ...grant].map(({ name }) => name),
    ...[...sections, ...rules, ...tables, ...restrictions].map(({ id }) => id),
    ...entries.flatMap(({ classes }) => classes.map(({ id }) => id)),
    ...sections.flatMap(({ versions }) =>
      versions.flatMap(({ content }) => content?.requirements.map(({ id }) => id) ?? []),
    ),
    ...document.reasons.map(({ code }) => code),
  ];
  return new Set(names.filter((name) => /.[_A-Z0-9]|-.*-/.test(name)));
}

function typeOf({ facts, grant, figures }: RulesetDocument, placeholder: string): ValueType | undefined {
  const [group, member] = placeholder.split('.');
  if (group === 'grant') return grant.find(({ name }) => name === member)?.type;
  if (group === 'figures') return figures.find(({ name }) => name === member)?.value.type;
  return facts.find(({ name }) => name === placeholder)?.type;
}

/** What is a name already: a doctor, a surgery, a clinic. */
const named: readonly string[] = ['prescriber'];

/** Is every value of the type a word or a number for a reader? Codes are when the vocabulary has words of their kind. */
function isTold(type: ValueType | undefined, known: ReadonlySet<string>): boolean {
  if (type?.kind === 'set') return isTold(type.of, known);
  if (type?.kind === 'enum') return type.values.every((value) => /^\d+$/.test(value) || known.has(value));
  if (type?.kind !== 'code' || type.systems.every((system) => named.includes(system))) return true;
  return [...known].some((value) => /^[A-Z]{2}$/.test(value));
}
