import { isSuspended, type EffectiveAutomation } from '../compile/automation.ts';
import { ruleTruth, type CompiledRule, type NamedNodes } from '../compile/rules.ts';
import type { Program } from '../compile/ruleset.ts';
import { must, type Context } from '../compile/scope.ts';
import type { AlsoReason, FigureValue, Reason } from '../evaluation.ts';
import { FALSE, truthWord, type Truth } from '../kleene.ts';
import { toJson } from '../value-json.ts';

/** An evaluation under way: truths of rules and restrictions as far as they were asked for. */
export type State = {
  readonly program: Program;
  readonly context: Context;
  readonly suspended: ReadonlySet<string>;
  readonly truths: (Truth | undefined)[];
  readonly restrictions: readonly Truth[];
};

export const truthOf = (state: State, index: number): Truth =>
  (state.truths[index] ??= ruleTruth(must(state.program.rules[index], 'rule'), state.context));

/** Indices of the rules of a stage with one of these truths, in document order. */
export function rulesOf(state: State, stage: number, event: CompiledRule['event'], truth: Truth): readonly number[] {
  return state.program.rules.flatMap((rule, index) =>
    rule.stage === stage && rule.event === event && truthOf(state, index) === truth ? [index] : [],
  );
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
  const rows = rule.rows?.filter(({ test }) => test.test(state.context) !== FALSE).map(({ id }) => id);
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
  const { rules } = state.program;
  const stages = state.program.scope.document.stages;
  const found: AlsoReason[] = [];
  for (let stage = fromStage; stage < stages.length; stage += 1) {
    rules.forEach((rule, index) => {
      if (rule.stage !== stage || rule.event === 'approve' || given.includes(index)) return;
      const truth = truthOf(state, index);
      const word = truthWord(truth);
      if (word === 'false' || (onlyTrue && word === 'unknown')) return;
      found.push({ ...reasonOf(state, index), is: word });
    });
  }
  return found;
}
