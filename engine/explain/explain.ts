import { classOf } from '../compile/entries.ts';
import type { CompiledRule } from '../compile/rule.ts';
import type { Program } from '../compile/ruleset.ts';
import { listOf, must } from '../compile/scope.ts';
import { decide, type Decided } from '../evaluate/evaluate.ts';
import { truthOf, type State } from '../evaluate/state.ts';
import type { Facts, FigureValue } from '../evaluation.ts';
import type { Counterfactual, EntryTrace, Explanation, RuleTrace } from '../explanation.ts';
import { FALSE, truthWord } from '../kleene.ts';
import { toJson } from '../value-json.ts';
import { findCounterfactuals } from './counterfactuals.ts';

export type ExplainOptions = {
  readonly suspended?: readonly string[];
  /** Default true: what would have been approved, for facts that can be acted on or supplied. */
  readonly counterfactuals?: boolean;
};

function ruleTrace(decided: Decided, rule: CompiledRule, index: number): RuleTrace {
  const { state } = decided;
  const { context } = state;
  return {
    stage: must(state.program.scope.document.stages[rule.stage], 'stage'),
    rule: rule.id,
    version: rule.version ?? 0,
    ...(rule.part === undefined ? {} : { part: rule.part }),
    ...(rule.partVersion === undefined ? {} : { partVersion: rule.partVersion }),
    event: rule.event,
    reason: rule.code,
    is: truthWord(truthOf(state, index)),
    automation: rule.automation.automation,
    ...(rule.applies === undefined ? {} : { applies: rule.applies.trace(context) }),
    condition: rule.own.trace(context),
    decisive: decided.decisive.includes(index),
  };
}

/** Rules in force: those with no version boundary that is known to lie on another version. */
function ruleTraces(decided: Decided): readonly RuleTrace[] {
  const { program, context } = decided.state;
  const rules = program.rules.flatMap((rule, index) =>
    rule.inForce.test(context) === FALSE ? [] : [ruleTrace(decided, rule, index)],
  );
  const restrictions = program.restrictions.flatMap((restriction, i): readonly RuleTrace[] => [
    {
      stage: '',
      rule: restriction.id,
      version: restriction.version,
      event: 'restriction',
      reason: restriction.code,
      is: truthWord(must(decided.state.restrictions[i], 'restriction')),
      automation: restriction.automation.automation,
      condition: restriction.test.trace(context),
      decisive: false,
    },
  ]);
  return [...restrictions, ...rules];
}

function entryTraces(state: State): readonly EntryTrace[] {
  const { context, program } = state;
  return [...program.scope.lists.values()].flatMap((list) => {
    const value = listOf(program.scope, list, context);
    if (value === undefined || list.otherwise === undefined) return [];
    return value.entries.map((entry) => {
      context.entry = entry;
      const classified = classOf(list, context);
      const derived = list.fields.flatMap((field, slot) => {
        if (list.derived[slot] === undefined) return [];
        const node = must(program.fields.get(list.name)?.[slot], field.name);
        const json = toJson(node.value(context), field.type);
        return json === undefined ? [] : [[field.name, json] as readonly [string, FigureValue]];
      });
      context.entry = undefined;
      return {
        list: list.name,
        index: entry.index,
        class: classified.class,
        reason: classified.reason,
        rule: classified.row,
        derived: Object.fromEntries(derived),
      };
    });
  });
}

function derivedFacts(state: State): { readonly [name: string]: FigureValue } {
  const { program, context } = state;
  const entries = program.scope.facts.flatMap((fact, slot) => {
    if (fact.derived === undefined) return [];
    const json = toJson(must(program.facts[slot], fact.name).value(context), fact.type);
    return json === undefined ? [] : [[fact.name, json] as readonly [string, FigureValue]];
  });
  return Object.fromEntries(entries);
}

/** The outcome of checked facts, with every rule in force and what each of its conditions was. */
export function explain(program: Program, facts: Facts, options: ExplainOptions): Explanation {
  const suspended = options.suspended ?? [];
  const decided = decide(program, facts, suspended);
  const { state, evaluation, stage } = decided;
  const counterfactuals: readonly Counterfactual[] =
    options.counterfactuals === false ? [] : findCounterfactuals(program, facts, suspended, evaluation);
  return {
    evaluation,
    path: program.scope.document.stages.slice(0, stage + 1),
    constraints: program.constraints.map(({ id, test }) => ({ id, condition: test.trace(state.context) })),
    rules: ruleTraces(decided),
    entries: entryTraces(state),
    derived: derivedFacts(state),
    counterfactuals,
  };
}
