import type { z } from 'zod';
import type { Check, Item, ListPart, Part } from './check.ts';
import { isObject } from './read-source.ts';
import { replaceablePart, type Replaceable, type ShapeProblem } from './shape.ts';

const records: ReadonlySet<string> = new Set([
  'systems',
  'facts',
  'parameters',
  'groups',
  'conditions',
  'grant',
  'figures',
  'texts',
  'remedies',
]);
const lists: ReadonlySet<string> = new Set<ListPart>([
  'sections',
  'rules',
  'tables',
  'restrictions',
  'replacements',
  'entries',
  'constraints',
]);
/** What stands for a required part that could not be read, so that the rest can be checked. */
const substitutes: { readonly [part: string]: unknown } = {
  format: 1,
  programme: 'unnamed',
  title: { nb: '-' },
  subject: ['none'],
  startedBy: ['application'],
  stages: ['unnamed'],
  facts: {},
  grant: {},
  texts: {},
};

export type Pruned = {
  readonly value: unknown;
  readonly broken: Check['broken'];
  /** Where the remaining items of the lists stood. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
};

/** The document without the parts whose shape is wrong, so that everything else is checked in the same run. */
export function prune(schema: z.ZodType, value: unknown, problems: readonly ShapeProblem[]): Pruned | undefined {
  if (!isObject(value)) return undefined;
  const root = structuredCopy(value) as Record<string, unknown>;
  const broken: Check['broken'] = new Map();
  const dropped = new Map<string, Set<number>>();
  for (const { keys } of problems) {
    const replaceable = replaceablePart(schema, value, keys);
    if (replaceable) {
      replace(root, replaceable);
      addBroken(broken, replaceable.kind === 'condition' ? 'conditions' : 'facts', unreadable);
      continue;
    }
    const [part, item] = keys;
    if (part === undefined) continue;
    const name = String(part);
    const content = Object.hasOwn(root, name) ? root[name] : undefined;
    if (records.has(name) && item !== undefined && isObject(content)) {
      root[name] = Object.fromEntries(Object.entries(root[name] as object).filter(([key]) => key !== String(item)));
      addBroken(broken, name, String(item));
    } else if (lists.has(name) && typeof item === 'number' && Array.isArray(content)) {
      dropped.set(name, (dropped.get(name) ?? new Set()).add(item));
      const id: unknown = isObject(content[item]) ? content[item]['id'] : undefined;
      addBroken(broken, name, typeof id === 'string' ? id : '');
    } else {
      broken.set(name as Part, 'all');
      if (Object.hasOwn(substitutes, name)) root[name] = substitutes[name];
      else delete root[name];
    }
  }
  const positions = new Map<string, readonly number[]>();
  for (const name of lists) {
    const content = Object.hasOwn(root, name) ? root[name] : undefined;
    if (!Array.isArray(content)) continue;
    const kept = [...content.keys()].filter((index) => !dropped.get(name)?.has(index));
    positions.set(name, kept);
    root[name] = kept.map((index) => content[index] as unknown);
  }
  return { value: root, broken, positions };
}

/** A name that stands where a condition or expression could not be read; nothing is said about it again. */
const unreadable = 'unreadablePart';

function replace(root: Record<string, unknown>, { keys, kind }: Replaceable): void {
  let target: unknown = root;
  for (const key of keys.slice(0, -1))
    target = isObject(target) || Array.isArray(target) ? (target as Record<string | number, unknown>)[key] : undefined;
  const last = keys.at(-1);
  if (last === undefined || (!isObject(target) && !Array.isArray(target))) return;
  const standIn = kind === 'condition' ? { condition: unreadable } : { fact: unreadable };
  (target as Record<string | number, unknown>)[last] = standIn;
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, structuredCopy(inner)]));
}

function addBroken(broken: Check['broken'], part: string, name: string): void {
  const names = broken.get(part as Part);
  if (names !== 'all') broken.set(part as Part, (names ?? new Set()).add(name));
}

/** The items of a list with pointers to where they stood in the source. */
export function itemsOf(source: z.infer<z.ZodType>, positions: Pruned['positions']): Check['items'] {
  return ((part: ListPart) => {
    const items = (source as { [P in ListPart]?: readonly unknown[] })[part] ?? [];
    const places = positions.get(part);
    return items.map((value, index): Item<unknown> => ({ value, pointer: `/${part}/${places?.[index] ?? index}` }));
  }) as Check['items'];
}
