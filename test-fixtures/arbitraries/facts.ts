import type { Entry, Facts, FactValue } from '../../engine/evaluation.ts';
import type { FactDeclaration, FieldDeclaration, RulesetDocument } from '../../engine/ruleset-document.ts';
import type { Choices } from './choices.ts';
import { refinedCodes } from './value-types.ts';
import { factValue } from './values.ts';

type Declared = FactDeclaration | FieldDeclaration;
type Scalar = Entry[string];

/** The fields of entries that are given, not derived. */
export function givenFields(document: RulesetDocument, list: FactDeclaration): readonly FieldDeclaration[] {
  const derived = document.entries.find((rules) => rules.list === list.name)?.derived ?? [];
  const fields = list.type.kind === 'list' ? list.type.fields : [];
  return fields.filter((field) => !derived.some(({ name }) => name === field.name));
}

export const inputs = (document: RulesetDocument): readonly FactDeclaration[] =>
  document.facts.filter((fact) => fact.derived === undefined);

const scalar = (choices: Choices, declared: Declared): Scalar =>
  declared.noneAllowed && choices.chance(20) ? null : (factValue(choices, declared.type, declared) as Scalar);

function entryOf(choices: Choices, fields: readonly FieldDeclaration[], known: number): Entry {
  return Object.fromEntries(
    fields.flatMap((field) => (choices.chance(known) ? [[field.name, scalar(choices, field)]] : [])),
  );
}

function listOf(choices: Choices, fields: readonly FieldDeclaration[], known: number): FactValue {
  const items = Array.from({ length: choices.below(4) }, () => entryOf(choices, fields, known));
  return choices.chance(100 - known) ? { items, complete: false } : items;
}

/** Facts of an application: each known to the percentage that is drawn first. */
export function writeFacts(choices: Choices, document: RulesetDocument): Facts {
  const known = choices.pick([100, 100, 95, 90, 75, 50]);
  return Object.fromEntries(
    inputs(document).flatMap((fact) => {
      if (!choices.chance(known)) return [];
      const value =
        fact.type.kind === 'list' ? listOf(choices, givenFields(document, fact), known) : scalar(choices, fact);
      return [[fact.name, value]];
    }),
  );
}

function refinedScalar(choices: Choices, declared: Declared, value: Scalar | undefined): Scalar | undefined {
  if (value === undefined) return choices.chance(80) ? scalar(choices, declared) : undefined;
  const { type } = declared;
  if (typeof value === 'string' && type.kind === 'code')
    return choices.chance(80) ? choices.pick(refinedCodes(value, type.systems)) : value;
  const { of } = type.kind === 'set' ? type : { of: undefined };
  if (Array.isArray(value) && of?.kind === 'code')
    return value.map((item: string) =>
      choices.chance(80) ? choices.pick(refinedCodes(item, of.systems)) : item,
    ) as unknown as Scalar;
  return value;
}

const isOpen = (value: FactValue): value is { readonly items: readonly Entry[]; readonly complete: boolean } =>
  typeof value === 'object' && value !== null && 'items' in value;

function refinedEntry(choices: Choices, fields: readonly FieldDeclaration[], entry: Entry): Entry {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = refinedScalar(choices, field, entry[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** Unknown fields are learnt; an open list grows at its end, and may be closed. */
function refinedList(choices: Choices, fields: readonly FieldDeclaration[], value: FactValue): FactValue {
  if (!isOpen(value)) return (value as readonly Entry[]).map((entry) => refinedEntry(choices, fields, entry));
  const items = value.items.map((entry) => refinedEntry(choices, fields, entry));
  if (value.complete) return { items, complete: true };
  const more = Array.from({ length: choices.below(3) }, () => entryOf(choices, fields, 90));
  const all = [...items, ...more];
  return choices.chance(75) ? all : { items: all, complete: false };
}

/**
 * More is learnt: what was unknown has a value or is none, a coarse code is an exact one that begins with it, an open
 * list has grown or is closed. What was known stays.
 */
export function refine(choices: Choices, document: RulesetDocument, facts: Facts): Facts {
  return Object.fromEntries(
    inputs(document).flatMap((fact) => {
      const value = facts[fact.name];
      if (fact.type.kind !== 'list') {
        const refined = refinedScalar(choices, fact, value as Scalar | undefined);
        return refined === undefined ? [] : [[fact.name, refined]];
      }
      const fields = givenFields(document, fact);
      if (value !== undefined) return [[fact.name, refinedList(choices, fields, value)]];
      return choices.chance(80) ? [[fact.name, listOf(choices, fields, 80)]] : [];
    }),
  );
}
