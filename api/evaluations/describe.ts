import type { Evaluation, Facts, Language, Reason as EngineReason } from '#engine';
import type { AlsoReason, Languages, MissingFact, Reason, ReasonTexts } from '../contract/values.ts';
import type { Publication } from '../deps.ts';
import { legalBasisOf } from './legal-basis.ts';

export type Audience = 'patient' | 'submitter' | 'journalNote' | 'caseWorker';
/** For those outside: what is kept with the record as the words that were given. */
export const outsiders: readonly Audience[] = ['patient', 'submitter', 'journalNote'];
export const caseWorkers: readonly Audience[] = ['caseWorker', 'submitter'];

const languages: { readonly [audience in Audience]: readonly Language[] } = {
  patient: ['nn', 'en'],
  submitter: ['nn', 'en'],
  journalNote: ['nn'],
  caseWorker: [],
};

export type Described = {
  readonly publication: Publication;
  readonly facts: Facts;
  readonly evaluation: Evaluation;
};

/** A reason with its law and its words. */
export function describeReason(of: Described, reason: EngineReason, audiences: readonly Audience[]): Reason {
  const texts: { [audience in keyof ReasonTexts]: Languages } = {};
  for (const audience of audiences) {
    const words = render(of, reason, audience);
    if (words) texts[audience] = words;
  }
  const { code, rule, stage, part, version, partVersion, values, facts } = reason;
  return {
    code,
    ...(rule !== undefined && { rule }),
    ...(stage !== undefined && { stage }),
    ...(part !== undefined && { part }),
    ...(version !== undefined && { version }),
    ...(partVersion !== undefined && { partVersion }),
    ...(values && { values: { ...values } }),
    ...(facts && { facts: { ...facts } }),
    legalBasis: legalBasisOf(of.publication.document, reason).map((basis) => ({ ...basis })),
    texts,
  };
}

/**
 * `also` as those outside see it: the requirements that are not met. What is merely unknown is a missing fact. Without
 * the words for the party and the journal: these tell of a refusal, and nothing has been refused.
 */
export function describeNotMet(of: Described): AlsoReason[] {
  return of.evaluation.also
    .filter(({ is }) => is === 'true')
    .map((also) => ({ ...describeReason(of, also, ['submitter']), is: also.is }));
}

/** `also` as a case worker sees it: all of it. */
export function describeAlso(of: Described, audiences: readonly Audience[]): AlsoReason[] {
  return of.evaluation.also.map((also) => ({ ...describeReason(of, also, audiences), is: also.is }));
}

/** Missing facts with the name a form gives them. */
export function describeMissing({
  publication,
  evaluation,
}: Pick<Described, 'publication' | 'evaluation'>): MissingFact[] {
  return evaluation.missingFacts.map(({ pointer, fact, needs }) => {
    const title = publication.document.facts.find(({ name }) => name === fact)?.title;
    return { pointer, fact, needs, ...(title && { title: { ...title } }) };
  });
}

function render(of: Described, reason: EngineReason, audience: Audience): Languages | undefined {
  const { publication, facts, evaluation } = of;
  const words = (language: Language) =>
    publication.ruleset.renderReason(reason, { audience, language, facts, evaluation });
  const nb = words('nb');
  if (nb === undefined) return undefined;
  const others = languages[audience].map((language) => [language, words(language)]);
  return { nb, ...Object.fromEntries(others) };
}
