import { status, type Aggregate } from '../reference/aggregates.ts';
import { reachableCases } from '../reference/branches.ts';
import { namedCondition } from '../reference/condition.ts';
import { all } from '../reference/kleene.ts';
import type { EntryScope, Scope } from '../reference/scope.ts';
import { isInForce } from '../reference/versions.ts';
import type { Boundary, Condition, EntryRules, Expression, ParameterDeclaration } from '../ruleset-document.ts';

/** What a walk through the conditions that were asked for meets. */
export type Asked = {
  readonly comparison: (comparison: Extract<Condition, { op: 'compare' }>, scope: Scope) => void;
  readonly boundary: (boundary: Boundary, scope: Scope) => void;
  readonly parameter: (parameter: ParameterDeclaration, key: Expression | undefined, scope: Scope) => void;
  /** The class row, and its version, that an entry has. */
  readonly entryClass: (list: string, row: string, version: number) => void;
};
type Versions = readonly { readonly boundary?: Boundary }[];
export type AskedWalk = {
  readonly condition: (condition: Condition, scope: Scope) => void;
  readonly expression: (expression: Expression, scope: Scope) => void;
  /** The indices of the versions that may be in force. */
  readonly versions: (versions: Versions, scope: Scope) => readonly number[];
  readonly classOf: (entry: EntryScope) => void;
};

/**
 * Walks down what a case asks for, in the order in which it is written: the parts of `all` up to the first that is
 * false, those of `any` up to the first that is true, of `choose` and of classes up to the first that holds, `where` of
 * every entry, the class of those that meet it. What stands behind is of no account in that case.
 */
export function createWalk({ comparison, boundary, parameter, entryClass }: Asked): AskedWalk {
  const entered = new Map<Scope, Set<object>>();
  const enter = (node: object, scope: Scope, walk: () => void): void => {
    const nodes = entered.get(scope) ?? new Set();
    entered.set(scope, nodes);
    if (nodes.has(node)) return;
    nodes.add(node);
    walk();
  };

  const upTo = (parts: readonly Condition[], stop: boolean, scope: Scope): void => {
    for (const part of parts) {
      condition(part, scope);
      if (scope.truth(part) === stop) return;
    }
  };
  const conditionParts = (node: Condition, scope: Scope): void => {
    switch (node.op) {
      case 'all':
        return upTo(node.of, false, scope);
      case 'any':
        return upTo(node.of, true, scope);
      case 'not':
        return condition(node.of, scope);
      case 'atLeast':
        return node.of.forEach((part) => condition(part, scope));
      case 'named': {
        const named = namedCondition(node.name, scope);
        if (named !== undefined) condition(named, scope);
        return;
      }
      case 'compare':
        comparison(node, scope);
        for (const operand of [node.left, node.right, ...Object.values(node.interval ?? {})]) {
          if (operand !== undefined) expression(operand, scope);
        }
    }
  };
  const condition = (node: Condition, scope: Scope): void => enter(node, scope, () => conditionParts(node, scope));

  const inForce = new Map<Scope, Map<Versions, readonly number[]>>();
  const versions = (some: Versions, scope: Scope): readonly number[] => {
    const known = inForce.get(scope) ?? new Map<Versions, readonly number[]>();
    inForce.set(scope, known);
    const found = known.get(some) ?? versionsAsked(some, scope);
    known.set(some, found);
    return found;
  };
  const versionsAsked = (some: Versions, scope: Scope): readonly number[] => {
    for (const version of some) {
      if (version.boundary === undefined) continue;
      boundary(version.boundary, scope);
      const { by } = version.boundary;
      expression({ ...by, type: { kind: 'date', openEnded: false } }, scope);
    }
    if (some.length === 1 && some[0]?.boundary === undefined) return [0];
    return some.flatMap((_, index) => (isInForce(some, index, scope) === false ? [] : [index]));
  };

  const field = (name: string, entry: Scope): void => {
    const derived = entry.world.document.entries
      .find(({ list }) => list === entry.entry?.list)
      ?.derived.find((candidate) => candidate.name === name);
    if (derived !== undefined) expression(derived.value, entry);
  };
  const aggregate = (node: Aggregate, scope: Scope): void => {
    if (node.op === 'countDistinct' && node.by.how === 'group') {
      expression({ op: 'parameter', name: node.by.grouping, type: { kind: 'grouping', systems: [] } }, scope);
    }
    const fields = [
      ...('field' in node ? [node.field] : []),
      ...('date' in node ? [node.date] : []),
      ...('by' in node ? [node.by.field] : []),
    ];
    for (const entry of scope.world.list(node.over)?.entries ?? []) {
      if (node.where !== undefined) condition(node.where, entry);
      const isMet = node.where === undefined || entry.truth(node.where) !== false;
      if (node.counted && (isMet || node.op === 'all')) classOf(entry);
      if (status(node, entry) !== false) for (const name of fields) field(name, entry);
    }
  };

  const expressionParts = (node: Expression, scope: Scope): void => {
    switch (node.op) {
      case 'literal':
        return;
      case 'fact': {
        const derived = scope.world.document.facts.find(({ name }) => name === node.name)?.derived;
        if (derived !== undefined) expression(derived, scope.world.root);
        return;
      }
      case 'field':
        return field(node.name, scope);
      case 'parameter': {
        const declared = scope.world.document.parameters.find(({ name }) => name === node.name);
        if (declared === undefined) return;
        versions(declared.versions, scope);
        if (node.key !== undefined) expression(node.key, scope);
        return parameter(declared, node.key, scope);
      }
      case 'holds':
        return condition(node.condition, scope);
      case 'choose':
        for (const { when } of node.cases) {
          condition(when, scope);
          if (scope.truth(when) === true) break;
        }
        for (const reached of reachableCases(node.cases, ({ when }) => scope.truth(when))) {
          expression(reached?.then ?? node.otherwise, scope);
        }
        return;
      case 'count':
      case 'countDistinct':
      case 'sum':
      case 'any':
      case 'all':
      case 'pick':
        return aggregate(node, scope);
      case 'isReplaced':
      case 'isDuplicate':
        return;
      default:
        for (const operand of Object.values(node).flat() as unknown[]) {
          if (isExpression(operand)) expression(operand, scope);
        }
    }
  };
  const expression = (node: Expression, scope: Scope): void => enter(node, scope, () => expressionParts(node, scope));

  const classes = (rules: EntryRules, entry: EntryScope): void => {
    let isDoubtful = false;
    for (const { id, versions: written } of rules.classes) {
      for (const version of versions(written, entry)) {
        const content = written[version]?.content;
        if (!content) continue;
        condition(content.when, entry);
        const holds = all([isInForce(written, version, entry), entry.truth(content.when)]);
        if (holds === true && !isDoubtful) entryClass(rules.list, id, version);
        if (holds === true) return;
        if (holds === 'unknown') isDoubtful = true;
      }
    }
  };
  const classOf = (entry: EntryScope): void => {
    const rules = entry.world.document.entries.find(({ list }) => list === entry.entry.list);
    if (rules !== undefined) enter(rules, entry, () => classes(rules, entry));
  };
  return { condition, expression, versions, classOf };
}

const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'op' in value && 'type' in value;
