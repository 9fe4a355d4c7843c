/** Applications that are generated from what a ruleset says, and what is found with them. Nothing that decides loads this. */
export { changedParts, withPartBefore, type ChangedPart } from './generate/parts.ts';
export { planApplications, type Plan } from './generate/plan.ts';
export { applicationsFrom, simplest } from './generate/sample.ts';
export { isSameJson } from './same-json.ts';
