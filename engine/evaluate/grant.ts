import type { CompiledRestriction } from '../compile/ruleset.ts';
import type { GivenField } from '../compile/rule.ts';
import { valueAt, type Context, type Scope, type ValueNode } from '../compile/scope.ts';
import type { GrantValue } from '../evaluation.ts';
import { TRUE } from '../kleene.ts';
import { compareScaled, rescale } from '../number.ts';
import type { GrantField, ValueType } from '../ruleset-document.ts';
import { sortedSet, toJson } from '../value-json.ts';
import { isFullyKnown, sameValue, type Value } from '../value.ts';
import { ruleAt, type State } from './state.ts';

/** A grant while it is resolved. */
export type ResolvedGrant = readonly GivenField[];

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);
const point = (value: Value): Value => (isFullyKnown(value) ? value : undefined);

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
  const value = point(valueAt(context, node.slot, node.value));
  return field.type.kind === 'decimal' ? rescale(value, scaleOf(node.type), field.type.scale) : value;
}

/** Given fields with one restriction's narrowings in place of, or behind, what they narrow. */
function narrowedBy(grant: ResolvedGrant, { narrows }: CompiledRestriction, context: Context): ResolvedGrant {
  const values = new Map(grant.map((given) => [given.field.name, given]));
  for (const { name, field, node } of narrows) {
    const by = valueOf(field, node, context);
    const given = values.get(name);
    const value = given === undefined ? by : narrowed(field, given.value, by);
    values.set(name, { field, value, json: undefined });
  }
  return [...values.values()];
}

/** The grant of an approval, narrowed by the restrictions that are true. */
export function resolveGrant(state: State, index: number): ResolvedGrant {
  const { program, context } = state;
  const given: GivenField[] = [];
  for (const { field, node, settled } of ruleAt(state, index).grant ?? []) {
    given.push(settled ?? { field, value: valueOf(field, node, context), json: undefined });
  }
  let grant: ResolvedGrant = given;
  for (let i = 0; i < program.restrictions.length; i += 1) {
    if (state.restrictions[i] !== TRUE) continue;
    grant = narrowedBy(grant, program.restrictions[i] as CompiledRestriction, context);
  }
  return grant;
}

/** Two considered grants with different fields, or with different known values in one. */
export function areAmbiguous(grants: readonly ResolvedGrant[]): boolean {
  return grants.some((grant, i) =>
    grants.slice(i + 1).some((other) => {
      if (grant.length !== other.length) return true;
      return grant.some(({ field, value }) => {
        const against = other.find((candidate) => candidate.field === field);
        if (against === undefined) return true;
        return value !== undefined && against.value !== undefined && !sameValue(value, against.value);
      });
    }),
  );
}

/** An empty set, or an end before the start. */
function isEmptyGrant(grant: ResolvedGrant): boolean {
  let from: Value;
  let to: Value;
  for (let i = 0; i < grant.length; i += 1) {
    const { field, value } = grant[i] as GivenField;
    if (typeof value === 'number') {
      if (field.name === 'from') from = value;
      else if (field.name === 'to') to = value;
    } else if (Array.isArray(value) && value.length === 0) return true;
  }
  return typeof from === 'number' && typeof to === 'number' && to < from;
}

export function isAnyEmpty(grants: readonly ResolvedGrant[]): boolean {
  for (const grant of grants) if (isEmptyGrant(grant)) return true;
  return false;
}

export function grantJson(grant: ResolvedGrant): GrantValue {
  const json: { [name: string]: GrantValue[string] } = {};
  for (const { field, value, json: made } of grant) {
    json[field.name] = (made ?? toJson(value, field.type) ?? null) as GrantValue[string];
  }
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

/** The fields that give less than was asked, in order of declaration; nothing when none does. */
export function partialFields({ program, context }: State, grant: ResolvedGrant): readonly string[] | undefined {
  if (program.asked.length === 0) return undefined;
  const fields = program.asked.flatMap(({ field, node }) => {
    const given = grant.find((candidate) => candidate.field === field);
    if (given === undefined) return [];
    return isLess(field, given.value, node.value(context), node.type, program.scope) ? [field.name] : [];
  });
  return fields.length === 0 ? undefined : fields;
}

/** Does the grant, for all that is known, give less than was asked in some field? */
export function mayGiveLess(state: State, grant: ResolvedGrant): boolean {
  const { program, context } = state;
  if (partialFields(state, grant) !== undefined) return true;
  return program.asked.some(
    ({ field, node }) => grant.some((given) => given.field === field) && !isFullyKnown(node.value(context)),
  );
}
