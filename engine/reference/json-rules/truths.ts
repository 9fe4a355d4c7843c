import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Truth } from '../kleene.ts';
import { wholeFormula, type Program, type Rule } from '../rules.ts';
import type { Scope } from '../scope.ts';
import { constantFact, createTranslation, type JsonCondition, type Reading } from './conditions.ts';
import { addOperators, operandOf } from './operators.ts';
import { readsLists } from './reads-lists.ts';

const readings = ['certainly', 'possibly'] as const;

const asTopLevel = (condition: JsonCondition): TopLevelCondition =>
  'fact' in condition ? { all: [condition] } : condition;

/** The rules, restrictions and constraints that turn on no list. */
export const rulesWithoutLists = (program: Program, root: Scope): readonly Rule[] => {
  const turnsOnList = readsLists(root);
  return [...program.rules, ...program.restrictions, ...program.constraints].filter(
    (rule) => !turnsOnList([rule.guard, rule.own]),
  );
};

/** Each rule's truth, from its two readings in json-rules-engine. A fresh engine each time: one shares its state. */
export const truthsByJsonRules = async (rules: readonly Rule[], root: Scope): Promise<ReadonlyMap<Rule, Truth>> => {
  const engine = new Engine([], { allowUndefinedFacts: false, allowUndefinedConditions: false });
  addOperators(engine, root.world.systems);
  engine.addFact(constantFact, true);
  for (const { name, type } of root.world.document.facts) {
    if (type.kind !== 'list') engine.addFact(name, operandOf(root.world.fact(name), type));
  }
  const defined = new Set<string>();
  const translate = createTranslation(root, (name, make) => {
    if (!defined.has(name)) {
      defined.add(name);
      engine.setCondition(name, asTopLevel(make()));
    }
    return { condition: name };
  });
  const nameOf = (index: number, reading: Reading): string => `${reading} ${index}`;
  for (const [index, rule] of rules.entries()) {
    for (const reading of readings) {
      const conditions = asTopLevel(translate(wholeFormula(rule), reading));
      engine.addRule({ name: nameOf(index, reading), conditions, event: { type: 'holds' } });
    }
  }
  const { results } = await engine.run();
  const holding = new Set(results.map(({ name }) => name));
  return new Map(
    rules.map((rule, index) => {
      const isPossible = holding.has(nameOf(index, 'possibly'));
      const isCertain = holding.has(nameOf(index, 'certainly'));
      if (isCertain && !isPossible) throw new Error(`${rule.id} is certain but not possible`);
      return [rule, isCertain ? true : isPossible ? 'unknown' : false];
    }),
  );
};
