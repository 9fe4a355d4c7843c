import { isObject, type Json, type JsonObject } from '#engine/objects';
import { type Operation, operationOf, type Slot, slotsOf, type Wanted } from './operations.ts';

const isAggregate = (json: JsonObject | undefined): json is JsonObject => typeof json?.['over'] === 'string';
const fits = (slot: Wanted, given: Wanted): boolean => {
  const isNumber = (one: Wanted) => one?.kind === 'integer' || one?.kind === 'decimal';
  if (slot === undefined || given === undefined) return true;
  return slot.kind === given.kind || (isNumber(slot) && isNumber(given));
};

/** The expressions that something is worked out of, in order, with what is wanted of each. */
function partsIn(json: Json, wanted: Wanted): readonly (readonly [Wanted, Json])[] {
  const operation = operationOf(json, wanted);
  if (operation === undefined || !isObject(json)) return [];
  return slotsOf(operation, wanted, json).flatMap((slot): (readonly [Wanted, Json])[] => {
    const value = json[slot.key];
    if (slot.is === 'parts' && Array.isArray(value))
      return (value as readonly Json[]).map((item) => [slot.wanted, item] as const);
    if (slot.is !== 'part' || slot.isOptional || value === undefined) return [];
    const own = slot.index === undefined ? value : (value as readonly Json[])[slot.index];
    return [[slot.wanted, own ?? null] as const];
  });
}

const families: readonly (readonly Operation[])[] = [
  ['days', 'workingDays', 'months', 'years'],
  ['dayBefore', 'dayAfter', 'firstDayOfYear', 'lastDayOfYear'],
  ['daysBetween', 'workingDaysBetween', 'fullYearsBetween'],
  ['plus', 'times', 'max', 'min', 'minus', 'dividedBy'],
  ['earliestOf', 'latestOf'],
];
const areAlike = (one: Operation | undefined, other: Operation): boolean =>
  families.some((family) => one !== undefined && family.includes(one) && family.includes(other));

const isEmpty = (json: Json): boolean => json === null || json === '';

/**
 * The same worked out in another way. What stood there is kept where it fits: its parts, where the two ways are alike
 * (days and months after a day); else all of it, as the first part of its type. What must still be chosen is `null`, or an
 * empty name.
 */
export function withOperation(json: Json, operation: Operation, wanted: Wanted): Json {
  const was = operationOf(json, wanted);
  if (was === operation) return json;
  if (operation === 'literal' || operation === 'number' || operation === 'day') return '';
  if (operation === 'yesNo') return true;
  if (operation === 'choose') return { choose: [{ when: null, then: isEmpty(json) ? null : json }], else: null };
  const given: (readonly [Wanted, Json])[] = areAlike(was, operation)
    ? [...partsIn(json, wanted)]
    : isEmpty(json)
      ? []
      : [[wanted, json]];
  const take = (of: Wanted): Json => {
    const at = given.findIndex(([own]) => fits(of, own));
    return at < 0 ? null : (given.splice(at, 1)[0]?.[1] ?? null);
  };
  const made: { [key: string]: Json } = isFn(operation) ? { fn: operation } : {};
  const before = isObject(json) ? json : undefined;
  for (const slot of slotsOf(operation, wanted)) fill(made, slot, take, before);
  return made;
}

const isFn = (operation: Operation): boolean =>
  ['count', 'countDistinct', 'sum', 'any', 'all', 'pick', 'isReplaced', 'isDuplicate'].includes(operation);

function fill(
  made: { [key: string]: Json },
  slot: Slot,
  take: (of: Wanted) => Json,
  before: JsonObject | undefined,
): void {
  const { key } = slot;
  // Of the same list: what is counted, and which entries.
  const kept = isAggregate(before) ? before[key] : undefined;
  switch (slot.is) {
    case 'part':
      if (slot.isOptional) return;
      if (slot.index === undefined) made[key] = take(slot.wanted);
      else made[key] = [...((made[key] ?? []) as readonly Json[]), take(slot.wanted)];
      return;
    case 'parts': {
      const taken = [take(slot.wanted), take(slot.wanted)];
      for (let next = take(slot.wanted); next !== null; next = take(slot.wanted)) taken.push(next);
      made[key] = taken;
      return;
    }
    case 'condition':
      if (!slot.isOptional || kept !== undefined) made[key] = kept ?? null;
      return;
    case 'choice':
      if (slot.usual === undefined && key !== 'order') made[key] = slot.options[0] ?? '';
      return;
    case 'whole':
      made[key] = 2;
      return;
    case 'switch':
      if (kept !== undefined) made[key] = kept;
      return;
    case 'fields':
      made[key] = [];
      return;
    default:
      made[key] = kept ?? '';
  }
}

/** Where something must still be chosen: nothing, an empty name, an empty list of fields. */
export function holesIn(json: Json | undefined): number {
  if (json === undefined) return 0;
  if (json === null || json === '') return 1;
  if (Array.isArray(json))
    return json.length === 0 ? 1 : (json as readonly Json[]).reduce<number>((sum, item) => sum + holesIn(item), 0);
  return isObject(json) ? Object.values(json).reduce<number>((sum, item) => sum + holesIn(item), 0) : 0;
}
