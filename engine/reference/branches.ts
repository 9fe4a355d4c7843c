import type { Condition, Expression } from '../ruleset-document.ts';
import type { Truth } from './kleene.ts';
import type { Scope } from './scope.ts';

type Node<Op extends Expression['op']> = Expression & { readonly op: Op };

/** The reachable cases and, when none of them is true, the last (undefined: `else`). */
export const reachableCases = <Case>(cases: readonly Case[], truthOf: (item: Case) => Truth): (Case | undefined)[] => {
  const reached: (Case | undefined)[] = [];
  for (const item of cases) {
    const truth = truthOf(item);
    if (truth !== false) reached.push(item);
    if (truth === true) return reached;
  }
  return [...reached, undefined];
};
export const reachableBranches = (node: Node<'choose'>, scope: Scope): Expression[] =>
  reachableCases(node.cases, ({ when }: { when: Condition }) => scope.truth(when)).map(
    (reached) => reached?.then ?? node.otherwise,
  );
