import type { ValueType } from '../ruleset-document.ts';
import { isFullyKnown, type Value } from '../value.ts';
import type { ValueNode } from './scope.ts';

/** A function of its arguments: none if one is none, else unknown if one is unknown, else what `apply` makes of them. */
export function strict(
  type: ValueType,
  nodes: readonly ValueNode[],
  apply: (values: readonly Value[]) => Value,
): ValueNode {
  return {
    type,
    value: (context) => {
      const values = nodes.map((node) => node.value(context));
      if (values.includes(null)) return null;
      return values.includes(undefined) ? undefined : apply(values);
    },
    walk: (context, leaves) => {
      for (const node of nodes) if (!isFullyKnown(node.value(context))) node.walk(context, leaves);
    },
  };
}
