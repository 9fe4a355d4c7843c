import type { Evaluation, Outcome, RulesetDocument } from '#engine';
import type { TestCase } from '#engine/tools';
import { createWords } from '#engine/words';
import { type Language, textIn } from '../app/language.tsx';
import { withUnit } from './condition-lines.ts';
import { outcomeWords } from './outcome-words.ts';

/** One part of what came out (`outcome`, `grant`, `figures.refund` …) with its value, as test cases name them. */
export type OutcomePart = { readonly part: string; readonly value: unknown };
type Members = Readonly<Record<string, unknown>>;

const codesOf = (reasons: readonly { readonly code: string }[]) =>
  [...new Set(reasons.map(({ code }) => code))].toSorted();

/** What a reader compares of two evaluations. */
export function outcomeParts(evaluation: Evaluation): readonly OutcomePart[] {
  const { outcome, reasons, grant, partial, figures, recommended, missingFacts, review } = evaluation;
  return [
    { part: 'outcome', value: outcome },
    { part: 'reasons', value: codesOf(reasons) },
    { part: 'grant', value: grant },
    { part: 'partial', value: partial },
    { part: 'recommended.outcome', value: recommended?.outcome },
    { part: 'recommended.reasons', value: recommended && codesOf(recommended.reasons) },
    { part: 'recommended.grant', value: recommended?.grant },
    ...Object.entries(figures).map(([name, value]) => ({ part: `figures.${name}`, value })),
    { part: 'missingFacts', value: missingFacts.map(({ pointer }) => pointer) },
    { part: 'review', value: review.map(({ index }) => index) },
  ];
}

/** The parts of what a case expects. */
export function expectationParts(expect: TestCase['expect']): readonly OutcomePart[] {
  const { figures = {}, recommended = {}, ...own } = expect;
  return [
    ...Object.entries(own).map(([part, value]) => ({ part, value })),
    ...Object.entries(recommended).map(([part, value]) => ({ part: `recommended.${part}`, value })),
    ...Object.entries(figures).map(([name, value]) => ({ part: `figures.${name}`, value })),
  ];
}

export type OutcomeDifference = { readonly part: string; readonly before: unknown; readonly after: unknown };

/** Where two evaluations of the same application differ. */
export function outcomeDifferences(before: Evaluation, after: Evaluation): readonly OutcomeDifference[] {
  const [left, right] = [before, after].map(
    (evaluation) => new Map(outcomeParts(evaluation).map(({ part, value }) => [part, value])),
  );
  const parts = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])];
  return parts.flatMap((part) => {
    const [old, now] = [left?.get(part), right?.get(part)];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ part, before: old, after: now }];
  });
}

export type OutcomeLines = {
  /** What a part is called. */
  readonly part: (part: string) => string;
  /** Its value, a line a thing. */
  readonly value: (part: string, value: unknown) => readonly string[];
  readonly code: (code: string) => string;
  /** `/prior/2/result` as «Tidligere behandling, oppføring 3: Resultat». */
  readonly pointer: (pointer: string) => string;
  readonly grant: (grant: Members) => readonly (readonly [string, string])[];
  readonly figure: (name: string, value: unknown) => readonly [string, string];
};

/** Puts outcomes of a ruleset into words. */
export function createOutcomeLines(document: RulesetDocument, language: Language, on: string): OutcomeLines {
  const words = createWords(document, language, on);
  const w = outcomeWords[language];
  const codes = new Map(document.reasons.map((reason) => [reason.code, reason]));
  const facts = new Map(document.facts.map((fact) => [fact.name, fact]));

  /** The shortest text there is of a reason, with a dash where a value would stand. */
  function code(name: string): string {
    const content = codes.get(name)?.versions.findLast((version) => version.content !== null)?.content;
    const text = content?.journalNote ?? content?.caseWorker ?? content?.patient;
    const engineOwn = w.engineReasons[name];
    if (engineOwn !== undefined) return engineOwn;
    const [first = ''] = textIn(text, language).split('\n');
    return first.replaceAll(/\{[^}]*\}/g, '…') || name;
  }

  function pointer(at: string): string {
    const [name = '', index, field] = at.split('/').slice(1);
    const fact = facts.get(name);
    const title = textIn(fact?.title, language) || name;
    if (index === undefined) return title;
    const fields = fact?.type.kind === 'list' ? fact.type.fields : [];
    const fieldTitle = textIn(fields.find((one) => one.name === field)?.title, language);
    return `${title}, ${w.entry(Number(index) + 1)}${fieldTitle === '' ? '' : `: ${fieldTitle}`}`;
  }

  const grant = (given: Members) =>
    document.grant.flatMap((field): (readonly [string, string])[] => {
      const value = given[field.name];
      return value === undefined ? [] : [[textIn(field.title, language), withUnit(words, value, field)]];
    });

  function figure(name: string, value: unknown): readonly [string, string] {
    const declared = document.figures.find((one) => one.name === name);
    if (!declared || value === 'absent') return [textIn(declared?.title, language) || name, w.nothing];
    const { value: expression, unit } = declared;
    const of = { type: expression.type, ...(unit !== undefined && { unit }) };
    return [textIn(declared.title, language), withUnit(words, value, of)];
  }

  function value(part: string, given: unknown): readonly string[] {
    if (given === undefined || (Array.isArray(given) && given.length === 0)) return [w.nothing];
    const items = Array.isArray(given) ? given.map(String) : [];
    switch (part) {
      case 'outcome':
        return [w.outcomes[given as Outcome]];
      case 'recommended.outcome':
        return [w.recommendation[given as 'approve' | 'deny']];
      case 'reasons':
      case 'also':
      case 'recommended.reasons':
        return items.map(code);
      case 'grant':
      case 'recommended.grant':
        return grant(given as Members).map(([title, text]) => `${title}: ${text}`);
      case 'missingFacts':
        return items.map(pointer);
      case 'partial':
        return items.map(
          (name) => textIn(document.grant.find((field) => field.name === name)?.title, language) || name,
        );
      case 'review':
        return items.map((index) => w.entry(Number(index) + 1));
      default:
        return [figure(part.slice('figures.'.length), given)[1]];
    }
  }

  const part = (name: string) => w.parts[name] ?? figure(name.slice('figures.'.length), undefined)[0];
  return { part, value, code, pointer, grant, figure };
}
