import type { Boundary, Condition, DistinctBy, Expression } from '../ruleset-document.ts';
import { element, groupingOf, keyOf, replaces, sameField, status, type Aggregate } from './aggregates.ts';
import { intervalEnds, namedCondition, type Comparison } from './condition.ts';
import { reachableBranches } from './branches.ts';
import { formulaTruth, type Formula } from './formula.ts';
import { all } from './kleene.ts';
import type { Leaves } from './leaves.ts';
import type { EntryScope, Scope } from './scope.ts';
import { isFullyKnown, unknown } from './values.ts';
import { boundaryDate, isCoarseKey, isInForce, isPassed, parameterContent } from './versions.ts';

/** Down through unknown nodes only, to the leaves: FORMAT.md 9. */

type Node<Op extends Expression['op']> = Expression & { readonly op: Op };
export type Walk = {
  readonly formula: (formula: Formula) => void;
  /** An expression of the application that is not fully known, or (`exactCode`) too coarse a code. */
  readonly expression: (expression: Expression, exactCode?: boolean) => void;
};

const hasCode = ({ type }: Expression): boolean =>
  type.kind === 'code' || (type.kind === 'set' && type.of.kind === 'code');

/** All arguments of a function that takes values. */
const argumentsOf = (node: Expression): readonly Expression[] => {
  const given: readonly (Expression | undefined)[] = [
    'of' in node ? node.of : [],
    'amount' in node ? node.amount : [],
    'years' in node ? node.years : [],
    'from' in node ? node.from : [],
    'to' in node ? node.to : [],
    'saturday' in node ? node.saturday : [],
  ].flat();
  return given.filter((argument) => argument !== undefined);
};

