import { FALSE, not, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { Expression } from '../ruleset-document.ts';
import { interval, isFullyKnown, type Value } from '../value.ts';
import { countDistinct, keyed, walkKey, type Keyed } from './distinct.ts';
import { counts, walkClass } from './entries.ts';
import { addFact, type Leaves } from './leaves.ts';
import { eachEntry, entriesOf, standing, unmet, type ListFunction, type Over } from './over.ts';
import { pick, pickEntry } from './pick.ts';
import { compileCondition, compileExpression, must, type Context, type Scope, type ValueNode } from './scope.ts';
import { sum } from './sum.ts';

type AggregateExpression = Extract<Expression, { op: 'count' | 'countDistinct' | 'sum' | 'any' | 'all' | 'pick' }>;

function count(over: Over): ListFunction {
  return (context, list) => {
    let certain = 0;
    let possible = 0;
    eachEntry(context, list, () => {
      const truth = over.standing(context);
      if (truth === TRUE) certain += 1;
      else if (truth === UNKNOWN) possible += 1;
    });
    return interval(certain, list.complete ? certain + possible : Infinity);
  };
}

const truthValue = (truth: Truth): Value => (truth === UNKNOWN ? undefined : truth === TRUE);

/** `any`: the truest entry. */
function any(over: Over): ListFunction {
  return (context, list) => {
    let truth: Truth = list.complete ? FALSE : UNKNOWN;
    eachEntry(context, list, () => {
      if (truth !== TRUE) truth = Math.max(truth, over.standing(context)) as Truth;
    });
    return truthValue(truth);
  };
}

/** `all`: no entry counts without meeting `where`. */
function all(over: Over): ListFunction {
  return (context, list) => {
    let truth: Truth = list.complete ? TRUE : UNKNOWN;
    eachEntry(context, list, () => {
      if (truth !== FALSE) truth = Math.min(truth, not(unmet(over, context))) as Truth;
    });
    return truthValue(truth);
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
    eachEntry(context, list, (entry) => {
      const truth = every ? unmet(over, context) : over.standing(context);
      if (truth === FALSE) return;
      if (truth === UNKNOWN) {
        if (over.where?.test(context) === UNKNOWN) over.where.walk(context, leaves);
        if (over.counted && counts(over.list, context) === UNKNOWN) walkClass(over.list, entry, context, leaves);
      }
      for (const node of nodes) if (!isFullyKnown(node.value(context))) node.walk(context, leaves);
      if (keys !== undefined && keys.keys(context) === undefined) walkKey(keys, context, leaves);
    });
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
  const asked = { scope, list, counted: expression.counted, where, fieldNode };
  const over: Over = { ...asked, standing: standing(asked) };
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
      return of(any(over));
    case 'all':
      return of(all(over), [], undefined, true);
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
