import { must, type Context, type Scope, type ValueNode } from '../compile/scope.ts';
import type { GrantValue } from '../evaluation.ts';
import { TRUE } from '../kleene.ts';
import { compareScaled, rescale } from '../number.ts';
import type { GrantField, ValueType } from '../ruleset-document.ts';
import { sortedSet, toJson } from '../value-json.ts';
import { isFullyKnown, sameValue, type Value } from '../value.ts';
import type { State } from './state.ts';

/** A grant while it is resolved: the fields that are given, by name. Unknown: `undefined`. */
export type ResolvedGrant = ReadonlyMap<string, Value>;

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);
const point = (value: Value): Value => (isFullyKnown(value) ? value : undefined);
const fieldOf = (state: State, name: string): GrantField => must(state.program.grantFields.get(name), name);

/** The narrower of two values; none gives way, but none of an open-ended date is later than every date. */
function narrowed(field: GrantField, value: Value, by: Value): Value {
  if (value === undefined || by === undefined) return undefined;
  const openEnded = field.type.kind === 'date' && field.type.openEnded;
  if (!openEnded && value === null) return by;
  if (!openEnded && by === null) return value;
  const [a, b] = [value ?? Infinity, by ?? Infinity];
  const ended = (day: number): Value => (day === Infinity ? null : day);
  switch (field.meet) {
    case 'earliest':
    case 'lowest':
      return ended(Math.min(Number(a), Number(b)));
    case 'latest':
    case 'highest':
      return ended(Math.max(Number(a), Number(b)));
    case 'intersect':
      return (value as readonly string[]).filter((item) => (by as readonly string[]).includes(item));
    case 'union':
      return sortedSet([...(value as readonly string[]), ...(by as readonly string[])]);
    case 'equal':
      return value;
  }
}

/** A field's value in units of the field; an interval is unknown, and a code that may become another. */
function valueOf(field: GrantField, node: ValueNode, context: Context): Value {
  if (node.mayChange?.(context) === true) return undefined;
  return rescale(point(node.value(context)), scaleOf(node.type), scaleOf(field.type));
}

/** The grant of an approval, narrowed by the restrictions that are true. */
export function resolveGrant(state: State, index: number): ResolvedGrant {
  const { program, context } = state;
  const grant = new Map<string, Value>();
  for (const { name, node } of must(program.rules[index], 'rule').grant ?? []) {
    grant.set(name, valueOf(fieldOf(state, name), node, context));
  }
  program.restrictions.forEach((restriction, i) => {
    if (state.restrictions[i] !== TRUE) return;
    for (const { name, node } of restriction.narrows) {
      const field = fieldOf(state, name);
      const by = valueOf(field, node, context);
      grant.set(name, grant.has(name) ? narrowed(field, grant.get(name), by) : by);
    }
  });
  return grant;
}

/** Two considered grants with different fields, or with different known values in one. */
export function areAmbiguous(grants: readonly ResolvedGrant[]): boolean {
  return grants.some((grant, i) =>
    grants.slice(i + 1).some((other) => {
      if (grant.size !== other.size) return true;
      return [...grant].some(([name, value]) => {
        if (!other.has(name)) return true;
        const against = other.get(name);
        return value !== undefined && against !== undefined && !sameValue(value, against);
      });
    }),
  );
}

/** An empty set, or an end before the start. */
export function isEmptyGrant(grant: ResolvedGrant): boolean {
  const [from, to] = [grant.get('from'), grant.get('to')];
  if (typeof from === 'number' && typeof to === 'number' && to < from) return true;
  return [...grant.values()].some((value) => Array.isArray(value) && value.length === 0);
}

export function grantJson(state: State, grant: ResolvedGrant): GrantValue {
  const json: { [name: string]: GrantValue[string] } = {};
  for (const [name, value] of grant)
    json[name] = (toJson(value, fieldOf(state, name).type) ?? null) as GrantValue[string];
  return json;
}

/** The items of a set; codes by the newest of their names. */
function newestNames(items: readonly string[], type: ValueType, scope: Scope): readonly string[] {
  if (type.kind !== 'set' || type.of.kind !== 'code') return items;
  return items.map(scope.codes(type.of.systems).newest);
}

function isLess(field: GrantField, value: Value, asked: Value, askedType: ValueType, scope: Scope): boolean {
  if (!isFullyKnown(value) || !isFullyKnown(asked)) return false;
  if (Array.isArray(value) && Array.isArray(asked)) {
    const given = new Set(newestNames(value, field.type, scope));
    return newestNames(asked, askedType, scope).some((item) => !given.has(item));
  }
  const openEnded = field.type.kind === 'date';
  if ((value === null || asked === null) && !openEnded) return false;
  const [a, b] = [value ?? Infinity, asked ?? Infinity];
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return compareScaled(a, scaleOf(field.type), b, scaleOf(askedType)) < 0;
}

/** The fields that give less than was asked, in order of declaration. */
export function partialFields(state: State, grant: ResolvedGrant): readonly string[] {
  const { program, context } = state;
  return program.scope.document.grant.flatMap((field) => {
    if (field.asked === undefined || !grant.has(field.name)) return [];
    const asked = must(program.facts[must(program.scope.factSlots.get(field.asked), field.asked)], field.asked);
    return isLess(field, grant.get(field.name), asked.value(context), asked.type, program.scope) ? [field.name] : [];
  });
}
