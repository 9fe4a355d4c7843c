import { isSuspended, type EffectiveAutomation } from '../compile/automation.ts';
import { ruleTruth, type CompiledRule, type NamedNodes } from '../compile/rule.ts';
import type { Segment } from '../compile/rules.ts';
import type { Program } from '../compile/ruleset.ts';
import { must, type Context } from '../compile/scope.ts';
import type { AlsoReason, FigureValue, Reason } from '../evaluation.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import { toJson } from '../value-json.ts';

/** The rules of a stage that are not false: their indices in document order, and their truths. */
type LiveRules = {
  readonly indices: number[];
  readonly truths: Truth[];
  /** One bit for each event and truth that is among them. */
  seen: number;
};

/** An evaluation under way. */
export type State = {
  readonly program: Program;
  readonly context: Context;
  readonly suspended: readonly string[];
  readonly restrictions: readonly Truth[];
  /** The stages as far as they were asked for. */
  readonly stages: (LiveRules | undefined)[];
};

export const ruleAt = ({ program }: State, index: number): CompiledRule => program.rules[index] as CompiledRule;
export const truthOf = (state: State, index: number): Truth => ruleTruth(ruleAt(state, index), state.context);

const NOTHING: readonly number[] = [];
const EVENTS = { stop: 1, 'route-to-manual': 4, deny: 16, approve: 64 } as const;
const bit = (event: CompiledRule['event'], truth: Truth): number => EVENTS[event] * truth;

function add(live: LiveRules, rule: CompiledRule, index: number, truth: Truth): void {
  if (truth === FALSE) return;
  live.indices.push(index);
  live.truths.push(truth);
  live.seen |= bit(rule.event, truth);
}

function readSegment({ program: { rules }, context }: State, segment: Segment, live: LiveRules): void {
  const ask = (index: number): void => {
    const rule = rules[index] as CompiledRule;
    add(live, rule, index, ruleTruth(rule, context));
  };
  if (segment.kind === 'rules') {
    for (const item of segment.index.candidates(context)) ask(segment.from + item);
    return;
  }
  const { rows, starts, to } = segment;
  const read = rows.read(context);
  for (let i = 0; i < read.rows.length; i += 1) {
    const row = read.rows[i] as number;
    const index = starts[row] as number;
    add(live, rules[index] as CompiledRule, index, read.truths[i] as Truth);
    for (let exception = index + 1; exception < (starts[row + 1] as number); exception += 1) ask(exception);
  }
  for (let index = starts.at(-1) as number; index < to; index += 1) ask(index);
}

function liveRules(state: State, stage: number): LiveRules {
  const known = state.stages[stage];
  if (known !== undefined) return known;
  const live: LiveRules = { indices: [], truths: [], seen: 0 };
  for (const segment of state.program.stages[stage] ?? []) readSegment(state, segment, live);
  state.stages[stage] = live;
  return live;
}

/** Asks for all rules from this stage on that are not false. */
export function eachLive(state: State, fromStage: number, visit: (index: number, truth: Truth) => void): void {
  for (let stage = fromStage; stage < state.program.stages.length; stage += 1) {
    const { indices, truths } = liveRules(state, stage);
    for (let i = 0; i < indices.length; i += 1) visit(indices[i] as number, truths[i] as Truth);
  }
}

/** Indices of the rules of a stage with this truth, in document order. */
export function rulesOf(state: State, stage: number, event: CompiledRule['event'], truth: Truth): readonly number[] {
  const { indices, truths, seen } = liveRules(state, stage);
  if ((seen & bit(event, truth)) === 0) return NOTHING;
  return indices.filter((index, i) => truths[i] === truth && ruleAt(state, index).event === event);
}

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
  let next = 0;
  eachLive(state, fromStage, (index, truth) => {
    // Both ascend.
    if (index === given[next]) next += 1;
    else if (ruleAt(state, index).event !== 'approve') {
      if (onlyTrue && truth === UNKNOWN) return;
      found.push(Object.assign(reasonOf(state, index), { is: truth === TRUE ? 'true' : 'unknown' } as const));
    }
  });
  return found;
}
