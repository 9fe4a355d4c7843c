import { FALSE, TRUE, type Truth } from '../kleene.ts';
import type {
  Automation,
  Condition,
  Exception,
  Expression,
  GrantField,
  NamedExpressions,
  RuleContent,
  ValueType,
} from '../ruleset-document.ts';
import { rescale } from '../number.ts';
import { toJson } from '../value-json.ts';
import type { FigureValue } from '../evaluation.ts';
import type { Value } from '../value.ts';
import { automationOf, type EffectiveAutomation } from './automation.ts';
import { allOf, always } from './combinators.ts';
import { factsRead } from './facts-read.ts';
import type { Leaves } from './leaves.ts';
import {
  compileCondition,
  compileExpression,
  must,
  type Context,
  type NamedFact,
  type Scope,
  type Test,
  type ValueNode,
} from './scope.ts';

export type RuleEvent = 'stop' | 'deny' | 'route-to-manual' | 'approve';
/** Events as numbers: times a truth, each has a bit of its own. */
export const [STOP, ROUTE, DENY, APPROVE] = [1, 4, 16, 64];
export const kindOf = (event: RuleEvent): number =>
  ({ stop: STOP, 'route-to-manual': ROUTE, deny: DENY, approve: APPROVE })[event];
/** Facts that a reason names, where what reads them may be in force. */
export type FactsRead = { readonly inForce: Test; readonly facts: readonly NamedFact[] };

export type NamedNodes = readonly {
  readonly name: string;
  readonly node: ValueNode;
  readonly expression: Expression;
}[];
/** What an approval gives, or a restriction narrows. */
export type GrantNodes = readonly (NamedNodes[number] & {
  readonly field: GrantField;
  /** Of what stands in the ruleset. */
  readonly settled: GivenField | undefined;
})[];
/** A field of a grant that is given, in units of the field. Unknown: `undefined`. */
export type GivenField = {
  readonly field: GrantField;
  readonly value: Value;
  /** Its JSON form, where all evaluations may have the same. */
  readonly json: FigureValue | undefined;
};

/** One rule of a stage, as sections, rules and tables stand for. FORMAT.md, section 6. */
export type CompiledRule = {
  readonly stage: number;
  readonly stageName: string;
  readonly event: RuleEvent;
  readonly kind: number;
  readonly code: string;
  readonly id: string;
  readonly part?: string;
  /** Absent of `TABLE_NOT_UNIQUE`. */
  readonly version: number | undefined;
  readonly partVersion?: number;
  readonly inForce: Test;
  /** Demands without which it is false: what it is filed under. */
  readonly guards: readonly Condition[];
  /** A: whether the section applies; absent for what is no section. */
  readonly applies: Test | undefined;
  /** The rest of its condition. */
  readonly own: Test;
  readonly values: NamedNodes;
  /** The facts named in its condition; of an approval, those of the requirements' versions that may be in force. */
  readonly facts: readonly FactsRead[];
  readonly grant: GrantNodes | undefined;
  readonly automation: EffectiveAutomation;
  /** Of `TABLE_NOT_UNIQUE`: the rows that are not false. */
  readonly rows?: (context: Context) => readonly string[];
};

/** The same rule with its members in one order, present or not: an evaluation that meets all kinds reads them faster. */
export const inOneShape = (rule: CompiledRule): CompiledRule =>
  ({
    stage: rule.stage,
    stageName: rule.stageName,
    event: rule.event,
    kind: rule.kind,
    code: rule.code,
    id: rule.id,
    part: rule.part,
    version: rule.version,
    partVersion: rule.partVersion,
    inForce: rule.inForce,
    guards: rule.guards,
    applies: rule.applies,
    own: rule.own,
    values: rule.values,
    facts: rule.facts,
    grant: rule.grant,
    automation: rule.automation,
    rows: rule.rows,
  }) as CompiledRule;

export const ruleTruth = (rule: CompiledRule, context: Context): Truth => {
  if (rule.applies === undefined) return rule.own.test(context);
  const applies = rule.applies.test(context);
  return applies === FALSE ? FALSE : (Math.min(applies, rule.own.test(context)) as Truth);
};

/** Enters a rule that is unknown: through `applies` alone as long as that is not true. */
export function walkRule(rule: CompiledRule, context: Context, leaves: Leaves): void {
  if (rule.applies !== undefined && rule.applies.test(context) !== TRUE) rule.applies.walk(context, leaves);
  else rule.own.walk(context, leaves);
}

export const compileNamed = (scope: Scope, expressions: NamedExpressions): NamedNodes =>
  expressions.map(({ name, value }: { name: string; value: Expression }) => ({
    name,
    node: compileExpression(scope, value),
    expression: value,
  }));

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

export function compileGrant(scope: Scope, expressions: NamedExpressions): GrantNodes {
  return compileNamed(scope, expressions).map((named) => {
    const field = must(
      scope.document.grant.find(({ name }) => name === named.name),
      named.name,
    );
    const { literal, type } = named.node;
    const value = rescale(literal, scaleOf(type), scaleOf(field.type));
    const json = Array.isArray(value) ? undefined : toJson(value, field.type);
    const settled = literal === undefined ? undefined : { field, value, json };
    return { ...named, field, settled };
  });
}

type ExceptionTo = Pick<CompiledRule, 'stage' | 'stageName' | 'id' | 'version' | 'inForce' | 'guards' | 'applies'> & {
  readonly part?: string;
};

/** The rule that an exception to a refusal stands for. */
export function exceptionRule(scope: Scope, to: ExceptionTo, refused: Test, exception: Exception): CompiledRule {
  const named: Condition = { op: 'named', name: exception.condition };
  return {
    ...to,
    part: exception.condition,
    event: 'route-to-manual',
    kind: ROUTE,
    code: 'EXCEPTION_CLAIMED',
    own: allOf([refused, compileCondition(scope, named)]),
    values: [],
    facts: [{ inForce: always, facts: factsRead(scope, [named]) }],
    grant: undefined,
    automation: { automation: 'automatic', ids: [] },
  };
}

type RuleAt = Pick<CompiledRule, 'stage' | 'stageName' | 'id' | 'version' | 'inForce' | 'guards'> & {
  readonly part?: string;
};

const readOf = new WeakMap<readonly NamedFact[], CompiledRule['facts']>();
/** Facts that are read in every version; rules that share the list share this. */
function alwaysRead(facts: readonly NamedFact[]): CompiledRule['facts'] {
  const read = readOf.get(facts) ?? [{ inForce: always, facts }];
  readOf.set(facts, read);
  return read;
}

/** A rule or row, and the exceptions to it when it denies. */
export function compileEvent(
  scope: Scope,
  at: RuleAt,
  content: Omit<RuleContent, 'when' | 'title' | 'legalBasis'> & Automation,
  test: Test,
  facts: readonly NamedFact[],
): readonly CompiledRule[] {
  const rule: CompiledRule = {
    ...at,
    event: content.event,
    kind: kindOf(content.event),
    code: content.reason,
    applies: undefined,
    own: test,
    values: compileNamed(scope, content.values),
    facts: alwaysRead(facts),
    grant: content.grant === undefined ? undefined : compileGrant(scope, content.grant),
    automation: automationOf(scope.document, content.event, [content], [at.id]),
  };
  if (content.event !== 'deny') return [rule];
  const exceptions = (content.exceptions ?? []).map((exception) =>
    exceptionRule(scope, { ...at, applies: undefined }, test, exception),
  );
  return [rule, ...exceptions];
}