export const createWalk = (root: Scope, leaves: Leaves): Walk => {
  const { world } = root;

  const fact = (name: string, exactCode: boolean): void => {
    const declared = world.document.facts.find((candidate) => candidate.name === name);
    if (declared === undefined) return;
    if (declared.derived !== undefined) expression(declared.derived, root, exactCode);
    else if (exactCode) leaves.missing(name, 'exact-code');
    else if (world.fact(name).kind === 'unknown')
      leaves.missing(name, declared.question === undefined ? 'value' : 'answer');
  };
  const field = (name: string, scope: Scope, exactCode = false): void => {
    const { entry } = scope;
    if (entry === undefined) return;
    const rules = world.document.entries.find(({ list }) => list === entry.list);
    const derived = rules?.derived.find((candidate) => candidate.name === name);
    if (derived !== undefined) expression(derived.value, scope, exactCode);
    else if (exactCode) leaves.missingField({ ...scope, entry }, name, 'exact-code');
    else if (scope.field(name).kind === 'unknown') leaves.missingField({ ...scope, entry }, name, 'value');
  };

  const boundaries = (versions: readonly { readonly boundary?: Boundary }[], index: number, scope: Scope): void => {
    if (isInForce(versions, index, scope) !== 'unknown') return;
    for (const { boundary } of versions.slice(index)) {
      if (boundary === undefined || isPassed(boundary, scope) !== 'unknown') continue;
      if (boundary.by.op === 'fact') fact(boundary.by.name, false);
      else field(boundary.by.name, scope);
    }
  };

  const parameter = (node: Node<'parameter'>, scope: Scope): void => {
    const declared = world.document.parameters.find(({ name }) => name === node.name);
    if (declared === undefined) return;
    const { versions } = declared;
    const key = node.key && scope.value(node.key);
    if (parameterContent(declared, key, scope) === 'missing') {
      const [inForce, ...others] = versions.filter((_, index) => isInForce(versions, index, scope) !== false);
      const boundary = others.length > 0 ? undefined : (inForce?.boundary ?? versions[1]?.boundary);
      leaves.missingParameter(node.name, boundary && boundaryDate(boundary, scope));
      return;
    }
    for (const index of versions.keys()) boundaries(versions, index, scope);
    if (node.key === undefined || key === undefined) return;
    if (!isFullyKnown(key)) expression(node.key, scope);
    else if (isCoarseKey(key, scope)) expression(node.key, scope, true);
  };

  const classOf = (entry: EntryScope): void => {
    if (world.classOf(entry).class === 'route-to-manual') leaves.review(entry);
    if (world.classOf(entry).class !== 'unknown') return;
    const rules = world.document.entries.find(({ list }) => list === entry.entry.list);
    for (const { versions } of rules?.classes ?? []) {
      for (const [index, { content }] of versions.entries()) {
        if (content === null) continue;
        const truth = all([isInForce(versions, index, entry), entry.truth(content.when)]);
        if (truth === true) return;
        if (truth === false) continue;
        boundaries(versions, index, entry);
        condition(content.when, entry);
      }
    }
  };

  const key = (by: DistinctBy, entry: EntryScope): void => {
    const groupingExpression = groupingOf(by);
    const grouping = groupingExpression === undefined ? unknown : entry.value(groupingExpression);
    if (keyOf(by, grouping, entry).is !== 'unknown') return;
    const value = entry.field(by.field);
    if (!isFullyKnown(value)) field(by.field, entry);
    else if (value.kind === 'code' && (by.how !== 'group' || grouping.kind === 'grouping'))
      field(by.field, entry, true);
  };

  const aggregate = (node: Aggregate, scope: Scope): void => {
    const list = world.list(node.over);
    if (list === undefined) return leaves.missing(node.over, 'value');
    if (!list.complete) leaves.missing(node.over, 'complete-list');
    if (node.op === 'countDistinct') {
      const grouping = groupingOf(node.by);
      if (grouping !== undefined && !isFullyKnown(scope.value(grouping))) expression(grouping, scope);
    }
    const isTruth = node.op === 'any' || node.op === 'all';
    for (const entry of list.entries) {
      const state = isTruth ? element(node, entry) : status(node, entry);
      if (state === 'unknown') {
        if (node.where !== undefined) condition(node.where, entry);
        if (node.counted) classOf(entry);
      }
      if (isTruth || state === false) continue;
      const read = node.op === 'sum' ? [node.field] : node.op === 'pick' ? [node.field, node.date] : [];
      for (const name of read) if (!isFullyKnown(entry.field(name))) field(name, entry);
      if (node.op === 'countDistinct') key(node.by, entry);
    }
  };

  const entryFunction = (node: Node<'isReplaced' | 'isDuplicate'>, scope: Scope): void => {
    const { entry: at } = scope;
    const list = at === undefined ? undefined : world.list(at.list);
    const own = at === undefined ? undefined : list?.entries[at.index];
    if (at === undefined || list === undefined || own === undefined) return;
    const unknownPair = (pairs: readonly (readonly [EntryScope, string])[]): void => {
      const open = pairs.filter(([entry, name]) => !isFullyKnown(entry.field(name)));
      for (const [entry, name] of open.length > 0 ? open : pairs) field(name, entry, open.length === 0);
    };
    if (node.op === 'isReplaced') {
      if (!list.complete) leaves.missing(at.list, 'complete-list');
      for (const other of list.entries) {
        if (other.entry.index === at.index || replaces(other, own, node) !== 'unknown') continue;
        unknownPair([
          [other, node.replaces],
          [own, node.id],
        ]);
      }
      return;
    }
    for (const other of list.entries.slice(0, at.index)) {
      const truths = node.by.map((name) => sameField(other, own, name));
      if (all(truths) !== 'unknown') continue;
      for (const [i, name] of node.by.entries()) {
        if (truths[i] !== 'unknown') continue;
        unknownPair([
          [other, name],
          [own, name],
        ]);
      }
    }
  };

  /** `exactCode`: the value is known but too coarse a code. */
  const expression = (node: Expression, scope: Scope, exactCode = false): void => {
    switch (node.op) {
      case 'literal':
        return;
      case 'fact':
        return fact(node.name, exactCode);
      case 'field':
        return field(node.name, scope, exactCode);
      case 'parameter':
        return exactCode ? undefined : parameter(node, scope);
      case 'holds':
        return condition(node.condition, scope);
      case 'choose':
        for (const { when } of exactCode ? [] : unknownWhens(node, scope)) condition(when, scope);
        for (const branch of reachableBranches(node, scope)) {
          if (exactCode || !isFullyKnown(scope.value(branch))) expression(branch, scope, exactCode);
        }
        return;
      case 'count':
      case 'countDistinct':
      case 'sum':
      case 'any':
      case 'all':
      case 'pick':
        return exactCode ? pickedCode(node) : aggregate(node, scope);
      case 'isReplaced':
      case 'isDuplicate':
        return entryFunction(node, scope);
      default:
        for (const argument of argumentsOf(node)) {
          if (!isFullyKnown(scope.value(argument))) expression(argument, scope);
        }
    }
  };
  /** The field that a known `pick` gave. */
  const pickedCode = (node: Aggregate): void => {
    if (node.op !== 'pick') return;
    const picked = { ...node, field: node.date };
    const date = root.value(picked);
    for (const entry of world.list(node.over)?.entries ?? []) {
      const own = entry.field(node.date);
      const isPicked = date.kind === 'date' && own.kind === 'date' && own.value.equals(date.value);
      if (isPicked && status(node, entry) === true) field(node.field, entry, true);
    }
  };
  const unknownWhens = (node: Node<'choose'>, scope: Scope): readonly { readonly when: Condition }[] => {
    const firstTrue = node.cases.findIndex(({ when }) => scope.truth(when) === true);
    return firstTrue === -1 ? node.cases : node.cases.slice(0, firstTrue);
  };

  const comparison = (node: Comparison, scope: Scope): void => {
    const ends = intervalEnds.map(([end]) => node.interval?.[end]);
    const operands = [node.left, node.right, ...ends].filter((operand) => operand !== undefined);
    const open = operands.filter((operand) => !isFullyKnown(scope.value(operand)));
    for (const operand of open) expression(operand, scope);
    if (open.length === 0) for (const operand of operands.filter(hasCode)) expression(operand, scope, true);
  };

  /** Nothing of a condition that is true or false. */
  const condition = (node: Condition, scope: Scope): void => {
    if (scope.truth(node) !== 'unknown') return;
    switch (node.op) {
      case 'all':
      case 'any':
      case 'atLeast':
        for (const part of node.of) condition(part, scope);
        return;
      case 'not':
        return condition(node.of, scope);
      case 'named': {
        const named = namedCondition(node.name, scope);
        return named === undefined ? undefined : condition(named, scope);
      }
      case 'compare':
        return comparison(node, scope);
    }
  };

  const formula = (node: Formula): void => {
    if (formulaTruth(node, root) !== 'unknown') return;
    switch (node.op) {
      case 'condition':
        return condition(node.condition, root);
      case 'inForce':
        return boundaries(node.versions, node.index, root);
      case 'holds':
        for (const { inForce, met } of node.versions) {
          formula(inForce);
          if (formulaTruth(inForce, root) !== false) formula(met);
        }
        return;
      case 'all':
      case 'any':
      case 'atLeast':
        for (const part of node.of) formula(part);
        return;
      case 'not':
        return formula(node.of);
    }
  };
  return { formula, expression: (node, exactCode) => expression(node, root, exactCode) };
};
