import { FALSE, not, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { Expression } from '../ruleset-document.ts';
import { interval, isFullyKnown, type EntryState } from '../value.ts';
import { countDistinct, keyed, walkKey, type Keyed } from './distinct.ts';
import { counts, walkClass } from './entries.ts';
import { addFact, type Leaves } from './leaves.ts';
import { entriesOf, standing, standings, unmet, type ListFunction, type Over } from './over.ts';
import { pick, pickEntry } from './pick.ts';
import {
  compileCondition,
  compileExpression,
  must,
  within,
  type Context,
  type Scope,
  type ValueNode,
} from './scope.ts';
import { sum } from './sum.ts';

type AggregateExpression = Extract<Expression, { op: 'count' | 'countDistinct' | 'sum' | 'any' | 'all' | 'pick' }>;

function count(over: Over): ListFunction {
  return (context, list) => {
    const all = standings(over, context, list);
    const certain = all.filter(({ truth }) => truth === TRUE).length;
    const possible = all.filter(({ truth }) => truth === UNKNOWN).length;
    return interval(certain, list.complete ? certain + possible : Infinity);
  };
}

function quantified(over: Over, every: boolean): ListFunction {
  const where = must(over.where, 'where');
  return (context, list) => {
    const entryTruth = (entry: EntryState): Truth =>
      within(context, entry, () => {
        const holds = where.test(context);
        const counted = over.counted ? counts(over.list, context) : TRUE;
        return (every ? Math.max(not(counted), holds) : Math.min(counted, holds)) as Truth;
      });
    const truths = list.entries.map(entryTruth);
    const open = list.complete ? [] : [UNKNOWN];
    const truth = every ? Math.min(TRUE, ...truths, ...open) : Math.max(FALSE, ...truths, ...open);
    return truth === UNKNOWN ? undefined : truth === TRUE;
  };
}

/**
 * Walks the entries that may change the aggregate, and the fields it reads of those that are not out.
 * For `all`, an entry is out that meets `where`, or does not count.
 */
function walkList(over: Over, fields: readonly string[], keys: Keyed | undefined, every: boolean): ValueNode['walk'] {
  const nodes = fields.map((field) => over.fieldNode(field));
  return (context: Context, leaves: Leaves) => {
    const list = entriesOf(context, over);
    if (list === undefined) {
      addFact(leaves, over.list.slot, 'value');
      return;
    }
    if (!list.complete) addFact(leaves, over.list.slot, 'complete-list');
    const grouping = keys?.grouping;
    if (grouping !== undefined && !isFullyKnown(grouping.value(context))) grouping.walk(context, leaves);
    for (const entry of list.entries) {
      within(context, entry, () => {
        const truth = every ? unmet(over, context) : standing(over, context);
        if (truth === FALSE) return;
        if (truth === UNKNOWN) {
          if (over.where?.test(context) === UNKNOWN) over.where.walk(context, leaves);
          if (over.counted && counts(over.list, context) === UNKNOWN) walkClass(over.list, entry, context, leaves);
        }
        for (const node of nodes) if (!isFullyKnown(node.value(context))) node.walk(context, leaves);
        if (keys !== undefined && keys.keys(context, entry) === undefined) walkKey(keys, context, leaves);
      });
    }
  };
}
export function compileAggregate(scope: Scope, expression: AggregateExpression): ValueNode {
  const list = must(scope.lists.get(expression.over), expression.over);
  const inside: Scope = { ...scope, list };
  const fieldNode = (name: string): ValueNode => {
    const declared = must(
      list.fields.find((field) => field.name === name),
      name,
    );
    return compileExpression(inside, { op: 'field', name, type: declared.type });
  };
  const where = expression.where === undefined ? undefined : compileCondition(inside, expression.where);
  const over: Over = { scope, list, counted: expression.counted, where, fieldNode };
  const of = (value: ListFunction, fields: readonly string[] = [], keys?: Keyed, every = false): ValueNode => ({
    type: expression.type,
    value: (context) => {
      const entries = entriesOf(context, over);
      return entries === undefined ? undefined : value(context, entries);
    },
    walk: walkList(over, fields, keys, every),
  });
  switch (expression.op) {
    case 'count':
      return of(count(over));
    case 'countDistinct': {
      const keys = keyed(scope, over, expression.by);
      return of(countDistinct(over, keys), [], keys);
    }
    case 'sum':
      return of(sum(over, expression.field), [expression.field]);
    case 'any':
      return of(quantified(over, false));
    case 'all':
      return of(quantified(over, true), [], undefined, true);
    case 'pick': {
      const { value, ...coarse } = pick(
        scope,
        over,
        expression.field,
        pickEntry(over, expression.date, expression.order),
      );
      return { ...of(value, [expression.date, expression.field]), ...coarse };
    }
  }
}
