import { compileRuleset } from '../index.ts';
import type { Evaluation } from '../evaluation.ts';
import { programOf } from '../reference/rules.ts';
import type { RulesetDocument } from '../ruleset-document.ts';
import { factsOfCase } from '../case-facts.ts';
import type { TestCase } from '../test-case-schema.ts';
import { limitsIn } from './limits.ts';
import { refutableIn } from './never-false.ts';
import { createObserver } from './observe.ts';
import { parameterValues } from './parameter-values.ts';
import { addressesIn } from './places.ts';
import { unreachedOutcomes, unreachedReasons } from './unreached.ts';
import { untestedLimits } from './untested-limits.ts';
import { untestedParameters } from './untested-parameters.ts';
import { writtenIn, type Written } from './written.ts';

/** One gap in the test cases. */
export type Gap = {
  /** The place in the ruleset; of a limit with the side that is missing behind a `#`. */
  readonly id: string;
  /** What is not tested. */
  readonly what: string;
  /** What a case must be like to close it. */
  readonly add: string;
};
export type Coverage = {
  /** Requirements, approvals, rules, exceptions, entry classes, restrictions, replacements and constraints, by version. */
  readonly rules: number;
  /** Rows of tables, by version. */
  readonly rows: number;
  /** Numbers and dates that conditions and boundaries are written with, and values of parameters. */
  readonly values: number;
  readonly cases: number;
  /** Never among the reasons of an outcome or a recommendation; without a reason of its own: never making a difference. */
  readonly undecisive: readonly Gap[];
  /** Rules, rows and requirements whose condition no case makes false. */
  readonly neverFalse: readonly Gap[];
  /**
   * Limits that no case stands on, or just beyond: every comparison of numbers and dates where it was asked for, every
   * version's boundary (on the day, the day before), every number and date that a parameter has had. See `limits.ts`.
   */
  readonly untestedBoundaries: readonly Gap[];
  readonly unreachedOutcomes: readonly Gap[];
  readonly unreachedReasons: readonly Gap[];
};

/** What the test cases of a ruleset leave untested. Cases whose facts are refused are left out. */
export function reportCoverage(checked: RulesetDocument, testCases: readonly TestCase[]): Coverage {
  // Places are told apart as objects, and the parser may have made one object of equal ones.
  const document = JSON.parse(JSON.stringify(checked)) as RulesetDocument;
  const { checkFacts, evaluate } = compileRuleset(document);
  const runs = testCases.flatMap((testCase) => {
    const { facts, problems } = factsOfCase(checkFacts, testCase);
    return problems.length > 0 ? [] : [{ id: testCase.id, facts, options: { suspended: testCase.suspended ?? [] } }];
  });
  const pointers = addressesIn(document);
  const program = programOf(document);
  const refutable = refutableIn(document, program, pointers);
  const observe = createObserver(document, program, pointers, refutable);
  const observations = runs.map(({ id, facts, options }) => observe(id, facts, evaluate(facts, options)));
  const evaluateWithout = (changed: RulesetDocument): ReadonlyMap<string, Evaluation> => {
    const other = compileRuleset(changed);
    return new Map(runs.map(({ id, facts, options }) => [id, other.evaluate(facts, options)]));
  };
  const written = writtenIn(document, pointers, evaluateWithout);
  const limits = limitsIn(document);
  const parameters = parameterValues(document, pointers);
  const undecisive = written.filter(({ isDecisive }) => !observations.some(isDecisive));
  const isRow = ({ kind }: Written): boolean => kind === 'row';
  return {
    rules: written.filter((one) => !isRow(one)).length,
    rows: written.filter(isRow).length,
    values: limits.filter(({ right }) => right.op === 'literal').length + parameters.length,
    cases: testCases.length,
    undecisive: undecisive.map(({ pointer, kind, when }) => ({
      id: pointer,
      what: `this ${kind} is never decisive`,
      add: when,
    })),
    neverFalse: refutable
      .filter((one) => !observations.some(({ refuted }) => refuted.has(one)))
      .map(({ pointer, when }) => ({ id: pointer, what: 'no case makes this condition false', add: when })),
    untestedBoundaries: [
      ...untestedLimits(document, limits, observations),
      ...untestedParameters(document, limits, parameters, observations),
    ],
    unreachedOutcomes: unreachedOutcomes(document, program, observations),
    unreachedReasons: unreachedReasons(written, undecisive),
  };
}
