import { isSuspended, type EffectiveAutomation, type SuspendedIds } from '../compile/automation.ts';
import { APPROVE, DENY, ROUTE, ruleTruth, STOP, type CompiledRule } from '../compile/rule.ts';
import type { LiveRules, Segment } from '../compile/rules.ts';
import type { Program } from '../compile/ruleset.ts';
import type { Context } from '../compile/scope.ts';
import type { Reason } from '../evaluation.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from '../kleene.ts';

/** An evaluation under way. */
export type State = {
  readonly program: Program;
  readonly context: Context;
  readonly suspended: SuspendedIds;
  readonly restrictions: readonly Truth[];
  /** The stages as far as they were asked for. */
  readonly stages: (LiveRules | undefined)[];
  /** The rule that a reason was last made of, and what it names. */
  toldRule: CompiledRule | undefined;
  toldValues: Reason['values'] | undefined;
  toldFacts: Reason['facts'] | undefined;
};

export const ruleAt = ({ program }: State, index: number): CompiledRule => program.rules[index] as CompiledRule;
export const truthOf = (state: State, index: number): Truth => ruleTruth(ruleAt(state, index), state.context);

const NOTHING: readonly number[] = [];
const NONE: LiveRules = { indices: [], truths: [], seen: 0 };
/** What a routing names missing facts for: whatever is unknown, and grants. */
const OPEN = (STOP + ROUTE + DENY + APPROVE) * UNKNOWN + APPROVE * TRUE;

/** One rule alone is what most stages have: made once a rule where it is true, and never added to. */
function alone({ alone: made }: Program, rule: CompiledRule, index: number, truth: Truth): LiveRules {
  if (truth !== TRUE) return { indices: [index], truths: [truth], seen: rule.kind * truth };
  return (made[index] ??= { indices: [index], truths: [truth], seen: rule.kind * truth });
}

function withRule(program: Program, live: LiveRules, index: number, truth: Truth): LiveRules {
  const rule = program.rules[index] as CompiledRule;
  if (live === NONE) return alone(program, rule, index, truth);
  if (live.indices.length === 1) {
    const [indices, truths] = [
      [live.indices[0] as number, index],
      [live.truths[0] as Truth, truth],
    ];
    return { indices, truths, seen: live.seen | (rule.kind * truth) };
  }
  live.indices.push(index);
  live.truths.push(truth);
  live.seen |= rule.kind * truth;
  return live;
}

/** Adds the rules from one index to another that are not false. */
function ask({ program, context }: State, from: number, to: number, found: LiveRules): LiveRules {
  let live = found;
  for (let index = from; index < to; index += 1) {
    const rule = program.rules[index] as CompiledRule;
    const truth = ruleTruth(rule, context);
    if (truth !== FALSE) live = withRule(program, live, index, truth);
  }
  return live;
}

/** Adds the rules of a segment that are not false. */
function readSegment(state: State, segment: Segment, found: LiveRules): LiveRules {
  const { program, context } = state;
  let live = found;
  if (segment.kind === 'rules') {
    const candidates = segment.index.candidates(context);
    for (let i = 0; i < candidates.length; i += 1) {
      const index = segment.from + (candidates[i] as number);
      live = ask(state, index, index + 1, live);
    }
    return live;
  }
  const { rows, starts, behind, to } = segment;
  const read = rows.read(context);
  for (let i = 0; i < read.rows.length; i += 1) {
    const row = read.rows[i] as number;
    const index = starts[row] as number;
    live = withRule(program, live, index, read.truths[i] as Truth);
    const next = starts[row + 1] ?? behind;
    if (next > index + 1) live = ask(state, index + 1, next, live);
  }
  return to > behind ? ask(state, behind, to, live) : live;
}

export function liveRules(state: State, stage: number): LiveRules {
  const known = state.stages[stage];
  if (known !== undefined) return known;
  let live = NONE;
  const segments = state.program.stages[stage] as readonly Segment[];
  for (let i = 0; i < segments.length; i += 1) live = readSegment(state, segments[i] as Segment, live);
  state.stages[stage] = live;
  return live;
}

/** Visits all rules from this stage on that are not false. */
export function eachLive(state: State, fromStage: number, visit: (index: number, truth: Truth) => void): void {
  for (let stage = fromStage; stage < state.program.stages.length; stage += 1) {
    const { indices, truths } = liveRules(state, stage);
    for (let i = 0; i < indices.length; i += 1) visit(indices[i] as number, truths[i] as Truth);
  }
}

/** Indices of the rules with this truth, in document order. */
export function rulesOf(
  { program }: State,
  { indices, truths, seen }: LiveRules,
  kind: number,
  truth: Truth,
): readonly number[] {
  if ((seen & (kind * truth)) === 0) return NOTHING;
  if (indices.length === 1) return indices;
  return indices.filter((index, i) => truths[i] === truth && program.rules[index]?.kind === kind);
}

/** Is anything unknown from this stage on, or an approval true? */
export function isAnyOpen(state: State, fromStage: number): boolean {
  for (let stage = fromStage; stage < state.program.stages.length; stage += 1) {
    if ((liveRules(state, stage).seen & OPEN) !== 0) return true;
  }
  return false;
}

export const isAutomatic = (effective: EffectiveAutomation, suspended: readonly string[]): boolean =>
  effective.automation === 'automatic' && !(suspended.length > 0 && isSuspended(effective, suspended));
