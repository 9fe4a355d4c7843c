import type {
  Condition,
  EntryRules,
  Expression,
  FactDeclaration,
  FieldDeclaration,
  NamedCondition,
  ParameterDeclaration,
  Replacement,
  ValueType,
} from '../../engine/ruleset-document.ts';
import type { Choices } from './choices.ts';
import { builtInFacts, inputFacts, listFields } from './vocabulary.ts';

/** An expression with what its type does not say. */
export type Typed = { readonly expression: Expression; readonly mayBeNone: boolean };

/** A list fact as far as it is declared: fields are added as they are read, derived ones stand behind. */
export type ListDraft = {
  readonly name: string;
  readonly fields: Map<string, FieldDeclaration>;
  readonly derived: Map<string, FieldDeclaration>;
  rules: EntryRules | 'being written' | undefined;
};

/** What conditions and expressions write of each other: here, since they contain each other. */
export type Writers = {
  readonly condition: (draft: Draft, place: Place) => Condition;
  /** `date` stands for any date, `number` for any number. */
  readonly expression: (draft: Draft, wanted: Wanted, place: Place) => Typed;
};
export type Wanted = ValueType | 'number';

/**
 * A ruleset while it is being generated. Facts, parameters and named conditions come into it when something first
 * reads them, so that a document holds what it uses; what is being written is not in it yet, so nothing is cyclic.
 */
export type Draft = {
  choices: Choices;
  readonly write: Writers;
  readonly stages: readonly string[];
  readonly facts: Map<string, FactDeclaration>;
  readonly lists: Map<string, ListDraft>;
  readonly parameters: ParameterDeclaration[];
  readonly conditions: NamedCondition[];
  readonly replacements: Replacement[];
  /** What approvals usually grant, by field. */
  readonly usualGrant: Map<string, Expression>;
  count: number;
};

/** Where an expression stands: the list whose entry is at hand, and whether it derives a field of it. */
export type Place = { readonly list?: ListDraft; readonly derivesEntry?: boolean; readonly depth: number };

export const deeper = (place: Place): Place => ({ ...place, depth: place.depth - 1 });

export function createDraft(choices: Choices, write: Writers, stages: readonly string[]): Draft {
  return {
    choices,
    write,
    stages,
    facts: new Map(builtInFacts.map((fact) => [fact.name, fact])),
    lists: new Map(),
    parameters: [],
    conditions: [],
    replacements: [],
    usualGrant: new Map(),
    count: 0,
  };
}

/** A name that nothing else has. */
export function freshName(draft: Draft, what: string): string {
  draft.count += 1;
  return `${what}${draft.count}`;
}

export function listOf(draft: Draft, name: string): ListDraft {
  const known = draft.lists.get(name);
  if (known !== undefined) return known;
  const list: ListDraft = { name, fields: new Map(), derived: new Map(), rules: undefined };
  draft.lists.set(name, list);
  return list;
}

export const anyList = (draft: Draft): ListDraft =>
  listOf(
    draft,
    draft.choices.weighted([
      [3, 'fees'],
      [2, 'earlier'],
    ]),
  );

type Accepts = (declared: FieldDeclaration) => boolean;

function factReference(draft: Draft, accepts: Accepts): Typed | undefined {
  const { choices } = draft;
  const known = [...draft.facts.values()].filter(accepts);
  const others = inputFacts.filter((fact) => !draft.facts.has(fact.name) && accepts(fact));
  if (known.length === 0 && others.length === 0) return undefined;
  const isNew = known.length === 0 || (others.length > 0 && choices.chance(40));
  const chosen = choices.pick(isNew ? others : known);
  if (isNew) draft.facts.set(chosen.name, chosen as FactDeclaration);
  return { expression: { op: 'fact', name: chosen.name, type: chosen.type }, mayBeNone: chosen.noneAllowed };
}

/** A field of the list that is accepted, declared from now on. */
export function fieldOf(draft: Draft, list: ListDraft, accepts: Accepts): FieldDeclaration | undefined {
  const derived = [...list.derived.values()].filter(accepts);
  const given = (listFields[list.name] ?? []).filter(accepts);
  if (derived.length === 0 && given.length === 0) return undefined;
  const known = [...derived, ...given.filter((field) => list.fields.has(field.name))];
  const chosen = draft.choices.pick(known.length > 0 && draft.choices.chance(60) ? known : [...derived, ...given]);
  if (!list.derived.has(chosen.name)) list.fields.set(chosen.name, chosen);
  return chosen;
}

/** A fact, or a field of the entry at hand, that is accepted. */
export function reference(draft: Draft, place: Place, accepts: Accepts): Typed | undefined {
  if (place.list !== undefined && draft.choices.chance(70)) {
    const field = fieldOf(draft, place.list, accepts);
    if (field !== undefined)
      return { expression: { op: 'field', name: field.name, type: field.type }, mayBeNone: field.noneAllowed };
  }
  return factReference(draft, accepts);
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));

/** Whether two types are the same; numbers of any scale are not. */
export function sameType(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'decimal' && b.kind === 'decimal') return a.scale === b.scale;
  if (a.kind === 'date' && b.kind === 'date') return a.openEnded === b.openEnded;
  if (a.kind === 'enum' && b.kind === 'enum') return sameList(a.values, b.values);
  if (a.kind === 'set' && b.kind === 'set') return sameType(a.of, b.of);
  if ('systems' in a && 'systems' in b) return a.kind === b.kind && sameList(a.systems, b.systems);
  return a.kind === b.kind;
}
