import type { Condition, Expression, ValueType } from '#engine';
import type { Json, JsonObject } from '#engine/objects';
import type { Path } from '../json-path.ts';
import type { Readable } from './readable.ts';

/** Where a condition stands: which list's fields and which group's roles it may name. */
export type Scope = {
  readonly readable: Readable;
  readonly list?: string | undefined;
  readonly group?: string | undefined;
  /** Told of every expression with the way to it from where reading began. */
  readonly seen?: ((expression: Expression, path: Path) => void) | undefined;
  /** Reads a condition within an expression; given, so that the two need not import each other. */
  readonly readCondition: (scope: Scope, source: Json, path: Path) => Condition;
};

export const textType: ValueType = { kind: 'text' };

/** A fact, a field or a role; of a role the fact of the group's first member. */
export function referenceOf({ readable, list, group }: Scope, source: JsonObject): Expression {
  if (typeof source['field'] === 'string') {
    const name = source['field'];
    return { op: 'field', name, type: readable.fields.get(list ?? '')?.get(name)?.type ?? textType };
  }
  const role = source['role'];
  const name = typeof role === 'string' ? (readable.roles.get(group ?? '')?.get(role) ?? role) : String(source['fact']);
  return { op: 'fact', name, type: readable.facts.get(name)?.type ?? textType };
}
