import type { ClassContent, DistinctBy, Expression, FieldDeclaration } from '../../engine/ruleset-document.ts';
import { anyList, fieldOf, freshName, type Draft, type ListDraft, type Place, type Typed } from './draft.ts';
import { groupingOf, versionsOf } from './parameters.ts';
import * as types from './value-types.ts';

const isExact = (field: FieldDeclaration): boolean =>
  field.type.kind !== 'set' && !(field.type.kind === 'code' && field.type.systems.includes('diagnosis'));

const law = [{ kind: 'act', title: 'Lov', mark: 'verified' }] as const;

/** Derived fields and classes of a list. */
function writeEntryRules(draft: Draft, list: ListDraft): void {
  const { choices } = draft;
  list.rules = 'being written';
  const derived = Array.from({ length: choices.below(3) }, () => {
    const wanted = choices.pick(['number', types.boolean, types.date, types.enumeration] as const);
    const { expression, mayBeNone } = draft.write.expression(draft, wanted, { list, derivesEntry: true, depth: 1 });
    const name = freshName(draft, 'field');
    list.derived.set(name, { name, type: expression.type, title: { nb: name }, noneAllowed: mayBeNone });
    return { name, value: expression };
  });
  const entryClass = () =>
    choices.weighted([
      [3, 'exclude'],
      [3, 'count'],
      [3, 'route-to-manual'],
    ] as const);
  const content = (): ClassContent => ({
    when: draft.write.condition(draft, { list, depth: choices.below(2) }),
    class: entryClass(),
    reason: choices.pick(['ENTRY_A', 'ENTRY_B']),
    title: { nb: 'Klasse' },
    legalBasis: law,
  });
  const classes = Array.from({ length: choices.between(1, 3) }, (_, i) => ({
    id: `class-${i}`,
    versions: versionsOf(draft, { list, depth: 0 }, (index) => (index > 0 && choices.chance(20) ? null : content())),
  }));
  list.rules = { list: list.name, derived, classes, otherwise: { class: entryClass(), reason: 'ENTRY_OTHERWISE' } };
}

function isCounted(draft: Draft, list: ListDraft): boolean {
  if (list.rules === 'being written' || !draft.choices.chance(65)) return false;
  if (list.rules === undefined) writeEntryRules(draft, list);
  return true;
}

type Common = { readonly over: string; readonly counted: boolean };

const whereOf = (draft: Draft, list: ListDraft, place: Place, percent: number) =>
  draft.choices.chance(percent)
    ? { where: draft.write.condition(draft, { list, depth: Math.min(1, place.depth) }) }
    : {};

function distinctBy(draft: Draft, list: ListDraft): DistinctBy | undefined {
  const { choices } = draft;
  const how = choices.pick(['field', 'prefix', 'group'] as const);
  if (how === 'field') {
    const field = fieldOf(draft, list, isExact);
    return field && { how, field: field.name };
  }
  const isCode = ({ type }: FieldDeclaration): boolean =>
    type.kind === 'code' && (how === 'group' || type.systems.length === 1);
  const field = fieldOf(draft, list, isCode);
  if (field?.type.kind !== 'code') return undefined;
  return how === 'prefix'
    ? { how, field: field.name, length: choices.between(1, 3) }
    : { how, field: field.name, grouping: groupingOf(draft, field.type.systems) };
}

type AggregateOp = 'count' | 'countDistinct' | 'sum' | 'any' | 'all';

/** A function over a list; `count` where a list has no field for it. */
export function aggregateOf(
  draft: Draft,
  op: AggregateOp,
  wanted: 'number' | 'integer' | 'boolean',
  place: Place,
): Typed {
  const list = anyList(draft);
  const common: Common = { over: list.name, counted: isCounted(draft, list) };
  const made = (expression: Expression): Typed => ({ expression, mayBeNone: false });
  if (op === 'any' || op === 'all') {
    const where = draft.write.condition(draft, { list, depth: Math.min(1, place.depth) });
    return made({ op, ...common, where, type: types.boolean });
  }
  const where = whereOf(draft, list, place, 50);
  if (op === 'countDistinct') {
    const by = distinctBy(draft, list);
    if (by !== undefined) return made({ op, ...common, ...where, by, type: types.integer });
  }
  if (op === 'sum') {
    const accepts = ({ type }: FieldDeclaration): boolean =>
      wanted === 'integer' ? type.kind === 'integer' : types.isNumber(type);
    const field = fieldOf(draft, list, accepts);
    if (field !== undefined) return made({ op, ...common, ...where, field: field.name, type: field.type });
  }
  return made({ op: 'count', ...common, ...where, type: types.integer });
}

export const anyAggregate = (draft: Draft, wanted: 'number' | 'integer' | 'boolean', place: Place): Typed =>
  aggregateOf(
    draft,
    draft.choices.pick(wanted === 'boolean' ? ['any', 'all'] : ['count', 'countDistinct', 'sum']),
    wanted,
    place,
  );

/** The field of the first or last entry. */
export function pickOf(draft: Draft, place: Place, accepts: (field: FieldDeclaration) => boolean): Typed | undefined {
  const list = anyList(draft);
  const common: Common = { over: list.name, counted: isCounted(draft, list) };
  const field = fieldOf(draft, list, accepts);
  const date = fieldOf(draft, list, ({ type }) => type.kind === 'date');
  if (field === undefined || date === undefined) return undefined;
  const where = whereOf(draft, list, place, 40);
  const order = draft.choices.pick(['first', 'last'] as const);
  const expression: Expression = {
    op: 'pick',
    ...common,
    ...where,
    field: field.name,
    order,
    date: date.name,
    type: field.type,
  };
  return { expression, mayBeNone: true };
}

/** Whether the entry at hand is replaced or a duplicate; only where a field is derived. */
export function entryFunctionOf(draft: Draft, list: ListDraft, op: 'isReplaced' | 'isDuplicate'): Typed {
  const made = (expression: Expression): Typed => ({ expression, mayBeNone: false });
  const number = fieldOf(draft, list, (field) => field.name === 'number');
  const corrects = fieldOf(draft, list, (field) => field.name === 'corrects');
  if (op === 'isReplaced' && number !== undefined && corrects !== undefined)
    return made({ op, id: number.name, replaces: corrects.name, type: types.boolean });
  const by = [fieldOf(draft, list, isExact), fieldOf(draft, list, isExact)].flatMap((field) => field?.name ?? []);
  return made({ op: 'isDuplicate', by: [...new Set(by)], type: types.boolean });
}

export function entryFunction(draft: Draft, { list, derivesEntry }: Place): Typed | undefined {
  if (list === undefined || derivesEntry !== true || !draft.choices.chance(50)) return undefined;
  const op = list.name === 'fees' ? draft.choices.pick(['isReplaced', 'isDuplicate'] as const) : 'isDuplicate';
  return entryFunctionOf(draft, list, op);
}
