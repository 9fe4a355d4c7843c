import type { ValueType } from '../ruleset-document.ts';
import { isFullyKnown, type Value } from '../value.ts';
import type { Context, ValueNode } from './scope.ts';

type Apply = (...values: readonly Value[]) => Value;

/** A function of its arguments: none if one is none, else unknown if one is unknown, else what `apply` makes of them. */
export function strict(type: ValueType, nodes: readonly ValueNode[], apply: Apply): ValueNode {
  return {
    type,
    value: valueOf(nodes, apply),
    walk: (context, leaves) => {
      for (const node of nodes) if (!isFullyKnown(node.value(context))) node.walk(context, leaves);
    },
  };
}

/** Of one and of two arguments without a list of them. */
function valueOf(nodes: readonly ValueNode[], apply: Apply): (context: Context) => Value {
  const [first, second] = nodes;
  if (nodes.length === 1 && first !== undefined) {
    return (context) => {
      const value = first.value(context);
      return value === null || value === undefined ? value : apply(value);
    };
  }
  if (nodes.length === 2 && first !== undefined && second !== undefined) {
    return (context) => {
      const a = first.value(context);
      const b = second.value(context);
      if (a === null || b === null) return null;
      return a === undefined || b === undefined ? undefined : apply(a, b);
    };
  }
  return (context) => {
    const values = nodes.map((node) => node.value(context));
    if (values.includes(null)) return null;
    return values.includes(undefined) ? undefined : apply(...values);
  };
}
