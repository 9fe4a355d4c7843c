import { isObject, type Json } from '#engine/objects';

/** How a value is written for another comparison with the same fact. */

const ends: { readonly [operator: string]: string } = {
  lessThan: 'under',
  lessThanInclusive: 'to',
  greaterThan: 'over',
  greaterThanInclusive: 'from',
};
const kindOf = (operator: string): 'interval' | 'one' | 'list' | 'nothing' => {
  if (operator === 'inInterval') return 'interval';
  if (operator === 'isNone' || operator === 'isSome') return 'nothing';
  return operator in ends || operator === 'equal' || operator === 'notEqual' ? 'one' : 'list';
};
const isReference = (value: Json): boolean => isObject(value) && ('fact' in value || 'parameter' in value);

/** Undefined: the value has to be written anew. */
export function convertValue(value: Json, from: string, to: string): Json | undefined {
  const [was, is] = [kindOf(from), kindOf(to)];
  if (was === is) return value;
  if (was === 'one' && is === 'interval') {
    const end = ends[from];
    return end === undefined || isReference(value) ? undefined : { [end]: value };
  }
  if (was === 'interval' && is === 'one') {
    const bounds = isObject(value) ? Object.values(value) : [];
    return bounds.length === 1 ? bounds[0] : undefined;
  }
  if (was === 'one' && is === 'list') return isReference(value) ? undefined : [value];
  if (was === 'list' && is === 'one') return Array.isArray(value) && value.length === 1 ? value[0] : undefined;
  return undefined;
}
