import { isSuspended, type EffectiveAutomation } from '../compile/automation.ts';
import { ruleTruth, type CompiledRule, type NamedNodes } from '../compile/rule.ts';
import type { Program } from '../compile/ruleset.ts';
import { must, type Context } from '../compile/scope.ts';
import type { AlsoReason, FigureValue, Reason } from '../evaluation.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import { toJson } from '../value-json.ts';

/** A rule that is not false. */
export type LiveRule = { readonly index: number; readonly truth: Truth };

/** The rules of a stage that are not false, and by event and truth their indices, in document order. */
type StageRules = { readonly live: LiveRule[]; readonly found: (number[] | undefined)[] };

/** An evaluation under way. */
export type State = {
  readonly program: Program;
  readonly context: Context;
  readonly suspended: readonly string[];
  readonly restrictions: readonly Truth[];
  /** Numbers of the rules that may be anything but false, ascending. */
  readonly candidates: readonly number[];
  /** The stages as far as they were asked for. */
  readonly stages: (StageRules | undefined)[];
};

export const truthOf = (state: State, index: number): Truth =>
  ruleTruth(must(state.program.rules[index], 'rule'), state.context);

const NOTHING: readonly number[] = [];
const EVENTS = { stop: 0, 'route-to-manual': 2, deny: 4, approve: 6 } as const;
const bucket = (event: CompiledRule['event'], truth: Truth): number => EVENTS[event] + (truth === TRUE ? 1 : 0);

function stageRules(state: State, stage: number): StageRules {
  const known = state.stages[stage];
  if (known !== undefined) return known;
  const read: StageRules = { live: [], found: [] };
  for (const index of state.candidates) {
    const rule = state.program.rules[index];
    if (rule?.stage !== stage) continue;
    const truth = ruleTruth(rule, state.context);
    if (truth === FALSE) continue;
    read.live.push({ index, truth });
    const key = bucket(rule.event, truth);
    const same = read.found[key];
    if (same === undefined) read.found[key] = [index];
    else same.push(index);
  }
  state.stages[stage] = read;
  return read;
}

/** All rules from this stage on that are not false. */
export function liveRules(state: State, fromStage: number): readonly LiveRule[] {
  const stages = state.program.scope.document.stages.length;
  if (fromStage === stages - 1) return stageRules(state, fromStage).live;
  const live: LiveRule[] = [];
  for (let stage = fromStage; stage < stages; stage += 1) live.push(...stageRules(state, stage).live);
  return live;
}

/** Indices of the rules of a stage with this truth, in document order. */
export const rulesOf = (state: State, stage: number, event: CompiledRule['event'], truth: Truth): readonly number[] =>
  stageRules(state, stage).found[bucket(event, truth)] ?? NOTHING;

export const isAutomatic = (state: State, effective: EffectiveAutomation, heedSuspensions: boolean): boolean =>
  effective.automation === 'automatic' &&
  !(heedSuspensions && state.suspended.length > 0 && isSuspended(effective, state.suspended));

/** Known values by name; nothing when there are none. */
type Known = { readonly [name: string]: FigureValue } | undefined;
type Filling = { [name: string]: FigureValue };

function knownValues(context: Context, named: NamedNodes): Known {
  let known: Filling | undefined;
  for (const { name, node } of named) {
    const json = toJson(node.value(context), node.type);
    if (json !== undefined) (known ??= {})[name] = json;
  }
  return known;
}

/** Adds the known ones of these facts. */
function addFacts(state: State, slots: readonly number[], known: Filling | undefined): Filling | undefined {
  const { program, context } = state;
  let filled = known;
  for (const slot of slots) {
    const node = must(program.facts[slot], 'fact');
    const json = toJson(node.value(context), node.type);
    if (json !== undefined) (filled ??= {})[must(program.scope.facts[slot], 'fact').name] = json;
  }
  return filled;
}
export const knownFacts = (state: State, slots: readonly number[]): Known => addFacts(state, slots, undefined);

function factsOfRule(state: State, rule: CompiledRule): Known {
  let known: Filling | undefined;
  for (const { inForce, slots } of rule.facts) {
    if (inForce.test(state.context) !== FALSE) known = addFacts(state, slots, known);
  }
  return known;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The reason a rule gives, with the values its texts name and the facts it read. */
export function reasonOf(state: State, index: number): Reason {
  const rule = must(state.program.rules[index], 'rule');
  const stage = must(state.program.scope.document.stages[rule.stage], 'stage');
  const reason: Writable<Reason> = { code: rule.code, rule: rule.id, stage };
  if (rule.part !== undefined) reason.part = rule.part;
  if (rule.version !== undefined) reason.version = rule.version;
  if (rule.partVersion !== undefined) reason.partVersion = rule.partVersion;
  const values = rule.rows === undefined ? knownValues(state.context, rule.values) : { rows: rule.rows(state.context) };
  if (values !== undefined) reason.values = values;
  const facts = factsOfRule(state, rule);
  if (facts !== undefined) reason.facts = facts;
  return reason;
}

/** Stops, routings and denials of this and later stages that are not among the reasons. */
export function alsoReasons(
  state: State,
  fromStage: number,
  given: readonly number[],
  onlyTrue: boolean,
): readonly AlsoReason[] {
  const found: AlsoReason[] = [];
  const isGiven = new Set(given);
  for (const { index, truth } of liveRules(state, fromStage)) {
    if (state.program.rules[index]?.event === 'approve' || isGiven.has(index)) continue;
    if (onlyTrue && truth === UNKNOWN) continue;
    found.push(Object.assign(reasonOf(state, index), { is: truth === TRUE ? 'true' : 'unknown' } as const));
  }
  return found;
}
