import { suspendedIds } from '../compile/automation.ts';
import { classOf } from '../compile/entries.ts';
import { noLeaves } from '../compile/leaves.ts';
import { APPROVE, DENY, ROUTE, STOP } from '../compile/rule.ts';
import { eachEntry } from '../compile/over.ts';
import type { CompiledRestriction, Program } from '../compile/ruleset.ts';
import { listOf, must } from '../compile/scope.ts';
import type { Evaluation, Facts, FigureValue, Reason, Recommended, ReviewedEntry, Suspension } from '../evaluation.ts';
import { FALSE, TRUE, UNKNOWN } from '../kleene.ts';
import { toJson } from '../value-json.ts';
import { createContext } from './context.ts';
import {
  areAmbiguous,
  grantJson,
  isAnyEmpty,
  mayGiveLess,
  partialFields,
  resolveGrant,
  type ResolvedGrant,
} from './grant.ts';
import { missingInRouting, unknownReasons, walkGrant, walkRestrictions, walkRules } from './missing.ts';
import { alsoReasons, knownFacts, reasonsOf } from './reasons.ts';
import { isAutomatic, liveRules, ruleAt, rulesOf, type State } from './state.ts';

/** An outcome with the stage that gave it and the rules that did; what `explain` builds on. */
export type Decided = {
  readonly state: State;
  readonly evaluation: Evaluation;
  /** Index of the stage that gave the outcome; the number of stages when none did. */
  readonly stage: number;
  readonly decisive: readonly number[];
};

function figures({ program, context }: State): Evaluation['figures'] {
  const known: { [name: string]: FigureValue } = {};
  for (const { name, node } of program.figures) {
    const json = toJson(node.value(context), node.type);
    if (json !== undefined) known[name] = json;
  }
  return known;
}

function review({ program, context }: State): readonly ReviewedEntry[] {
  const found: ReviewedEntry[] = [];
  for (const list of program.classified) {
    const value = listOf(program.scope, list, context);
    if (value === undefined) continue;
    eachEntry(context, value, ({ index }) => {
      const { class: entryClass, reason } = classOf(list, context);
      if (entryClass !== 'route-to-manual' && entryClass !== 'unknown') return;
      found.push({ list: list.name, index, class: entryClass, reason });
    });
  }
  return found;
}

const NOTHING: readonly never[] = [];
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Lists are the caller's own: those of one evaluation are never given with another. */
function complete(
  state: State,
  outcome: Evaluation['outcome'],
  reasons: readonly Reason[],
  also: Evaluation['also'] = [],
  missingFacts: Evaluation['missingFacts'] = [],
): Writable<Evaluation> {
  return { outcome, reasons, also, missingFacts, figures: figures(state), review: review(state) };
}

type Routing = {
  readonly reasons: readonly Reason[];
  readonly given?: readonly number[];
  readonly considered?: readonly number[];
  readonly recommended?: Recommended;
};

/** A routing with what it carries. `stage` may lie behind the last. */
function route(state: State, stage: number, pending: readonly number[], routing: Routing): Decided {
  const { reasons, given = NOTHING, considered = NOTHING, recommended } = routing;
  const also = alsoReasons(state, stage, given, false);
  const missing = missingInRouting(state, stage, pending, considered);
  const evaluation = complete(state, 'route-to-manual', reasons, also, missing);
  if (recommended !== undefined) evaluation.recommended = recommended;
  return { state, evaluation, stage, decisive: given };
}

function routeUnknown(state: State, stage: number, pending: readonly number[], blockers: readonly number[]): Decided {
  const leaves = noLeaves();
  walkRules(state, blockers, leaves);
  return route(state, stage, pending, { reasons: unknownReasons(state, leaves) });
}

const engineReason = (code: string): Reason => ({ code });

/** Those that a machine may decide by. */
function automaticOf(state: State, indices: readonly number[], suspended: readonly string[]): readonly number[] {
  if (indices.length === 1) {
    const isOne = isAutomatic(ruleAt(state, indices[0] as number).automation, suspended);
    return isOne ? indices : NOTHING;
  }
  const found: number[] = [];
  for (const index of indices) if (isAutomatic(ruleAt(state, index).automation, suspended)) found.push(index);
  return found.length === indices.length ? indices : found;
}

