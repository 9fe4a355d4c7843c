/** Applications that are generated from what a ruleset says, and what is found with them. Nothing that decides loads this. */
export { knownApplications } from './case-facts.ts';
export { changedParts, withPartBefore, type ChangedPart } from './generate/parts.ts';
export { planApplications, type Plan } from './generate/plan.ts';
export { applicationsFrom, simplest } from './generate/sample.ts';
export { isSameJson } from './same-json.ts';
export { startDemands, type Counterexample, type DemandResult } from './demands/run.ts';
