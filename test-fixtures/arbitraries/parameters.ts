import type { Boundary, Expression, ParameterDeclaration, ValueType } from '../../engine/ruleset-document.ts';
import { freshName, reference, sameType, type Draft, type Place, type Typed } from './draft.ts';
import * as types from './value-types.ts';
import { ascendingDates, literalValue } from './values.ts';

/** A boundary by a date fact (in entries also a field), known or unknown, derived or given. */
function boundaryOf(draft: Draft, date: string, place: Place): Boundary {
  const { choices } = draft;
  const isBuiltIn = place.list === undefined && choices.chance(50);
  const by = isBuiltIn ? undefined : reference(draft, place, (declared) => declared.type.kind === 'date')?.expression;
  const name = choices.pick(['decidedOn', 'appliedOn', 'receivedOn']);
  return { date, by: by?.op === 'fact' || by?.op === 'field' ? { op: by.op, name: by.name } : { op: 'fact', name } };
}

/** One to three versions, mostly one; `content` is asked for each. */
export function versionsOf<T>(
  draft: Draft,
  place: Place,
  content: (index: number) => T,
): readonly { readonly boundary?: Boundary; readonly content: T }[] {
  const n = draft.choices.weighted([
    [6, 1],
    [3, 2],
    [1, 3],
  ]);
  const [...dates] = ascendingDates(draft.choices, n);
  return dates.map((date, index) =>
    index === 0 ? { content: content(index) } : { boundary: boundaryOf(draft, date, place), content: content(index) },
  );
}

const keyTypes: readonly ValueType[] = [types.enumeration, types.code('drug'), types.integer];

function contentOf(
  draft: Draft,
  type: ValueType,
  key: ValueType | undefined,
): ParameterDeclaration['versions'][number]['content'] {
  const { choices } = draft;
  if (choices.chance(10)) return 'missing';
  if (key === undefined) return { value: literalValue(choices, type) };
  const keys = key.kind === 'enum' ? key.values : key.kind === 'integer' ? [0, 1, 2, 3] : ['A1X', 'A1Y', 'A2X', 'B1Y'];
  const chosen = choices.some<string | number>(keys, 1, 4);
  return { byKey: chosen.map((each) => ({ key: each, value: literalValue(choices, type) })) };
}

function declareParameter(draft: Draft, type: ValueType, place: Place): ParameterDeclaration {
  const { choices } = draft;
  const hasKey = !['set', 'codes', 'grouping'].includes(type.kind) && choices.chance(25);
  const key = hasKey ? choices.pick(keyTypes) : undefined;
  // Measured by a field, a parameter could be used only over that list.
  const versions = versionsOf(draft, { depth: place.depth }, () => contentOf(draft, type, key));
  const name = freshName(draft, 'parameter');
  const declared: ParameterDeclaration = { name, title: { nb: name }, type, ...(key && { key }), versions };
  draft.parameters.push(declared);
  return declared;
}

/** The name of a grouping of codes of these systems. */
export function groupingOf(draft: Draft, systems: readonly string[]): string {
  const type = types.grouping(...systems);
  const known = draft.parameters.filter((parameter) => sameType(parameter.type, type));
  return known.length > 0 && draft.choices.chance(60)
    ? draft.choices.pick(known).name
    : declareParameter(draft, type, { depth: 0 }).name;
}

/** The content of a parameter of this type, under a key if it has one. */
export function parameterOf(draft: Draft, type: ValueType, place: Place): Typed {
  const known = draft.parameters.filter((parameter) => sameType(parameter.type, type));
  const declared =
    known.length > 0 && draft.choices.chance(60) ? draft.choices.pick(known) : declareParameter(draft, type, place);
  const { name, key } = declared;
  if (key === undefined) return { expression: { op: 'parameter', name, type: declared.type }, mayBeNone: false };
  const under = draft.write.expression(draft, key, place);
  const expression: Expression = { op: 'parameter', name, key: under.expression, type: declared.type };
  return { expression, mayBeNone: under.mayBeNone };
}
