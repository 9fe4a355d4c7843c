import { classOf } from '../compile/entries.ts';
import { noLeaves } from '../compile/leaves.ts';
import { eachEntry } from '../compile/over.ts';
import type { Program } from '../compile/ruleset.ts';
import { listOf, must } from '../compile/scope.ts';
import type { Evaluation, Facts, FigureValue, Reason, Recommended, ReviewedEntry } from '../evaluation.ts';
import { FALSE, TRUE, UNKNOWN } from '../kleene.ts';
import { toJson } from '../value-json.ts';
import { createContext } from './context.ts';
import { areAmbiguous, grantJson, isEmptyGrant, partialFields, resolveGrant, type ResolvedGrant } from './grant.ts';
import { missingFacts, routingLeaves, unknownReasons, walkGrant, walkRestrictions, walkRules } from './missing.ts';
import { alsoReasons, isAutomatic, knownFacts, reasonOf, rulesOf, type State } from './state.ts';

/** An outcome with the stage that gave it and the rules that did; what `explain` builds on. */
export type Decided = {
  readonly state: State;
  readonly evaluation: Evaluation;
  /** Index of the stage that gave the outcome; the number of stages when none did. */
  readonly stage: number;
  readonly decisive: readonly number[];
};

function figures(state: State): Evaluation['figures'] {
  const known: { [name: string]: FigureValue } = {};
  for (const { name, node } of state.program.figures) {
    const json = toJson(node.value(state.context), node.type);
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

type Parts = Partial<Evaluation> & Pick<Evaluation, 'outcome' | 'reasons'>;
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function complete(state: State, parts: Parts): Evaluation {
  const evaluation: Writable<Evaluation> = {
    outcome: parts.outcome,
    reasons: parts.reasons,
    also: parts.also ?? [],
    missingFacts: parts.missingFacts ?? [],
    figures: figures(state),
    review: review(state),
  };
  if (parts.grant !== undefined) evaluation.grant = parts.grant;
  if (parts.partial !== undefined) evaluation.partial = parts.partial;
  if (parts.recommended !== undefined) evaluation.recommended = parts.recommended;
  return evaluation;
}

type Routing = {
  readonly reasons: readonly Reason[];
  readonly given?: readonly number[];
  readonly considered?: readonly number[];
  readonly recommended?: Recommended;
};

/** A routing with what it carries. `stage` may lie behind the last. */
function route(state: State, stage: number, pending: readonly number[], routing: Routing): Decided {
  const leaves = routingLeaves(state, stage, pending, routing.considered ?? []);
  const evaluation = complete(state, {
    outcome: 'route-to-manual',
    reasons: routing.reasons,
    also: alsoReasons(state, stage, routing.given ?? [], false),
    missingFacts: missingFacts(state, leaves),
    ...(routing.recommended === undefined ? {} : { recommended: routing.recommended }),
  });
  return { state, evaluation, stage, decisive: routing.given ?? [] };
}

function routeUnknown(state: State, stage: number, pending: readonly number[], blockers: readonly number[]): Decided {
  const leaves = noLeaves();
  walkRules(state, blockers, leaves);
  return route(state, stage, pending, { reasons: unknownReasons(state, leaves) });
}

const engineReason = (code: string): Reason => ({ code });

/** Step 7 for a refusal. */
function deny(state: State, stage: number, pending: readonly number[], denials: readonly number[]): Decided {
  const automatic = (heed: boolean): readonly number[] =>
    denials.filter((index) => isAutomatic(state, must(state.program.rules[index], 'rule').automation, heed));
  const deciding = automatic(true);
  if (deciding.length > 0) {
    const evaluation = complete(state, {
      outcome: 'deny',
      reasons: deciding.map((index) => reasonOf(state, index)),
      also: alsoReasons(state, stage, deciding, true),
    });
    return { state, evaluation, stage, decisive: deciding };
  }
  return route(state, stage, pending, {
    reasons: [engineReason(automatic(false).length > 0 ? 'SUSPENDED' : 'RECOMMENDED')],
    recommended: { outcome: 'deny', reasons: denials.map((index) => reasonOf(state, index)) },
  });
}

function partialAnd(state: State, grant: ResolvedGrant): { partial?: readonly string[] } {
  const partial = partialFields(state, grant);
  return partial.length === 0 ? {} : { partial };
}

const isOpen = (grant: ResolvedGrant): boolean => {
  for (const value of grant.values()) if (value === undefined) return true;
  return false;
};

/** Why a grant is not known: its fields, what narrows it, and restrictions that may. */
function openReasons(state: State, considered: readonly number[], grants: readonly ResolvedGrant[]): readonly Reason[] {
  const leaves = noLeaves();
  const openRestrictions = state.restrictions.length > 0 && walkRestrictions(state, leaves);
  if (!openRestrictions && !grants.some(isOpen)) return [];
  for (const index of considered) walkGrant(state, index, leaves);
  return unknownReasons(state, leaves);
}

/** Step 5, and step 7 for an approval. */
function approve(state: State, stage: number, pending: readonly number[], approvals: readonly number[]): Decided {
  const unknown = rulesOf(state, stage, 'approve', UNKNOWN);
  const considered = [...pending, ...approvals, ...unknown];
  const grants = considered.map((index) => resolveGrant(state, index));
  const reasons = [
    ...(areAmbiguous(grants) ? [engineReason('AMBIGUOUS_GRANT')] : []),
    ...openReasons(state, considered, grants),
    ...(grants.some(isEmptyGrant) ? [engineReason('EMPTY_GRANT')] : []),
  ];
  if (reasons.length > 0) return route(state, stage, pending, { reasons, considered });

  const grant = must(grants[pending.length], 'grant');
  const given = {
    outcome: 'approve',
    reasons: approvals.map((index) => reasonOf(state, index)),
    grant: grantJson(state, grant),
    ...partialAnd(state, grant),
  } as const;
  const automatic = (heed: boolean): boolean => {
    const of = (index: number): boolean =>
      isAutomatic(state, must(state.program.rules[index], 'rule').automation, heed);
    const restricted = state.program.restrictions.some(
      (restriction, i) => state.restrictions[i] === TRUE && !isAutomatic(state, restriction.automation, heed),
    );
    return approvals.some(of) && pending.every(of) && !restricted;
  };
  if (automatic(true)) return { state, evaluation: complete(state, given), stage, decisive: approvals };
  return route(state, stage, pending, {
    reasons: [engineReason(automatic(false) ? 'SUSPENDED' : 'RECOMMENDED')],
    considered,
    recommended: given,
  });
}

/** One stage: its outcome, or the approvals that stay pending. FORMAT.md, section 7. */
function readStage(state: State, stage: number, pending: readonly number[]): Decided | readonly number[] {
  const stops = rulesOf(state, stage, 'stop', TRUE);
  if (stops.length > 0) {
    if (pending.length > 0) return route(state, stage, pending, { reasons: [engineReason('STOP_UNCERTAIN')] });
    const reasons = stops.map((index) => reasonOf(state, index));
    const also = alsoReasons(state, stage, stops, true);
    return { state, evaluation: complete(state, { outcome: 'stop', reasons, also }), stage, decisive: stops };
  }
  const routings = rulesOf(state, stage, 'route-to-manual', TRUE);
  if (routings.length > 0) {
    const reasons = routings.map((index) => reasonOf(state, index));
    return route(state, stage, pending, { reasons, given: routings });
  }
  const doubts = [...rulesOf(state, stage, 'stop', UNKNOWN), ...rulesOf(state, stage, 'route-to-manual', UNKNOWN)];
  const denials = rulesOf(state, stage, 'deny', TRUE);
  if (denials.length > 0) {
    const blockers = [...doubts, ...pending];
    return blockers.length > 0 ? routeUnknown(state, stage, pending, blockers) : deny(state, stage, pending, denials);
  }
  const blockers = [...doubts, ...rulesOf(state, stage, 'deny', UNKNOWN)];
  if (blockers.length > 0) return routeUnknown(state, stage, pending, blockers);
  const approvals = rulesOf(state, stage, 'approve', TRUE);
  if (approvals.length > 0) return approve(state, stage, pending, approvals);
  return [...pending, ...rulesOf(state, stage, 'approve', UNKNOWN)];
}

function startedByEvent(state: State): boolean {
  const slot = state.program.scope.factSlots.get('startedBy');
  return slot !== undefined && state.program.scope.inputs[slot]?.(state.context) === 'event';
}

/** Behind the last stage. */
function undecided(state: State, pending: readonly number[]): Decided {
  const stage = state.program.scope.document.stages.length;
  if (pending.length > 0) return routeUnknown(state, stage, pending, pending);
  if (startedByEvent(state)) {
    return { state, evaluation: complete(state, { outcome: 'not-due', reasons: [] }), stage, decisive: [] };
  }
  return route(state, stage, pending, { reasons: [engineReason('NO_RULE_APPLIED')] });
}

function contradictions(state: State): Decided | undefined {
  const broken = state.program.constraints.filter(({ test }) => test.test(state.context) === FALSE);
  if (broken.length === 0) return undefined;
  const reasons = broken.map(({ id, facts: slots }) => {
    const facts = knownFacts(state, slots);
    return { code: 'CONTRADICTORY_FACTS', rule: id, ...(facts === undefined ? {} : { facts }) };
  });
  const evaluation = complete(state, { outcome: 'route-to-manual', reasons });
  return { state, evaluation, stage: -1, decisive: [] };
}

/** Runs the rules over checked facts. Pure and synchronous. */
export function decide(program: Program, facts: Facts, suspended: readonly string[]): Decided {
  const context = createContext(program, facts);
  const state: State = {
    program,
    context,
    suspended,
    stages: [],
    restrictions: program.restrictions.map(({ test }) => test.test(context)),
  };
  const contradicted = contradictions(state);
  if (contradicted !== undefined) return contradicted;
  let pending: readonly number[] = [];
  for (let stage = 0; stage < program.scope.document.stages.length; stage += 1) {
    const read = readStage(state, stage, pending);
    if ('evaluation' in read) return read;
    pending = read;
  }
  return undecided(state, pending);
}
