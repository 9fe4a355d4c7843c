import { automationOf, type EffectiveAutomation } from './automation.ts';
import { allOf } from './combinators.ts';
import { conditionTest } from './condition.ts';
import { compileEntries } from './entries.ts';
import { expressionNode } from './expression.ts';
import { factsRead, slotsRead } from './facts-read.ts';
import { guardsOf } from './guards.ts';
import { compileGrant, type GrantNodes } from './rule.ts';
import { compileRules, type StagedRules } from './rules.ts';
import {
  compileCondition,
  compileExpression,
  createScope,
  must,
  type Compilers,
  type ListScope,
  type NamedFact,
  type Scope,
  type Test,
  type ValueNode,
} from './scope.ts';
import { inForceTests, type InForce } from './versions.ts';
import { UNREAD } from '../value.ts';
import type { GrantField, ReasonTexts, Remedy, RulesetDocument, Versioned } from '../ruleset-document.ts';

export type CompiledRestriction = {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly test: Test;
  readonly narrows: GrantNodes;
  readonly automation: EffectiveAutomation;
};

/** A ruleset ready to be evaluated. */
export type Program = StagedRules & {
  readonly scope: Scope;
  /** Input and derived facts by slot. */
  readonly facts: readonly ValueNode[];
  /** Fields by list and slot. */
  readonly fields: ReadonlyMap<string, readonly ValueNode[]>;
  readonly constraints: readonly {
    readonly id: string;
    readonly test: Test;
    readonly slots: readonly number[];
    readonly facts: readonly NamedFact[];
  }[];
  readonly restrictions: readonly CompiledRestriction[];
  /** Lists whose entries are classified. */
  readonly classified: readonly ListScope[];
  /** Values, truths and tables of an evaluation before anything is read. */
  readonly unread: readonly (typeof UNREAD)[];
  readonly unasked: readonly undefined[];
  readonly unreadTables: readonly undefined[];
  readonly unreadStages: readonly undefined[];
  /** Fields of the grant that say what was asked. */
  readonly asked: readonly { readonly field: GrantField; readonly node: ValueNode }[];
  readonly figures: readonly { readonly name: string; readonly node: ValueNode }[];
  /** Texts by reason code and remedies by outcome, with when they are in force. */
  readonly reasons: ReadonlyMap<string, readonly InForceContent<ReasonTexts>[]>;
  readonly remedies: ReadonlyMap<string, readonly InForceContent<Remedy>[]>;
};

export type InForceContent<T> = { readonly inForce: InForce; readonly content: T | null };

function contentsInForce<T>(scope: Scope, versions: Versioned<T>): readonly InForceContent<T>[] {
  const inForce = inForceTests(scope, versions);
  return versions.map(({ content }, i) => ({ inForce: must(inForce[i], 'version'), content }));
}

function compileRestrictions(scope: Scope): readonly CompiledRestriction[] {
  return scope.document.restrictions.flatMap(({ id, versions }) => {
    const inForce = inForceTests(scope, versions);
    return versions.flatMap(({ content }, version) => {
      if (content === null) return [];
      const force = must(inForce[version], id).test;
      return [
        {
          id,
          version,
          code: content.reason,
          test: allOf([force, compileCondition(scope, content.when)]),
          narrows: compileGrant(scope, content.narrows),
          automation: automationOf(scope.document, 'restriction', [content], [id]),
        },
      ];
    });
  });
}

/** `guards`: what rules are filed under; without any, each is asked every time. */
export function compileProgram(document: RulesetDocument, guards: Compilers['guards'] = guardsOf): Program {
  const scope = createScope(document, { expression: expressionNode, condition: conditionTest, guards });
  scope.facts.forEach((fact, slot) => {
    if (fact.derived !== undefined) scope.derived[slot] = compileExpression(scope, fact.derived);
  });
  compileEntries(scope);
  const facts = scope.facts.map(({ name, type }) => compileExpression(scope, { op: 'fact', name, type }));
  const staged = compileRules(scope);
  const program: Omit<Program, 'unread' | 'unasked' | 'unreadTables' | 'unreadStages'> = {
    ...staged,
    scope,
    facts,
    classified: [...scope.lists.values()].filter((list) => list.otherwise !== undefined),
    fields: new Map(
      [...scope.lists.values()].map((list) => [
        list.name,
        list.fields.map(({ name, type }) => compileExpression({ ...scope, list }, { op: 'field', name, type })),
      ]),
    ),
    constraints: document.constraints.map(({ id, condition }) => ({
      id,
      test: compileCondition(scope, condition),
      slots: slotsRead(scope, [condition]),
      facts: factsRead(scope, [condition]),
    })),
    restrictions: compileRestrictions(scope),
    asked: document.grant.flatMap((field) =>
      field.asked === undefined
        ? []
        : [{ field, node: must(facts[must(scope.factSlots.get(field.asked), field.asked)], field.asked) }],
    ),
    figures: document.figures.map(({ name, value }) => ({ name, node: compileExpression(scope, value) })),
    reasons: new Map(document.reasons.map(({ code, versions }) => [code, contentsInForce(scope, versions)])),
    remedies: new Map(document.remedies.map(({ outcome, versions }) => [outcome, contentsInForce(scope, versions)])),
  };
  return {
    ...program,
    unread: Array.from({ length: scope.facts.length + scope.keptValues.count() }, () => UNREAD),
    unasked: blank(scope.numbers.count()),
    unreadTables: blank(scope.tables.count()),
    unreadStages: blank(document.stages.length),
  };
}

const blank = (count: number): readonly undefined[] => Array.from({ length: count }, () => undefined);
