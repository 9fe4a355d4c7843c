import type { Evaluation, FactValue, FigureValue, Outcome } from './evaluation.ts';
import type { TruthWord } from './kleene.ts';

/** Why an evaluation came out as it did: every rule in force with every condition and its value. Plain JSON. */

export type ConditionTrace =
  | { readonly is: TruthWord; readonly all: readonly ConditionTrace[] }
  | { readonly is: TruthWord; readonly any: readonly ConditionTrace[] }
  | { readonly is: TruthWord; readonly not: ConditionTrace }
  | { readonly is: TruthWord; readonly atLeast: number; readonly of: readonly ConditionTrace[] }
  | { readonly is: TruthWord; readonly condition: string; readonly of: ConditionTrace }
  | {
      readonly is: TruthWord;
      readonly fact?: string;
      readonly field?: string;
      readonly operator: string;
      /** Absent: unknown. */
      readonly value?: TraceValue;
      /** Of an interval: the value of each end that is known. */
      readonly against?: TraceValue;
      /** The parameter that `against` is the value of; of an interval, by its end. */
      readonly parameter?: string | { readonly [end: string]: string };
    };
export type TraceValue = FactValue | FigureValue | { readonly [name: string]: unknown };

export type RuleTrace = {
  readonly stage: string;
  readonly rule: string;
  readonly version: number;
  /** Requirement, row or exception. */
  readonly part?: string;
  readonly partVersion?: number;
  readonly event: 'stop' | 'deny' | 'route-to-manual' | 'approve' | 'restriction';
  readonly reason: string;
  readonly is: TruthWord;
  readonly automation: 'automatic' | 'recommend';
  readonly applies?: ConditionTrace;
  readonly condition: ConditionTrace;
  /** The stage was read and this rule is among those that decided. */
  readonly decisive: boolean;
};

export type EntryTrace = {
  readonly list: string;
  readonly index: number;
  readonly class: 'count' | 'exclude' | 'route-to-manual' | 'unknown';
  readonly reason: string;
  readonly rule: string;
  readonly derived: { readonly [field: string]: FigureValue };
};

/** Facts that may be changed or supplied, and what they would have led to; each one verified by evaluating. */
export type Counterfactual = {
  readonly facts: { readonly [name: string]: FactValue };
  readonly outcome: Outcome;
};

export type Explanation = {
  readonly evaluation: Evaluation;
  /** The stages read, in order; the last one gave the outcome. */
  readonly path: readonly string[];
  readonly constraints: readonly { readonly id: string; readonly condition: ConditionTrace }[];
  readonly rules: readonly RuleTrace[];
  readonly entries: readonly EntryTrace[];
  /** Derived facts and parameters with the value they had. */
  readonly derived: { readonly [name: string]: FigureValue };
  readonly counterfactuals: readonly Counterfactual[];
};
