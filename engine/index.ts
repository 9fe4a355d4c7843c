/**
 * The engine that decides: compile a checked ruleset, check facts, evaluate, explain.
 * Pure: no clock, no randomness, no I/O; imports nothing. Meaning: FORMAT.md.
 */
import { factsCheck, type CheckedFacts } from './check/check-facts.ts';
import { newestName } from './code.ts';
import { compileProgram } from './compile/ruleset.ts';
import { decide } from './evaluate/evaluate.ts';
import type { Evaluation, Facts, Suspension } from './evaluation.ts';
import { explain, type ExplainOptions } from './explain/explain.ts';
import { remedyFor, renderReason, type RenderOptions } from './explain/render.ts';
import type { Explanation } from './explanation.ts';
import type { Reason } from './evaluation.ts';
import type { Remedy, RulesetDocument } from './ruleset-document.ts';

export type EvaluateOptions = {
  /** Sections, rules, tables, restrictions, or the programme. */
  readonly suspended?: readonly Suspension[];
};

export type CompiledRuleset = {
  readonly programme: string;
  readonly document: RulesetDocument;
  /** Facts as given, by name, in normal form; or all problems, with pointers into the facts. */
  readonly checkFacts: (input: unknown) => CheckedFacts;
  /** The outcome of checked facts. */
  readonly evaluate: (facts: Facts, options?: EvaluateOptions) => Evaluation;
  /**
   * The outcomes of many applications, in their order, as `evaluate` gives each. One at a time, when it is asked for: a
   * million applications that are read as a stream need no more memory than one.
   */
  readonly evaluateBatch: (applications: Iterable<Facts>, options?: EvaluateOptions) => Iterable<Evaluation>;
  /** The outcome with every rule, condition and value; counterfactuals unless switched off. */
  readonly explain: (facts: Facts, options?: ExplainOptions) => Explanation;
  /** A reason in words, for one audience and language; undefined when that audience gets no text for it. */
  readonly renderReason: (reason: Reason, options: RenderOptions) => string | undefined;
  /** How to complain of an outcome (`partial`: of an approval that gives less than was asked), as of the facts' dates. */
  readonly remedy: (
    outcome: 'deny' | 'approve' | 'partial' | 'route-to-manual' | 'stop',
    facts: Facts,
  ) => Remedy | undefined;
};

/** Compiles a document that `parseRuleset` has checked. Throws only on a document that it has not. */
export function compileRuleset(document: RulesetDocument): CompiledRuleset {
  const program = compileProgram(document);
  return {
    programme: document.programme,
    document,
    checkFacts: factsCheck(program),
    evaluate: (facts, options = {}) => decide(program, facts, options.suspended ?? []).evaluation,
    evaluateBatch: function* (applications, options = {}) {
      const suspended = options.suspended ?? [];
      for (const facts of applications) yield decide(program, facts, suspended).evaluation;
    },
    explain: (facts, options = {}) => explain(program, facts, options),
    renderReason: (reason, options) => renderReason(program, reason, options),
    remedy: (outcome, facts) => remedyFor(program, outcome, facts),
  };
}

export type { CheckedFacts, ExplainOptions, RenderOptions };
export type * from './evaluation.ts';
export type * from './explanation.ts';
export type * from './ruleset-document.ts';
export { newestName };
