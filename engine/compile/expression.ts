import { UNKNOWN, FALSE, TRUE } from '../kleene.ts';
import { rescale } from '../number.ts';
import type { Expression, ValueType } from '../ruleset-document.ts';
import { isFullyKnown, sameValue, UNREAD } from '../value.ts';
import { fromJson } from '../value-json.ts';
import { compileAggregate } from './aggregate.ts';
import { compileArithmetic } from './arithmetic.ts';
import { compileDateFunction } from './date-function.ts';
import { entryFreeNode } from './entry-free.ts';
import { compileEntryFunction } from './entry-function.ts';
import { compileField } from './field.ts';
import { addFact, type Leaves } from './leaves.ts';
import { compileParameter } from './parameter.ts';
import { compileCondition, compileExpression, must, type Context, type Scope, type ValueNode } from './scope.ts';
import { coarseness } from './coarse.ts';

type Of<Op extends Expression['op']> = Extract<Expression, { op: Op }>;

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

function compileFact(scope: Scope, expression: Of<'fact'>): ValueNode {
  const slot = must(scope.factSlots.get(expression.name), expression.name);
  const declared = must(scope.facts[slot], expression.name);
  if (declared.derived === undefined) {
    const input = must(scope.inputs[slot], expression.name);
    const isCoarse = coarseness(scope, declared.type);
    const unknownNeeds = declared.question === undefined ? 'value' : 'answer';
    return {
      type: declared.type,
      slot,
      value: input,
      walk: (_, leaves) => addFact(leaves, slot, unknownNeeds),
      walkCoarse: (_, leaves) => addFact(leaves, slot, 'exact-code'),
      ...(isCoarse && { mayChange: (context: Context) => isCoarse(input(context)) }),
    };
  }
  const own = scaleOf(declared.type);
  return {
    type: declared.type,
    slot,
    value: (context) => {
      const known = context.values[slot];
      if (known !== UNREAD) return known;
      const node = must(scope.derived[slot], declared.name);
      const entry = context.entry;
      context.entry = undefined;
      const value = rescale(node.value(context), scaleOf(node.type), own);
      context.entry = entry;
      context.values[slot] = value;
      return value;
    },
    walk: (context, leaves) => {
      const mark = `fact ${slot}`;
      if (leaves.entered.has(mark)) return;
      leaves.entered.add(mark);
      const entry = context.entry;
      context.entry = undefined;
      must(scope.derived[slot], declared.name).walk(context, leaves);
      context.entry = entry;
    },
    walkCoarse: (context, leaves) => {
      const entry = context.entry;
      context.entry = undefined;
      must(scope.derived[slot], declared.name).walkCoarse?.(context, leaves);
      context.entry = entry;
    },
    mayChange: (context) => {
      const entry = context.entry;
      context.entry = undefined;
      const may = must(scope.derived[slot], declared.name).mayChange?.(context) === true;
      context.entry = entry;
      return may;
    },
  };
}

/** The node of a fact: one for all that read it. */
function factNode(scope: Scope, expression: Of<'fact'>): ValueNode {
  const slot = must(scope.factSlots.get(expression.name), expression.name);
  const known = scope.factNodes[slot];
  if (known !== undefined) return known;
  const node = compileFact(scope, expression);
  scope.factNodes[slot] = node;
  return node;
}

function compileChoose(scope: Scope, expression: Of<'choose'>): ValueNode {
  const own = scaleOf(expression.type);
  const branch = (e: Expression): ValueNode => {
    const node = compileExpression(scope, e);
    const scale = scaleOf(node.type);
    return scale === own ? node : { ...node, value: (context) => rescale(node.value(context), scale, own) };
  };
  const cases = expression.cases.map((c) => ({ when: compileCondition(scope, c.when), then: branch(c.then) }));
  const otherwise = branch(expression.otherwise);
  const reachable = (context: Context): readonly ValueNode[] => {
    const nodes: ValueNode[] = [];
    for (const { when, then } of cases) {
      const truth = when.test(context);
      if (truth !== FALSE) nodes.push(then);
      if (truth === TRUE) return nodes;
    }
    nodes.push(otherwise);
    return nodes;
  };
  return {
    type: expression.type,
    value: (context) => {
      const [first, ...rest] = reachable(context);
      const value = first?.value(context);
      if (rest.length === 0) return value;
      if (!isFullyKnown(value) || first?.mayChange?.(context) === true) return undefined;
      return rest.every((node) => sameValue(node.value(context), value) && node.mayChange?.(context) !== true)
        ? value
        : undefined;
    },
    walk: (context, leaves) => {
      for (const { when } of cases) {
        const truth = when.test(context);
        if (truth === UNKNOWN) when.walk(context, leaves);
        if (truth === TRUE) break;
      }
      for (const node of reachable(context)) if (!isFullyKnown(node.value(context))) node.walk(context, leaves);
    },
    walkCoarse: (context, leaves) => {
      for (const node of reachable(context)) node.walkCoarse?.(context, leaves);
    },
    mayChange: (context) => reachable(context).some((node) => node.mayChange?.(context) === true),
  };
}

function compileLiteral(expression: Of<'literal'>): ValueNode {
  const value = fromJson(expression.value, expression.type);
  return {
    type: expression.type,
    value: () => value,
    literal: value,
    walk: (_: Context, leaves: Leaves) => void leaves,
  };
}

/** The node of an expression. */
export function expressionNode(scope: Scope, expression: Expression): ValueNode {
  const entryFree = entryFreeNode(scope, expression);
  if (entryFree !== undefined) return entryFree;
  switch (expression.op) {
    case 'literal':
      return compileLiteral(expression);
    case 'fact':
      return factNode(scope, expression);
    case 'field':
      return compileField(scope, expression);
    case 'parameter':
      return compileParameter(scope, expression);
    case 'holds': {
      const condition = compileCondition(scope, expression.condition);
      return {
        type: expression.type,
        value: (context) => {
          const truth = condition.test(context);
          return truth === UNKNOWN ? undefined : truth === TRUE;
        },
        walk: condition.walk,
      };
    }
    case 'choose':
      return compileChoose(scope, expression);
    case 'plus':
    case 'minus':
    case 'times':
    case 'max':
    case 'min':
    case 'dividedBy':
      return compileArithmetic(scope, expression);
    case 'count':
    case 'countDistinct':
    case 'sum':
    case 'any':
    case 'all':
    case 'pick':
      return compileAggregate(scope, expression);
    case 'isReplaced':
    case 'isDuplicate':
      return compileEntryFunction(scope, expression);
    default:
      return compileDateFunction(scope, expression);
  }
}
