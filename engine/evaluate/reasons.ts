import { always } from '../compile/combinators.ts';
import type { CompiledRule, NamedNodes } from '../compile/rule.ts';
import { valueAt, type Context, type NamedFact } from '../compile/scope.ts';
import type { AlsoReason, FigureValue, Reason } from '../evaluation.ts';
import { FALSE, TRUE } from '../kleene.ts';
import { toJson } from '../value-json.ts';
import { liveRules, ruleAt, type State } from './state.ts';

/** Known values by name; nothing when there are none. */
type Known = { [name: string]: FigureValue } | undefined;

/** Adds the known ones of these facts. */
function addKnown(context: Context, named: readonly NamedFact[], known: Known): Known {
  let filled = known;
  for (let i = 0; i < named.length; i += 1) {
    const { name, slot, type, value } = named[i] as NamedFact;
    const json = toJson(valueAt(context, slot, value), type);
    if (json === undefined) continue;
    filled ??= {};
    filled[name] = json;
  }
  return filled;
}

function valuesOf(context: Context, nodes: NamedNodes): Known {
  let filled: Known;
  for (const { name, node } of nodes) {
    const json = toJson(node.value(context), node.type);
    if (json === undefined) continue;
    filled ??= {};
    filled[name] = json;
  }
  return filled;
}
export const knownFacts = ({ context }: State, facts: readonly NamedFact[]): Known =>
  addKnown(context, facts, undefined);

function factsOfRule(context: Context, { facts }: CompiledRule): Known {
  let known: Known;
  for (let i = 0; i < facts.length; i += 1) {
    const read = facts[i] as CompiledRule['facts'][number];
    if (read.inForce === always || read.inForce.test(context) !== FALSE) known = addKnown(context, read.facts, known);
  }
  return known;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Reads what a reason names of a rule; one that is told of twice in one evaluation names the same. */
function readNamed(state: State, rule: CompiledRule): void {
  if (state.toldRule === rule) return;
  const { context } = state;
  state.toldRule = rule;
  state.toldValues = rule.rows === undefined ? valuesOf(context, rule.values) : { rows: rule.rows(context) };
  state.toldFacts = factsOfRule(context, rule);
}

/** The reason a rule gives, with the values its texts name and the facts it read. */
function reasonOf(state: State, index: number): Writable<Reason> {
  const rule = ruleAt(state, index);
  readNamed(state, rule);
  const { toldValues: values, toldFacts: facts } = state;
  const reason: Writable<Reason> = { code: rule.code, rule: rule.id, stage: rule.stageName };
  if (rule.part !== undefined) reason.part = rule.part;
  if (rule.version !== undefined) reason.version = rule.version;
  if (rule.partVersion !== undefined) reason.partVersion = rule.partVersion;
  if (values !== undefined) reason.values = values;
  if (facts !== undefined) reason.facts = facts;
  return reason;
}

export function reasonsOf(state: State, indices: readonly number[]): readonly Reason[] {
  if (indices.length === 1) return [reasonOf(state, indices[0] as number)];
  return indices.map((index) => reasonOf(state, index));
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
  for (let stage = fromStage; stage < state.program.stages.length; stage += 1) {
    const { indices, truths } = liveRules(state, stage);
    for (let i = 0; i < indices.length; i += 1) {
      const index = indices[i] as number;
      // Both ascend.
      if (index === given[next]) {
        next += 1;
        continue;
      }
      const isTrue = truths[i] === TRUE;
      if (ruleAt(state, index).event === 'approve' || (onlyTrue && !isTrue)) continue;
      const reason = reasonOf(state, index) as Writable<AlsoReason>;
      reason.is = isTrue ? 'true' : 'unknown';
      found.push(reason);
    }
  }
  return found;
}
