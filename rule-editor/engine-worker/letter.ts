import type { CompiledRuleset, Language, Outcome, Suspension, Text } from '#engine';
import type { JsonObject } from '#engine/objects';
import { usableFacts } from './try-out.ts';

/** What the patient is told of an outcome, in one language. */
export type Letter = {
  readonly outcome: Outcome;
  /** A person has the last word: this is what the letter says when the recommendation is followed. */
  readonly byPerson: boolean;
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
  readonly remedies: readonly {
    readonly outcome: string;
    readonly text: string;
    readonly body: string;
    readonly sendTo: string;
    readonly weeks?: number;
  }[];
  readonly automated?: { readonly text: string; readonly manualControl: string };
};

/** The letter that an application leads to, with the texts of this ruleset. */
export function writeLetter(
  ruleset: CompiledRuleset,
  given: JsonObject,
  language: Language,
  suspended: readonly Suspension[] = [],
): Letter {
  const { facts } = usableFacts(ruleset.checkFacts, given);
  const evaluation = ruleset.evaluate(facts, { suspended });
  const decided = evaluation.recommended ?? evaluation;
  const byPerson = evaluation.recommended !== undefined || evaluation.outcome === 'route-to-manual';
  const inLanguage = (text: Text) => text[language] ?? text.nb;
  const outcomes =
    decided.outcome === 'not-due'
      ? []
      : [decided.outcome, ...((decided.partial ?? []).length > 0 ? (['partial'] as const) : [])];
  const { automatedProcessing } = ruleset.document;
  const isDecided = decided.outcome === 'approve' || decided.outcome === 'deny';
  return {
    outcome: decided.outcome,
    byPerson,
    reasons: decided.reasons.flatMap((reason) => {
      const text = ruleset.renderReason(reason, { audience: 'patient', language, facts, evaluation });
      return text === undefined ? [] : [{ code: reason.code, text }];
    }),
    remedies: outcomes.flatMap((outcome) => {
      const remedy = ruleset.remedy(outcome, facts);
      if (!remedy) return [];
      const { weeks } = remedy;
      return [
        {
          outcome,
          text: inLanguage(remedy.text),
          body: inLanguage(remedy.body),
          sendTo: inLanguage(remedy.sendTo),
          ...(weeks !== undefined && { weeks }),
        },
      ];
    }),
    ...(automatedProcessing &&
      isDecided &&
      !byPerson && {
        automated: {
          text: inLanguage(automatedProcessing.text),
          manualControl: inLanguage(automatedProcessing.manualControl),
        },
      }),
  };
}
