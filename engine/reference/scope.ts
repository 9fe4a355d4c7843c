import type { Condition, EntryClass, Expression, RulesetDocument, ValueType } from '../ruleset-document.ts';
import type { CodeSystems } from './codes.ts';
import type { Truth } from './kleene.ts';
import type { Value } from './values.ts';

/** What expressions and conditions are read against: the application's facts, and the entry at hand if any. */

export type EntryList = { readonly complete: boolean; readonly entries: readonly EntryScope[] };

/** The class of an entry and the first reachable row that gives it (FORMAT.md 4, "Entries"). */
export type Classification = {
  readonly class: EntryClass | 'unknown';
  readonly part: string | undefined;
  readonly reason: string | undefined;
};

export type World = {
  readonly document: RulesetDocument;
  readonly systems: CodeSystems;
  readonly root: Scope;
  readonly fact: (name: string) => Value;
  readonly factType: (name: string) => ValueType | undefined;
  /** Undefined when the list is unknown. */
  readonly list: (name: string) => EntryList | undefined;
  readonly classOf: (entry: EntryScope) => Classification;
};

export type Scope = {
  readonly world: World;
  readonly entry: { readonly list: string; readonly index: number } | undefined;
  readonly field: (name: string) => Value;
  readonly value: (expression: Expression) => Value;
  readonly truth: (condition: Condition) => Truth;
};
export type EntryScope = Scope & { readonly entry: { readonly list: string; readonly index: number } };

/** The declared type of a field of the entry at hand. */
export const fieldType = (scope: Scope, name: string): ValueType | undefined => {
  const list = scope.entry === undefined ? undefined : scope.world.factType(scope.entry.list);
  return list?.kind === 'list' ? list.fields.find((field) => field.name === name)?.type : undefined;
};
export const isOpenEnded = (type: ValueType | undefined): boolean => type?.kind === 'date' && type.openEnded;