/** Step 7 for a refusal. */
function deny(state: State, stage: number, pending: readonly number[], denials: readonly number[]): Decided {
  const deciding = automaticOf(state, denials, state.suspended.denials);
  if (deciding.length > 0) {
    const reasons = reasonsOf(state, deciding);
    const also = alsoReasons(state, stage, deciding, true);
    return { state, evaluation: complete(state, 'deny', reasons, also), stage, decisive: deciding };
  }
  return route(state, stage, pending, {
    reasons: [engineReason(automaticOf(state, denials, NOTHING).length > 0 ? 'SUSPENDED' : 'RECOMMENDED')],
    recommended: { outcome: 'deny', reasons: reasonsOf(state, denials) },
  });
}

function isAnyOpenGrant(grants: readonly ResolvedGrant[]): boolean {
  for (const grant of grants) for (const { value } of grant) if (value === undefined) return true;
  return false;
}

/** Why a grant is not known: its fields, what narrows it, and restrictions that may. */
function openReasons(state: State, considered: readonly number[], grants: readonly ResolvedGrant[]): readonly Reason[] {
  const isGrantOpen = isAnyOpenGrant(grants);
  if (state.restrictions.length === 0 && !isGrantOpen) return NOTHING;
  const leaves = noLeaves();
  const openRestrictions = walkRestrictions(state, leaves);
  if (!openRestrictions && !isGrantOpen) return NOTHING;
  for (const index of considered) walkGrant(state, index, leaves);
  return unknownReasons(state, leaves);
}

/** May a machine approve? One of the true approvals, each pending one and every true restriction must say so. */
function isAutomaticApproval(
  state: State,
  pending: readonly number[],
  approvals: readonly number[],
  suspended: readonly string[],
): boolean {
  for (let i = 0; i < state.restrictions.length; i += 1) {
    const { automation } = state.program.restrictions[i] as CompiledRestriction;
    if (state.restrictions[i] === TRUE && !isAutomatic(automation, suspended)) return false;
  }
  return (
    automaticOf(state, approvals, suspended).length > 0 &&
    automaticOf(state, pending, suspended).length === pending.length
  );
}

/** Step 5, and step 7 for an approval. */
function approve(
  state: State,
  stage: number,
  pending: readonly number[],
  approvals: readonly number[],
  unknown: readonly number[],
): Decided {
  const considered = pending.length + unknown.length === 0 ? approvals : [...pending, ...approvals, ...unknown];
  const grants: ResolvedGrant[] = [];
  for (const index of considered) grants.push(resolveGrant(state, index));
  const open = openReasons(state, considered, grants);
  const isAmbiguous = grants.length > 1 && areAmbiguous(grants);
  const isEmpty = isAnyEmpty(grants);
  if (isAmbiguous || isEmpty || open.length > 0) {
    const reasons = [
      ...(isAmbiguous ? [engineReason('AMBIGUOUS_GRANT')] : []),
      ...open,
      ...(isEmpty ? [engineReason('EMPTY_GRANT')] : []),
    ];
    return route(state, stage, pending, { reasons, considered });
  }
  const resolved = must(grants[pending.length], 'grant');
  const reasons = reasonsOf(state, approvals);
  const grant = grantJson(resolved);
  const partial = partialFields(state, resolved);
  const { all, denials } = state.suspended;
  const suspended = denials.length > all.length && mayGiveLess(state, resolved) ? denials : all;
  if (isAutomaticApproval(state, pending, approvals, suspended)) {
    const evaluation = complete(state, 'approve', reasons);
    evaluation.grant = grant;
    if (partial !== undefined) evaluation.partial = partial;
    return { state, evaluation, stage, decisive: approvals };
  }
  return route(state, stage, pending, {
    reasons: [engineReason(isAutomaticApproval(state, pending, approvals, NOTHING) ? 'SUSPENDED' : 'RECOMMENDED')],
    considered,
    recommended: { outcome: 'approve', reasons, grant, ...(partial && { partial }) },
  });
}

