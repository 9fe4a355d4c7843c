import type { Evaluation, FactValue, Reason, Suspension } from '#engine';
import type { Json, JsonObject } from '#engine/objects';
import type { TestCase } from '#engine/tools';
import type { Written } from './form-facts.ts';

/** The facts of a case with what a case need not write. */
export function factsOf(testCase: JsonObject): Written {
  const facts = (testCase['facts'] ?? {}) as Written;
  const { decidedOn } = facts;
  const dates: Written = decidedOn === undefined ? {} : { appliedOn: decidedOn, receivedOn: decidedOn };
  return { ...dates, startedBy: 'application', ...facts };
}

const plain = (facts: Written): Written => {
  const { decidedOn } = facts;
  const isDefault = (name: string, value: FactValue) =>
    (name === 'startedBy' && value === 'application') ||
    ((name === 'appliedOn' || name === 'receivedOn') && value === decidedOn);
  return Object.fromEntries(Object.entries(facts).filter(([name, value]) => !isDefault(name, value)));
};

const codesOf = (reasons: readonly Reason[]): string[] => reasons.map(({ code }) => code).toSorted();

/** What a case expects when an evaluation is right: all that was decided, and what was missing. */
export function expectationOf(evaluation: Evaluation): TestCase['expect'] {
  const { outcome, reasons, grant, figures, missingFacts, partial, review, recommended } = evaluation;
  return {
    outcome,
    reasons: codesOf(reasons),
    ...(grant && { grant }),
    ...(Object.keys(figures).length > 0 && { figures }),
    ...(missingFacts.length > 0 && { missingFacts: missingFacts.map(({ pointer }) => pointer) }),
    ...(partial && { partial: [...partial] }),
    ...(review.length > 0 && { review: review.map(({ index }) => index) }),
    ...(recommended && {
      recommended: {
        outcome: recommended.outcome,
        reasons: codesOf(recommended.reasons),
        ...(recommended.grant && { grant: recommended.grant }),
      },
    }),
  };
}

/** An expectation brought up to date: the same parts as before, and those that an outcome cannot be without. */
export function renewedExpectation(before: TestCase['expect'], evaluation: Evaluation): TestCase['expect'] {
  const now = expectationOf(evaluation);
  const kept = Object.keys(before);
  const needed = ['outcome', 'reasons', 'grant', 'recommended'];
  const renewed = Object.fromEntries(
    Object.entries(now).filter(([part]) => needed.includes(part) || kept.includes(part)),
  ) as TestCase['expect'];
  const emptied = ['missingFacts', 'partial', 'review'].filter((part) => kept.includes(part) && !(part in renewed));
  const { figures } = before;
  return {
    ...renewed,
    ...Object.fromEntries(emptied.map((part) => [part, []])),
    ...(figures && {
      figures: Object.fromEntries(
        Object.keys(figures).map((name) => {
          const figure = evaluation.figures[name];
          return [name, figure === undefined ? 'absent' : figure];
        }),
      ),
    }),
    ...(kept.includes('also') && { also: codesOf(evaluation.also) }),
  };
}

/** A test case that expects what an evaluation gave. */
export function caseOf(
  id: string,
  { title, note }: { readonly title: string; readonly note: string },
  facts: Written,
  suspended: readonly Suspension[],
  evaluation: Evaluation,
): JsonObject {
  const made = {
    id,
    title: title.trim(),
    ...(note.trim() !== '' && { note: note.trim() }),
    facts: plain(facts),
    ...(suspended.length > 0 && { suspended: [...suspended] }),
    expect: expectationOf(evaluation),
  };
  return made as unknown as JsonObject;
}

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ä: 'a', ö: 'o', é: 'e', ü: 'u' };

/** A name for a case, made of its title; one that no other has. */
export function caseId(title: string, taken: readonly string[]): string {
  const slug = title
    .toLowerCase()
    .replaceAll(/[æøåäöéü]/g, (letter) => letters[letter] ?? '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replaceAll(/^-+|-+$/g, '');
  const base = slug === '' ? 'eksempel' : slug;
  if (!taken.includes(base)) return base;
  for (let n = 2; ; n += 1) if (!taken.includes(`${base}-${n}`)) return `${base}-${n}`;
}

/** Eleven digits are an identity number until somebody knows better. */
export const mayIdentify = (value: unknown): boolean =>
  /(?<!\d)\d{6}[\s.-]?\d{5}(?!\d)/.test(typeof value === 'string' ? value : JSON.stringify(value as Json));
