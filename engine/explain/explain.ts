import { classOf } from '../compile/entries.ts';
import { eachEntry } from '../compile/over.ts';
import type { Program } from '../compile/ruleset.ts';
import { listOf, must } from '../compile/scope.ts';
import { decide, type Decided } from '../evaluate/evaluate.ts';
import type { State } from '../evaluate/state.ts';
import type { Facts, FigureValue, Suspension } from '../evaluation.ts';
import type { Counterfactual, EntryTrace, Explanation, RuleTrace } from '../explanation.ts';
import { allWord, FALSE, truthWord } from '../kleene.ts';
import { toJson } from '../value-json.ts';
import { findCounterfactuals } from './counterfactuals.ts';

export type ExplainOptions = {
  readonly suspended?: readonly Suspension[];
  /** Default true: what would have been approved, for facts that can be acted on or supplied. */
  readonly counterfactuals?: boolean;
};

/** What is always traced of a rule: it is written once a ruleset. */
type Head = Pick<RuleTrace, 'stage' | 'rule' | 'version' | 'part' | 'partVersion' | 'event' | 'reason'>;
const headsOfProgram = new WeakMap<Program, readonly Head[]>();

function headsOf(program: Program): readonly Head[] {
  const known = headsOfProgram.get(program);
  if (known !== undefined) return known;
  const heads = program.rules.map((rule) => ({
    stage: rule.stageName,
    rule: rule.id,
    version: rule.version ?? 0,
    ...(rule.part === undefined ? {} : { part: rule.part }),
    ...(rule.partVersion === undefined ? {} : { partVersion: rule.partVersion }),
    event: rule.event,
    reason: rule.code,
  }));
  headsOfProgram.set(program, heads);
  return heads;
}

/** Adds the rules in force: those with no version boundary that is known to lie on another version. */
function addRuleTraces({ state, decisive: deciding }: Decided, traces: RuleTrace[]): void {
  const { program, context } = state;
  const heads = headsOf(program);
  program.rules.forEach((rule, index) => {
    if (rule.inForce.test(context) === FALSE) return;
    const head = heads[index] as Head;
    const { automation } = rule.automation;
    const applies = rule.applies?.trace(context);
    const condition = rule.own.trace(context);
    const is = applies === undefined ? condition.is : allWord([applies, condition]);
    const decisive = deciding.includes(index);
    traces.push(
      applies === undefined
        ? { ...head, is, automation, condition, decisive }
        : { ...head, is, automation, applies, condition, decisive },
    );
  });
}

function ruleTraces(decided: Decided): readonly RuleTrace[] {
  const { program, context, restrictions } = decided.state;
  const traces = program.restrictions.map((restriction, i): RuleTrace => ({
    stage: '',
    rule: restriction.id,
    version: restriction.version,
    event: 'restriction',
    reason: restriction.code,
    is: truthWord(must(restrictions[i], 'restriction')),
    automation: restriction.automation.automation,
    condition: restriction.test.trace(context),
    decisive: false,
  }));
  addRuleTraces(decided, traces);
  return traces;
}

type Known = { [name: string]: FigureValue };

function entryTraces({ context, program }: State): readonly EntryTrace[] {
  const traces: EntryTrace[] = [];
  for (const list of program.classified) {
    const value = listOf(program.scope, list, context);
    if (value === undefined) continue;
    const fields = program.fields.get(list.name) ?? [];
    eachEntry(context, value, ({ index }) => {
      const { class: entryClass, reason, row } = classOf(list, context);
      const derived: Known = {};
      list.fields.forEach((field, slot) => {
        if (list.isDerived[slot] !== true) return;
        const json = toJson(must(fields[slot], field.name).value(context), field.type);
        if (json !== undefined) derived[field.name] = json;
      });
      traces.push({ list: list.name, index, class: entryClass, reason, rule: row, derived });
    });
  }
  return traces;
}

function derivedFacts({ program, context }: State): { readonly [name: string]: FigureValue } {
  const known: Known = {};
  program.scope.facts.forEach((fact, slot) => {
    if (fact.derived === undefined) return;
    const json = toJson(must(program.facts[slot], fact.name).value(context), fact.type);
    if (json !== undefined) known[fact.name] = json;
  });
  return known;
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
