import type { RulesetDocument } from '../ruleset-document.ts';

/** A part of a checked document: where it stands, and how to get there. */
export type Place = {
  /**
   * An address in the manner of the source: items of lists by their id or name, so that it stays when others are added;
   * `versions/0/content` is left out where there is one version only.
   */
  readonly pointer: string;
  readonly path: readonly (string | number)[];
};
export type Visit = (node: object, place: Place) => void;

/** What no outcome turns on: texts, types, law, and the values that texts name. */
const withoutEffect: ReadonlySet<string> = new Set([
  'title',
  'text',
  'help',
  'legalBasis',
  'type',
  'values',
  'lookup',
  'systems',
  'vocabulary',
  'reasons',
  'remedies',
  'automatedProcessing',
]);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Conditions and expressions have names too, but those are of what they read. */
function idOf(item: object): string | undefined {
  if ('op' in item) return undefined;
  for (const key of ['id', 'name', 'list', 'condition', 'key'] as const) {
    const id: unknown = key in item ? item[key as keyof typeof item] : undefined;
    if (typeof id === 'string' || typeof id === 'number') return String(id);
  }
  return undefined;
}

/** The key under which the source has what the checked form calls otherwise. */
function sourceKey(parent: object, key: string): string {
  const op = 'op' in parent ? parent.op : undefined;
  if (key === 'of' && (op === 'all' || op === 'any' || op === 'not')) return op;
  return op === 'compare' && (key === 'right' || key === 'interval') ? 'value' : key;
}

/** Visits every object of the document that an outcome can turn on, parents first. */
export function visitPlaces(document: RulesetDocument, visit: Visit): void {
  const enter = (node: object, { pointer, path }: Place): void => {
    if (Array.isArray(node)) {
      node.forEach((item: unknown, i) => {
        if (isObject(item)) enter(item, { pointer: `${pointer}/${escaped(idOf(item) ?? `${i}`)}`, path: [...path, i] });
      });
      return;
    }
    visit(node, { pointer, path });
    for (const [key, value] of Object.entries(node) as [string, unknown][]) {
      if (!isObject(value) || withoutEffect.has(key)) continue;
      const [only, second] = key === 'versions' ? (value as readonly object[]) : [];
      if (only !== undefined && second === undefined && !('boundary' in only)) {
        const content: unknown = 'content' in only ? only.content : null;
        if (isObject(content)) enter(content, { pointer, path: [...path, 'versions', 0, 'content'] });
      } else {
        enter(value, { pointer: `${pointer}/${sourceKey(node, key)}`, path: [...path, key] });
      }
    }
  };
  enter(document, { pointer: '', path: [] });
}

/** The address of every object that is visited; of one that stands in several places the first. */
export function addressesIn(document: RulesetDocument): ReadonlyMap<object, string> {
  const pointers = new Map<object, string>();
  visitPlaces(document, (node, { pointer }) => {
    if (!pointers.has(node)) pointers.set(node, pointer);
  });
  return pointers;
}
