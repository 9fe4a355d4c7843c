/** What authors, tests and the service need around the engine. No decision loads this door. */
export { reportCoverage, type Coverage, type Gap } from './coverage/coverage.ts';
export {
  judgeMutants,
  parseAcceptedMutants,
  type AcceptedMutant,
  type MutationVerdict,
} from './coverage/accepted-mutants.ts';
export { mutantsOf, type Mutant } from './coverage/mutants.ts';
export { checkMutants, sampleMutants, type MutationResult } from './coverage/mutation-check.ts';
export { parseDemandFiles, parseDemands, type CheckedDemands, type ParseDemandsResult } from './demands/parse.ts';
export { demandTitle, demandsSchema, type Demand } from './demands/schema.ts';
export { factsOfCase, withDefaults } from './case-facts.ts';
export { generateJsonSchemas } from './json-schemas.ts';
export { parseRuleset, type ParseResult } from './parse/index.ts';
export { problemCodes, type ProblemCode } from './parse/problem-codes.ts';
export { readSource as readRulesetSource, type SourceFile } from './parse/read-source.ts';
export {
  parseStrictJson,
  type StrictJson,
  type StrictJsonOptions,
  type StrictJsonResult,
} from './parse/strict-json.ts';
export { parseTestCases, type ParseTestCasesResult } from './parse/test-cases.ts';
export { referenceEvaluate, type ReferenceOptions } from './reference.ts';
export { rulesetSchema, type RulesetSource } from './ruleset-schema.ts';
export { testCasesSchema } from './test-case-schema.ts';
export {
  disagreement,
  runTestCases,
  type Difference,
  type Evaluators,
  type TestCase,
  type TestCaseResult,
  type TestReport,
} from './test-cases.ts';
export {
  contentOn,
  createWords,
  lowerFirst,
  versionOn,
  type Clause,
  type Words,
  type WordsLanguage,
} from './words/index.ts';
