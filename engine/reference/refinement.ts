import type { Expression } from '../ruleset-document.ts';
import { reachableBranches } from './branches.ts';
import type { Scope } from './scope.ts';
import type { Value } from './values.ts';

const isCoarse = (value: Value, { world }: Scope): boolean => {
  if (value.kind === 'code') return world.systems.isCoarse(value);
  return value.kind === 'set' && (value.codes ?? []).some((code) => world.systems.isCoarse(code));
};

/** FORMAT.md 7, Grant: a code that may become another one, being coarse and not written in the ruleset. */
export const mayBecomeAnother = (node: Expression, scope: Scope): boolean => {
  const { document, root } = scope.world;
  switch (node.op) {
    case 'fact': {
      const derived = document.facts.find(({ name }) => name === node.name)?.derived;
      return derived === undefined ? isCoarse(scope.value(node), scope) : mayBecomeAnother(derived, root);
    }
    case 'field': {
      const rules = document.entries.find(({ list }) => list === scope.entry?.list);
      const derived = rules?.derived.find(({ name }) => name === node.name)?.value;
      return derived === undefined ? isCoarse(scope.value(node), scope) : mayBecomeAnother(derived, scope);
    }
    case 'choose':
      return reachableBranches(node, scope).some((branch) => mayBecomeAnother(branch, scope));
    case 'pick':
      return isCoarse(scope.value(node), scope);
    default:
      return false;
  }
};
