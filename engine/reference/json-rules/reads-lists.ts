import type { Scope } from '../scope.ts';

/** Whether a formula turns on a list, through named conditions, derived facts, parameters and boundaries. */

const listFunctions = new Set(['count', 'countDistinct', 'sum', 'any', 'all', 'pick', 'isReplaced', 'isDuplicate']);

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const isListFunction = (node: Node): boolean =>
  typeof node['op'] === 'string' && listFunctions.has(node['op']) && typeof node['type'] === 'object';

/** What a node refers to by name. */
const referred = (node: Node, { world: { document } }: Scope): unknown => {
  const named = ({ name }: { readonly name: string }): boolean => name === node['name'];
  switch (node['op']) {
    case 'fact':
      return document.facts.find(named)?.derived;
    case 'named':
      return document.conditions.find(named)?.condition;
    case 'parameter':
      return [node['key'], document.parameters.find(named)?.versions.map(({ boundary }) => boundary?.by)];
    default:
      return undefined;
  }
};

export const readsLists = (root: Scope): ((node: unknown) => boolean) => {
  const answers = new Map<unknown, boolean>();
  const visit = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.some(visit);
    if (!isNode(node)) return false;
    const known = answers.get(node);
    if (known !== undefined) return known;
    const { op, versions } = node;
    // Of versions only the boundaries: the content belongs to other rules.
    const below =
      op === 'inForce' && Array.isArray(versions)
        ? versions.map((version: unknown) => isNode(version) && version['boundary'])
        : Object.values(node);
    const answer = isListFunction(node) || visit(referred(node, root)) || visit(below);
    answers.set(node, answer);
    return answer;
  };
  return visit;
};
