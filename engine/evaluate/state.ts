import { isSuspended, type EffectiveAutomation } from '../compile/automation.ts';
import { ruleTruth, type CompiledRule, type NamedNodes } from '../compile/rule.ts';
import type { Program } from '../compile/ruleset.ts';
import { must, type Context } from '../compile/scope.ts';
import type { AlsoReason, FigureValue, Reason } from '../evaluation.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import { toJson } from '../value-json.ts';

/** A rule that is not false. */
export type LiveRule = { readonly index: number; readonly truth: Truth };

/** An evaluation under way. */
export type State = {
  readonly program: Program;
  readonly context: Context;
  readonly suspended: ReadonlySet<string>;
  readonly restrictions: readonly Truth[];
  /** Numbers of the rules that may be anything but false, ascending. */
  readonly candidates: readonly number[];
  /** Rules that are not false, by stage, as far as stages were asked for. */
  readonly live: (readonly LiveRule[] | undefined)[];
};

export const truthOf = (state: State, index: number): Truth =>
  ruleTruth(must(state.program.rules[index], 'rule'), state.context);

function liveOfStage(state: State, stage: number): readonly LiveRule[] {
  const known = state.live[stage];
  if (known !== undefined) return known;
  const live: LiveRule[] = [];
  for (const index of state.candidates) {
    if (state.program.rules[index]?.stage !== stage) continue;
    const truth = truthOf(state, index);
    if (truth !== FALSE) live.push({ index, truth });
  }
  state.live[stage] = live;
  return live;
}

/** All rules that are not false. */
export const liveRules = (state: State): readonly LiveRule[] =>
  state.program.scope.document.stages.flatMap((_, stage) => liveOfStage(state, stage));

/** Indices of the rules of a stage with this truth, in document order. */
export function rulesOf(state: State, stage: number, event: CompiledRule['event'], truth: Truth): readonly number[] {
  const found: number[] = [];
  for (const live of liveOfStage(state, stage)) {
    if (live.truth === truth && state.program.rules[live.index]?.event === event) found.push(live.index);
  }
  return found;
}

export const isAutomatic = (state: State, effective: EffectiveAutomation, heedSuspensions: boolean): boolean =>
  effective.automation === 'automatic' && !(heedSuspensions && isSuspended(effective, state.suspended));

/** Known values by name; nothing when there are none. */
type Known = { readonly [name: string]: FigureValue } | undefined;
const known = (entries: readonly (readonly [string, FigureValue])[]): Known =>
  entries.length === 0 ? undefined : Object.fromEntries(entries);

function knownValues(context: Context, named: NamedNodes): Known {
  const entries = named.flatMap(({ name, node }) => {
    const json = toJson(node.value(context), node.type);
    return json === undefined ? [] : [[name, json] as const];
  });
  return known(entries);
}

export function knownFacts(state: State, slots: readonly number[]): Known {
  const entries = slots.flatMap((slot) => {
    const declared = must(state.program.scope.facts[slot], 'fact');
    const json = toJson(must(state.program.facts[slot], 'fact').value(state.context), declared.type);
    return json === undefined ? [] : [[declared.name, json] as const];
  });
  return known(entries);
}

/** The reason a rule gives, with the values its texts name and the facts it read. */
export function reasonOf(state: State, index: number): Reason {
  const rule = must(state.program.rules[index], 'rule');
  const rows = rule.rows?.(state.context);
  const values = rows === undefined ? knownValues(state.context, rule.values) : { rows };
  const read = rule.facts.filter(({ inForce }) => inForce.test(state.context) !== FALSE);
  const facts = knownFacts(state, [...new Set(read.flatMap(({ slots }) => slots))]);
  return {
    code: rule.code,
    rule: rule.id,
    stage: must(state.program.scope.document.stages[rule.stage], 'stage'),
    ...(rule.part === undefined ? {} : { part: rule.part }),
    ...(rule.version === undefined ? {} : { version: rule.version }),
    ...(rule.partVersion === undefined ? {} : { partVersion: rule.partVersion }),
    ...(values === undefined ? {} : { values }),
    ...(facts === undefined ? {} : { facts }),
  };
}

/** Stops, routings and denials of this and later stages that are not among the reasons. */
export function alsoReasons(
  state: State,
  fromStage: number,
  given: readonly number[],
  onlyTrue: boolean,
): readonly AlsoReason[] {
  const found: AlsoReason[] = [];
  for (let stage = fromStage; stage < state.program.scope.document.stages.length; stage += 1) {
    for (const { index, truth } of liveOfStage(state, stage)) {
      const isGiven = given.includes(index) || state.program.rules[index]?.event === 'approve';
      if (isGiven || (onlyTrue && truth === UNKNOWN)) continue;
      found.push({ ...reasonOf(state, index), is: truth === TRUE ? 'true' : 'unknown' });
    }
  }
  return found;
}