/** One stage: its outcome, or the approvals that stay pending. FORMAT.md, section 7. */
function readStage(state: State, stage: number, pending: readonly number[]): Decided | readonly number[] {
  const live = liveRules(state, stage);
  if (live.seen === 0) return pending;
  const stops = rulesOf(state, live, STOP, TRUE);
  if (stops.length > 0) {
    if (pending.length > 0) return route(state, stage, pending, { reasons: [engineReason('STOP_UNCERTAIN')] });
    const reasons = reasonsOf(state, stops);
    const also = alsoReasons(state, stage, stops, true);
    return { state, evaluation: complete(state, 'stop', reasons, also), stage, decisive: stops };
  }
  const routings = rulesOf(state, live, ROUTE, TRUE);
  if (routings.length > 0) {
    return route(state, stage, pending, { reasons: reasonsOf(state, routings), given: routings });
  }
  const doubts = joined(rulesOf(state, live, STOP, UNKNOWN), rulesOf(state, live, ROUTE, UNKNOWN));
  const denials = rulesOf(state, live, DENY, TRUE);
  if (denials.length > 0) {
    const blockers = joined(doubts, pending);
    return blockers.length > 0 ? routeUnknown(state, stage, pending, blockers) : deny(state, stage, pending, denials);
  }
  const blockers = joined(doubts, rulesOf(state, live, DENY, UNKNOWN));
  if (blockers.length > 0) return routeUnknown(state, stage, pending, blockers);
  const approvals = rulesOf(state, live, APPROVE, TRUE);
  const unknown = rulesOf(state, live, APPROVE, UNKNOWN);
  return approvals.length > 0 ? approve(state, stage, pending, approvals, unknown) : joined(pending, unknown);
}

const joined = (a: readonly number[], b: readonly number[]): readonly number[] =>
  b.length === 0 ? a : a.length === 0 ? b : [...a, ...b];

function startedByEvent(state: State): boolean {
  const slot = state.program.scope.factSlots.get('startedBy');
  return slot !== undefined && state.program.scope.inputs[slot]?.(state.context) === 'event';
}

/** Behind the last stage. */
function undecided(state: State, pending: readonly number[]): Decided {
  const stage = state.program.scope.document.stages.length;
  if (pending.length > 0) return routeUnknown(state, stage, pending, pending);
  if (startedByEvent(state)) {
    return { state, evaluation: complete(state, 'not-due', []), stage, decisive: [] };
  }
  return route(state, stage, pending, { reasons: [engineReason('NO_RULE_APPLIED')] });
}

function contradictions(state: State): Decided | undefined {
  const { constraints } = state.program;
  if (constraints.length === 0) return undefined;
  const broken = constraints.filter(({ test }) => test.test(state.context) === FALSE);
  if (broken.length === 0) return undefined;
  const reasons = broken.map(({ id, facts: read }) => {
    const facts = knownFacts(state, read);
    return { code: 'CONTRADICTORY_FACTS', rule: id, ...(facts === undefined ? {} : { facts }) };
  });
  const evaluation = complete(state, 'route-to-manual', reasons);
  return { state, evaluation, stage: -1, decisive: [] };
}

/** Runs the rules over checked facts. Pure and synchronous. */
export function decide(program: Program, facts: Facts, suspended: readonly Suspension[]): Decided {
  const context = createContext(program, facts);
  const { restrictions, stages } = program;
  const state: State = {
    program,
    context,
    suspended: suspendedIds(suspended),
    restrictions: restrictions.length === 0 ? NOTHING : restrictions.map(({ test }) => test.test(context)),
    stages: program.unreadStages.slice(),
    toldRule: undefined,
    toldValues: undefined,
    toldFacts: undefined,
  };
  const contradicted = contradictions(state);
  if (contradicted !== undefined) return contradicted;
  let pending: readonly number[] = NOTHING;
  for (let stage = 0; stage < stages.length; stage += 1) {
    const read = readStage(state, stage, pending);
    if ('evaluation' in read) return read;
    pending = read;
  }
  return undecided(state, pending);
}
