import type { NamedFact } from '../compile/facts-read.ts';
import type { CompiledRule } from '../compile/rule.ts';
import type { Context } from '../compile/scope.ts';
import type { AlsoReason, FigureValue, Reason } from '../evaluation.ts';
import { FALSE, TRUE, UNKNOWN } from '../kleene.ts';
import { toJson } from '../value-json.ts';
import { eachLive, ruleAt, type State } from './state.ts';

/** Known values by name; nothing when there are none. */
type Known = { [name: string]: FigureValue } | undefined;

/** Adds the known ones of these values. */
function addKnown(context: Context, named: readonly NamedFact[], known: Known): Known {
  let filled = known;
  for (let i = 0; i < named.length; i += 1) {
    const { name, node } = named[i] as NamedFact;
    const json = toJson(node.value(context), node.type);
    if (json === undefined) continue;
    if (filled === undefined) filled = { [name]: json };
    else filled[name] = json;
  }
  return filled;
}
export const knownFacts = ({ context }: State, facts: readonly NamedFact[]): Known =>
  addKnown(context, facts, undefined);

function factsOfRule(context: Context, { facts }: CompiledRule): Known {
  let known: Known;
  for (let i = 0; i < facts.length; i += 1) {
    const read = facts[i] as CompiledRule['facts'][number];
    if (read.inForce.test(context) !== FALSE) known = addKnown(context, read.facts, known);
  }
  return known;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The reason a rule gives, with the values its texts name and the facts it read. */
export function reasonOf(state: State, index: number): Writable<Reason> {
  const { context } = state;
  const rule = ruleAt(state, index);
  const reason: Writable<Reason> = { code: rule.code, rule: rule.id, stage: rule.stageName };
  if (rule.part !== undefined) reason.part = rule.part;
  if (rule.version !== undefined) reason.version = rule.version;
  if (rule.partVersion !== undefined) reason.partVersion = rule.partVersion;
  const values = rule.rows === undefined ? addKnown(context, rule.values, undefined) : { rows: rule.rows(context) };
  if (values !== undefined) reason.values = values;
  const facts = factsOfRule(context, rule);
  if (facts !== undefined) reason.facts = facts;
  return reason;
}

export const reasonsOf = (state: State, indices: readonly number[]): readonly Reason[] => {
  const [only] = indices;
  return only !== undefined && indices.length === 1
    ? [reasonOf(state, only)]
    : indices.map((index) => reasonOf(state, index));
};

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
    else if (ruleAt(state, index).event !== 'approve' && (truth === TRUE || !onlyTrue)) {
      const reason = reasonOf(state, index) as Writable<AlsoReason>;
      reason.is = truth === UNKNOWN ? 'unknown' : 'true';
      found.push(reason);
    }
  });
  return found;
}
