import type { RulesetDocument } from '#engine';
import type { Json, JsonObject } from '#engine/objects';
import type { Demand } from '#engine/tools';
import type { ThreeTexts } from '../ui/three-languages.tsx';
import { conditionDraft, conditionFrom, limitDraft, limitFrom, type ConditionDraft, type LimitDraft } from './slots.ts';

export type Pattern = Demand['pattern'];
/** A demand as it is being written: every slot that any pattern has. */
export type DraftDemand = {
  readonly pattern: Pattern;
  /** In words of its own; what is empty is made of the slots. */
  readonly title: ThreeTexts;
  readonly fact: string;
  readonly other: string;
  readonly order: readonly string[];
  readonly grant: readonly string[];
  readonly field: string;
  readonly condition: ConditionDraft;
  readonly value: LimitDraft;
  readonly when: ConditionDraft;
  /** What the form has no field for. */
  readonly rest: JsonObject;
};

type Slot = 'fact' | 'list' | 'other' | 'grant' | 'condition' | 'field' | 'when';
/** The slots of each pattern. */
export const slotsOf: { readonly [P in Pattern]: readonly Slot[] } = {
  'more-never-less': ['fact', 'grant', 'when'],
  'more-never-more': ['fact', 'grant', 'when'],
  'never-matters': ['fact', 'when'],
  interchangeable: ['fact', 'other', 'when'],
  'order-never-matters': ['list', 'when'],
  'never-approved-without': ['condition', 'when'],
  'never-refused-when': ['condition'],
  'never-automatic-when': ['condition'],
  'grant-at-most': ['field', 'when'],
  'grant-at-least': ['field', 'when'],
};

const none = { kind: 'none' } as const;
export const newDemand: DraftDemand = {
  pattern: 'never-approved-without',
  title: {},
  fact: '',
  other: '',
  order: [],
  grant: [],
  field: '',
  condition: { kind: 'named', name: '' },
  value: { kind: 'literal', text: '' },
  when: none,
  rest: {},
};

const texts = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** A stored demand, to be changed. */
export function draftOf(stored: JsonObject, document: RulesetDocument): DraftDemand {
  const { id, title, pattern, fact, facts, list, order, grant, field, condition, value, when, ...rest } = stored;
  const [a = text(fact) || text(list), b = ''] = texts(facts);
  const type = document.grant.find(({ name }) => name === field)?.type;
  return {
    pattern: pattern as Pattern,
    title: typeof title === 'string' ? { nb: title } : ((title ?? {}) as ThreeTexts),
    fact: a,
    other: b,
    order: texts(order),
    grant: texts(grant),
    field: text(field),
    condition: condition === undefined ? newDemand.condition : conditionDraft(condition, document),
    value: limitDraft(value, type),
    when: conditionDraft(when, document),
    rest: { ...(id !== undefined && { id }), ...rest },
  };
}

/** The demand as it is stored, without title and id; undefined when something is not chosen or does not fit. */
export function demandFrom(draft: DraftDemand, document: RulesetDocument): JsonObject | undefined {
  const slots = slotsOf[draft.pattern];
  const has = (slot: Slot) => slots.includes(slot);
  const isWords = document.facts.find(({ name }) => name === draft.fact)?.type.kind === 'enum';
  const type = document.grant.find(({ name }) => name === draft.field)?.type;
  const condition = has('condition') ? conditionFrom(draft.condition, document) : undefined;
  const value = has('field') ? limitFrom(draft.value, type) : undefined;
  const when = has('when') ? conditionFrom(draft.when, document) : undefined;
  const isWhole =
    (!(has('fact') || has('list')) || draft.fact !== '') &&
    (!has('other') || (draft.other !== '' && draft.other !== draft.fact)) &&
    (!has('condition') || condition !== undefined) &&
    (!has('field') || (draft.field !== '' && value !== undefined)) &&
    (draft.when.kind === 'none' || !has('when') || when !== undefined);
  if (!isWhole) return undefined;
  const one: JsonObject = has('other') ? { facts: [draft.fact, draft.other] } : { fact: draft.fact };
  return {
    pattern: draft.pattern,
    ...(has('fact') && one),
    ...(has('list') && { list: draft.fact }),
    ...(has('grant') && isWords && { order: draft.order }),
    ...(has('grant') && draft.grant.length > 0 && { grant: draft.grant }),
    ...(has('field') && { field: draft.field }),
    ...(condition !== undefined && { condition }),
    ...(value !== undefined && { value }),
    ...(when !== undefined && { when }),
  };
}

/** Facts of which there can be more, that can be exchanged, or lists: by the slot of the pattern. */
export function factsFor(document: RulesetDocument, pattern: Pattern) {
  const given = document.facts.filter(({ derived, type }) => derived === undefined && type.kind !== 'text');
  if (pattern === 'order-never-matters') return given.filter(({ type }) => type.kind === 'list');
  const isMore = pattern === 'more-never-less' || pattern === 'more-never-more';
  return isMore ? given.filter(({ type }) => type.kind !== 'code') : given;
}
