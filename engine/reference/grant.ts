import type { GrantValue } from '../evaluation.ts';
import type { GrantField, NamedExpressions, ValueType } from '../ruleset-document.ts';
import { parseCode } from './codes.ts';
import { compare } from './compare.ts';
import { mayBecomeAnother } from './refinement.ts';
import type { RestrictionRule, Rule } from './rules.ts';
import { isOpenEnded, type Scope } from './scope.ts';
import { fit, isFullyKnown, isSame, pointOrUnknown, unknown, writeValue, type Value } from './values.ts';
import type { Walk } from './walk.ts';

/** Grants: FORMAT.md 7, "Grant" and step 5. A field that is not given is not in the map. */
export type Grant = ReadonlyMap<string, Value>;

const isLess = (a: Value, b: Value, type: ValueType, root: Scope): boolean => {
  const openEnded = isOpenEnded(type);
  return compare('lessThan', { value: a, openEnded }, { value: b, openEnded }, root.world.systems) === true;
};

const setOf = (written: readonly string[], type: ValueType): Value => {
  const items = [...new Set(written)].toSorted();
  const systems = type.kind === 'set' && type.of.kind === 'code' ? type.of.systems : undefined;
  return { kind: 'set', items, codes: systems && items.map((item) => parseCode(item, systems)) };
};

/** Two values of one field by its `meet`; none against a value gives the value, in open-ended dates it is a date. */
const meet = ({ meet: how, type }: GrantField, a: Value, b: Value, root: Scope): Value => {
  if (a.kind === 'unknown' || b.kind === 'unknown') return unknown;
  if (!isOpenEnded(type)) {
    if (a.kind === 'none') return b;
    if (b.kind === 'none') return a;
  }
  switch (how) {
    case 'earliest':
    case 'lowest':
      return isLess(b, a, type, root) ? b : a;
    case 'latest':
    case 'highest':
      return isLess(a, b, type, root) ? b : a;
    case 'intersect':
      if (a.kind !== 'set' || b.kind !== 'set') return unknown;
      return setOf(
        a.items.filter((item) => b.items.includes(item)),
        type,
      );
    case 'union':
      return a.kind === 'set' && b.kind === 'set' ? setOf([...a.items, ...b.items], type) : unknown;
    case 'equal':
      return isSame(a, b) ? a : unknown;
  }
};

const typeOf = (name: string, root: Scope): GrantField | undefined =>
  root.world.document.grant.find((field) => field.name === name);

const fieldValues = (expressions: NamedExpressions, root: Scope): [GrantField, Value][] =>
  expressions.flatMap(({ name, value }) => {
    const field = typeOf(name, root);
    if (field === undefined) return [];
    const known = mayBecomeAnother(value, root) ? unknown : pointOrUnknown(fit(root.value(value), field.type));
    return [[field, known]];
  });

/** The approval's grant, narrowed by the true restrictions in their order. */
export const resolveGrant = (approval: Rule, narrowing: readonly RestrictionRule[], root: Scope): Grant => {
  const grant = new Map(fieldValues(approval.grant ?? [], root).map(([field, value]) => [field.name, value]));
  for (const restriction of narrowing) {
    for (const [field, value] of fieldValues(restriction.narrows, root)) {
      const own = grant.get(field.name);
      grant.set(field.name, own === undefined ? value : meet(field, own, value, root));
    }
  }
  return grant;
};

/** Different fields, or a field that is fully known in both and different. */
export const areAmbiguous = (grants: readonly Grant[]): boolean =>
  grants.some((a) =>
    grants.some((b) => {
      if ([...a.keys()].some((name) => !b.has(name))) return true;
      return [...a].some(([name, value]) => {
        const other = b.get(name) ?? unknown;
        return isFullyKnown(value) && isFullyKnown(other) && !isSame(value, other);
      });
    }),
  );

/** A set field known and empty, or `to` known before a known `from`. */
export const isEmptyGrant = (grant: Grant, root: Scope): boolean => {
  if ([...grant.values()].some((value) => value.kind === 'set' && value.items.length === 0)) return true;
  const end = (name: string) => ({
    value: grant.get(name) ?? unknown,
    openEnded: isOpenEnded(typeOf(name, root)?.type),
  });
  const [to, from] = [end('to'), end('from')];
  return (
    [to, from].every(({ value }) => value.kind === 'date' || value.kind === 'none') &&
    compare('lessThan', to, from, root.world.systems) === true
  );
};

export const isFullyKnownGrant = (grant: Grant): boolean => [...grant.values()].every(isFullyKnown);

/** Walks the expressions of a grant or of a narrowing that are not fully known. */
export const walkUnknown = (expressions: NamedExpressions, root: Scope, walk: Walk): void => {
  for (const { name, value } of expressions) {
    const type = typeOf(name, root)?.type ?? value.type;
    if (!isFullyKnown(fit(root.value(value), type))) walk.expression(value);
    else if (mayBecomeAnother(value, root)) walk.expression(value, true);
  }
};

export const writeGrant = (grant: Grant, root: Scope): GrantValue =>
  Object.fromEntries(
    [...grant].flatMap(([name, value]) => {
      const type = typeOf(name, root)?.type;
      const written = type === undefined ? undefined : writeValue(value, type);
      const isPlain = typeof written !== 'object' || written === null || isArray(written);
      return written === undefined || !isPlain ? [] : [[name, written]];
    }),
  );
const isArray = (value: object): value is readonly string[] => Array.isArray(value);

const givesLess = (
  given: Value,
  type: ValueType,
  asked: Value,
  askedType: ValueType | undefined,
  root: Scope,
): boolean => {
  if (given.kind === 'set' && asked.kind === 'set') {
    const { canonical } = root.world.systems;
    const names = (set: Value & { kind: 'set' }): readonly string[] =>
      set.codes?.map((code) => JSON.stringify(canonical(code))) ?? set.items;
    return names(asked).some((name) => !names(given).includes(name));
  }
  const isOrdered = type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'date';
  if (!isOrdered || !isFullyKnown(given) || !isFullyKnown(asked)) return false;
  const operands = [
    { value: given, openEnded: isOpenEnded(type) },
    { value: asked, openEnded: isOpenEnded(askedType) },
  ] as const;
  return compare('lessThan', ...operands, root.world.systems) === true;
};

/** The fields that give less than was asked, in order of declaration. */
export const partialFields = (grant: Grant, root: Scope): readonly string[] =>
  root.world.document.grant.flatMap(({ name, type, asked }) => {
    const value = grant.get(name);
    if (asked === undefined || value === undefined) return [];
    const { fact, factType } = root.world;
    return givesLess(value, type, fact(asked), factType(asked), root) ? [name] : [];
  });

/** An approval refuses in part where it is not known to give all that was asked. */
export const refusesInPart = (grant: Grant, root: Scope): boolean =>
  partialFields(grant, root).length > 0 ||
  root.world.document.grant.some(
    ({ name, asked }) => asked !== undefined && grant.has(name) && !isFullyKnown(root.world.fact(asked)),
  );
