import type { MissingFact, Reason } from '../evaluation.ts';
import type { EntryScope, World } from './scope.ts';
import type { Value } from './values.ts';

/** What a walk found: the leaves of FORMAT.md 9 and the *unknown reasons* that they give (7). */
export type Leaves = {
  readonly missing: (fact: string, needs: MissingFact['needs']) => void;
  readonly missingField: (entry: EntryScope, field: string, needs: MissingFact['needs']) => void;
  readonly missingParameter: (name: string, date: Value | undefined) => void;
  /** An entry of class `route-to-manual`. */
  readonly review: (entry: EntryScope) => void;
  readonly missingFacts: () => readonly MissingFact[];
  readonly unknownReasons: () => readonly Reason[];
};

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
type Ordered<T> = { readonly order: readonly (number | string)[]; readonly of: T };

const compareOrder = (a: readonly (number | string)[], b: readonly (number | string)[]): number => {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y === undefined || x === y) continue;
    return x < y ? -1 : 1;
  }
  return 0;
};
const inOrder = <T>(items: Iterable<Ordered<T>>): T[] =>
  [...items].toSorted((a, b) => compareOrder(a.order, b.order)).map(({ of }) => of);

export const createLeaves = (world: World): Leaves => {
  const { facts: declarations, parameters } = world.document;
  const facts = new Map<string, Ordered<MissingFact>>();
  const values = new Map<string, Ordered<Reason>>();
  const entries = new Map<string, Ordered<Reason>>();
  const orderOf = (fact: string): number => declarations.findIndex(({ name }) => name === fact);

  const add = (pointer: string, fact: string, needs: MissingFact['needs'], order: readonly number[]): void => {
    if (!facts.has(pointer)) facts.set(pointer, { order, of: { pointer, fact, needs } });
  };
  return {
    missing: (fact, needs) => add(`/${escapePointer(fact)}`, fact, needs, [orderOf(fact), -1, -1]),
    missingField: ({ entry }, field, needs) => {
      const type = world.factType(entry.list);
      const position = type?.kind === 'list' ? type.fields.findIndex(({ name }) => name === field) : -1;
      const pointer = `/${escapePointer(entry.list)}/${entry.index}/${escapePointer(field)}`;
      add(pointer, entry.list, needs, [orderOf(entry.list), entry.index, position]);
    },
    missingParameter: (name, by) => {
      const date = by?.kind === 'date' ? by.value.toString() : undefined;
      const order = [parameters.findIndex((parameter) => parameter.name === name), date ?? ''];
      const reason = { code: 'VALUE_MISSING', values: { name, ...(date === undefined ? {} : { date }) } };
      values.set(JSON.stringify(order), { order, of: reason });
    },
    review: (entry) => {
      const { list, index } = entry.entry;
      const { part, reason } = world.classOf(entry);
      if (reason === undefined) return;
      const of = { code: reason, rule: list, ...(part === undefined ? {} : { part }) };
      entries.set(JSON.stringify([list, index]), { order: [orderOf(list), index], of });
    },
    missingFacts: () => inOrder(facts.values()),
    unknownReasons: () => {
      const reviewed = inOrder(entries.values());
      const oncePerCode = reviewed.filter(
        (reason, i) => reviewed.findIndex((earlier) => earlier.code === reason.code) === i,
      );
      const needs = [...facts.values()].map(({ of }) => of.needs);
      const noLeaf = needs.length + values.size + entries.size === 0;
      const last: Reason[] =
        noLeaf || needs.some((need) => need !== 'answer')
          ? [{ code: 'MISSING_FACTS' }]
          : needs.length > 0
            ? [{ code: 'NEEDS_DISCRETION' }]
            : [];
      return [...oncePerCode, ...inOrder(values.values()), ...last];
    },
  };
};
