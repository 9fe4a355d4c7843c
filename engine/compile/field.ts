import { rescale } from '../number.ts';
import type { Expression, ValueType } from '../ruleset-document.ts';
import { UNREAD, type EntryState } from '../value.ts';
import { coarseness } from './coarse.ts';
import { fieldReader } from './input-values.ts';
import { addFact } from './leaves.ts';
import { must, type Context, type ListScope, type Scope, type ValueNode } from './scope.ts';

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

/** A derived field, computed once an entry. */
function derivedValue(list: ListScope, slot: number, own: number): ValueNode['value'] {
  return (context) => {
    const { fields } = context.entry as EntryState;
    const known = fields[slot];
    if (known !== UNREAD) return known;
    const node = must(list.derived[slot], list.name);
    const value = rescale(node.value(context), scaleOf(node.type), own);
    fields[slot] = value;
    return value;
  };
}

/** A field of the entry at hand. */
export function compileField(scope: Scope, expression: Extract<Expression, { op: 'field' }>): ValueNode {
  const list = must(scope.list, expression.name);
  const slot = must(list.fieldSlots.get(expression.name), expression.name);
  const { type } = must(list.fields[slot], expression.name);
  const entryOf = (context: Context): EntryState => must(context.entry, expression.name);
  if (list.isDerived[slot] === true) {
    const node = (): ValueNode => must(list.derived[slot], expression.name);
    return {
      type,
      value: derivedValue(list, slot, scaleOf(type)),
      walk: (context, leaves) => {
        const mark = `field ${list.slot}/${entryOf(context).index}/${slot}`;
        if (leaves.entered.has(mark)) return;
        leaves.entered.add(mark);
        node().walk(context, leaves);
      },
      walkCoarse: (context, leaves) => node().walkCoarse?.(context, leaves),
      mayChange: (context) => node().mayChange?.(context) === true,
    };
  }
  const read = fieldReader(list, slot);
  const isCoarse = coarseness(scope, type);
  return {
    type,
    value: read,
    walk: (context, leaves) => addFact(leaves, list.slot, 'value', entryOf(context).index, slot),
    walkCoarse: (context, leaves) => addFact(leaves, list.slot, 'exact-code', entryOf(context).index, slot),
    ...(isCoarse && { mayChange: (context: Context) => isCoarse(read(context)) }),
  };
}
