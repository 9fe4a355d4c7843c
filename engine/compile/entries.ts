import { FALSE, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { Condition, EntryClass } from '../ruleset-document.ts';
import type { EntryState } from '../value.ts';
import { classRows } from './class-index.ts';
import { allOf, always } from './combinators.ts';
import { addReview, type Leaves } from './leaves.ts';
import {
  compileCondition,
  compileExpression,
  must,
  type Classified,
  type ClassRow,
  type Context,
  type ListScope,
  type Scope,
  type Test,
} from './scope.ts';
import { inForceTests } from './versions.ts';

export const OTHERWISE = 'otherwise';

const COUNTS: { readonly [Class in EntryClass]: Truth } = { count: TRUE, exclude: FALSE, 'route-to-manual': UNKNOWN };

function classRow(row: string, when: Test, content: { readonly class: EntryClass; readonly reason: string }): ClassRow {
  const { reason } = content;
  return {
    when,
    certain: { class: content.class, reason, row, counts: COUNTS[content.class] },
    open: { class: 'unknown', reason, row, counts: UNKNOWN },
  };
}

/** Fills the list scopes with their derived fields and classes. */
export function compileEntries(scope: Scope): void {
  for (const rules of scope.document.entries) {
    const list = must(scope.lists.get(rules.list), rules.list);
    const inside: Scope = { ...scope, list };
    for (const { name, value } of rules.derived) {
      list.derived[must(list.fieldSlots.get(name), name)] = compileExpression(inside, value);
    }
    const rows: (readonly [ClassRow, Condition])[] = [];
    for (const { id, versions } of rules.classes) {
      const inForce = inForceTests(inside, versions);
      versions.forEach(({ content }, version) => {
        if (content === null) return;
        const when = allOf([must(inForce[version], id).test, compileCondition(inside, content.when)]);
        rows.push([classRow(id, when, content), content.when]);
      });
    }
    list.classes = rows.map(([row]) => row);
    list.possibleClasses = classRows(scope, list, rows);
    list.otherwise = classRow(OTHERWISE, always, rules.otherwise);
  }
}

const COUNTED = classRow(OTHERWISE, always, { class: 'count', reason: '' });

/** The class shared by all rows that may be the first true one, with the reason of the first. FORMAT.md, section 4. */
function classify(list: ListScope, context: Context): Classified {
  let first: ClassRow | undefined;
  for (const row of list.possibleClasses(context)) {
    const truth = row.when.test(context);
    if (truth === FALSE) continue;
    first ??= row;
    if (row.certain.class !== first.certain.class) return first.open;
    if (truth === TRUE) return first.certain;
  }
  const otherwise = list.otherwise ?? COUNTED;
  if (first === undefined) return otherwise.certain;
  return first.certain.class === otherwise.certain.class ? first.certain : first.open;
}

/** The class of the entry at hand. */
export function classOf(list: ListScope, context: Context): Classified {
  const entry = context.entry as EntryState;
  const known = entry.classified as Classified | undefined;
  if (known !== undefined) return known;
  const classified = classify(list, context);
  entry.classified = classified;
  return classified;
}

/** Does the entry count? */
export const counts = (list: ListScope, context: Context): Truth => classOf(list, context).counts;

/** Why the entry at hand may count or not: its class, or the conditions up to the first that is true. */
export function walkClass(list: ListScope, entry: EntryState, context: Context, leaves: Leaves): void {
  const classified = classOf(list, context);
  if (classified.class === 'route-to-manual') {
    const part = classified.row === OTHERWISE ? undefined : classified.row;
    addReview(leaves, { list: list.slot, entry: entry.index, code: classified.reason, part });
    return;
  }
  for (const row of list.classes) {
    const truth = row.when.test(context);
    if (truth === UNKNOWN) row.when.walk(context, leaves);
    if (truth === TRUE) return;
  }
}
