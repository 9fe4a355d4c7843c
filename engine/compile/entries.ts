import { FALSE, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { EntryClass } from '../ruleset-document.ts';
import type { EntryState } from '../value.ts';
import { allOf } from './combinators.ts';
import { addReview, type Leaves } from './leaves.ts';
import {
  compileCondition,
  compileExpression,
  must,
  type ClassRow,
  type Context,
  type ListScope,
  type Scope,
} from './scope.ts';
import { inForceTests } from './versions.ts';

/** The class of an entry and the row that gives its reason. */
export type Classified = { readonly class: EntryClass | 'unknown'; readonly reason: string; readonly row: string };

export const OTHERWISE = 'otherwise';

/** Fills the list scopes with their derived fields and classes. */
export function compileEntries(scope: Scope): void {
  for (const rules of scope.document.entries) {
    const list = must(scope.lists.get(rules.list), rules.list);
    const inside: Scope = { ...scope, list };
    for (const { name, value } of rules.derived) {
      list.derived[must(list.fieldSlots.get(name), name)] = compileExpression(inside, value);
    }
    for (const { id, versions } of rules.classes) {
      const inForce = inForceTests(inside, versions);
      versions.forEach(({ content }, version) => {
        if (content === null) return;
        const when = allOf([must(inForce[version], id).test, compileCondition(inside, content.when)]);
        list.classes.push({ id, version, when, class: content.class, reason: content.reason });
      });
    }
    list.otherwise = rules.otherwise;
  }
}

/** The class of the entry at hand: the class shared by all rows that may be the first true one. FORMAT.md, section 4. */
export function classify(list: ListScope, context: Context): Classified {
  const entry = must(context.entry, list.name);
  if (entry.classified !== undefined) return entry.classified as Classified;
  const reachable: { class: EntryClass; reason: string; id: string }[] = [];
  let decided = false;
  for (const row of list.classes) {
    const truth = row.when.test(context);
    if (truth !== FALSE) reachable.push(row);
    if (truth === TRUE) {
      decided = true;
      break;
    }
  }
  if (!decided) reachable.push({ id: OTHERWISE, ...(list.otherwise ?? { class: 'count', reason: '' }) });
  const first = must(reachable[0], list.name);
  const shared = reachable.every((row) => row.class === first.class);
  const classified: Classified = { class: shared ? first.class : 'unknown', reason: first.reason, row: first.id };
  entry.classified = classified;
  return classified;
}

/** Does the entry count? */
export function counts(list: ListScope, context: Context): Truth {
  switch (classify(list, context).class) {
    case 'count':
      return TRUE;
    case 'exclude':
      return FALSE;
    default:
      return UNKNOWN;
  }
}

/** Why the entry at hand may count or not: its class, or the conditions up to the first that is true. */
export function walkClass(list: ListScope, entry: EntryState, context: Context, leaves: Leaves): void {
  const classified = classify(list, context);
  if (classified.class === 'route-to-manual') {
    const part = classified.row === OTHERWISE ? undefined : classified.row;
    addReview(leaves, { list: list.slot, entry: entry.index, code: classified.reason, part });
    return;
  }
  for (const row of list.classes as readonly ClassRow[]) {
    const truth = row.when.test(context);
    if (truth === UNKNOWN) row.when.walk(context, leaves);
    if (truth === TRUE) return;
  }
}
