import type { FactDeclaration, RulesetDocument, ValueType } from '#engine';
import { isObject, type Json } from '#engine/objects';
import { dateWords, readDate } from '../app/format.ts';

/** A condition as it is being chosen. `kept`: written otherwise than can be chosen here, and left as it is. */
export type ConditionDraft =
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'comparison'; readonly fact: string; readonly operator: string; readonly text: string }
  | { readonly kind: 'kept'; readonly value: Json };
/** A limit as it is being chosen. */
export type LimitDraft =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'fact' | 'parameter'; readonly name: string }
  | { readonly kind: 'kept'; readonly value: Json };

/** How a fact of a type can be compared here. */
export function operatorsFor(type: ValueType): readonly string[] {
  switch (type.kind) {
    case 'integer':
    case 'decimal':
    case 'date':
      return ['greaterThanInclusive', 'greaterThan', 'lessThanInclusive', 'lessThan', 'equal'];
    case 'enum':
      return ['equal', 'notEqual'];
    case 'boolean':
    case 'confirmation':
      return ['equal'];
    case 'code':
      return ['inCodes'];
    case 'set':
      return ['containsAny'];
    default:
      return [];
  }
}

/** A value as it is written in a field, in the form that the ruleset has it; undefined: it does not fit. */
export function readValue(text: string, type: ValueType): Json | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  switch (type.kind) {
    case 'boolean':
      return written === 'yes';
    case 'integer':
      return /^-?\d+$/.test(written) ? Number(written) : undefined;
    case 'decimal': {
      const numeral = written.replace(',', '.');
      return /^-?\d+(\.\d+)?$/.test(numeral) ? numeral : undefined;
    }
    case 'date':
      return readDate(written);
    case 'code':
    case 'set':
      return [written];
    default:
      return written;
  }
}

/** The other way round. */
export function writtenValue(value: Json | undefined, type: ValueType): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return String(value[0] ?? '');
  if (type.kind === 'date') return dateWords(String(value));
  return type.kind === 'decimal' ? String(value).replace('.', ',') : String(value);
}

const factNamed = (document: RulesetDocument, name: Json | undefined): FactDeclaration | undefined =>
  document.facts.find((fact) => fact.name === name);

export function conditionDraft(value: Json | undefined, document: RulesetDocument): ConditionDraft {
  if (!isObject(value)) return { kind: 'none' };
  const keys = Object.keys(value).toSorted().join(' ');
  if (keys === 'condition' && typeof value['condition'] === 'string')
    return { kind: 'named', name: value['condition'] };
  const fact = factNamed(document, value['fact']);
  const { operator, value: operand } = value;
  const isPlain = !isObject(operand) && !(Array.isArray(operand) && operand.length !== 1);
  if (keys !== 'fact operator value' || !fact || !isPlain || typeof operator !== 'string')
    return { kind: 'kept', value };
  if (!operatorsFor(fact.type).includes(operator)) return { kind: 'kept', value };
  return { kind: 'comparison', fact: fact.name, operator, text: writtenValue(operand, fact.type) };
}

/** The condition as the ruleset has it; undefined when something is not chosen or does not fit. */
export function conditionFrom(draft: ConditionDraft, document: RulesetDocument): Json | undefined {
  if (draft.kind === 'none') return undefined;
  if (draft.kind === 'kept') return draft.value;
  if (draft.kind === 'named') return draft.name === '' ? undefined : { condition: draft.name };
  const fact = factNamed(document, draft.fact);
  const value = fact && readValue(draft.text, fact.type);
  return fact && value !== undefined ? { fact: fact.name, operator: draft.operator, value } : undefined;
}

export function limitDraft(value: Json | undefined, type: ValueType | undefined): LimitDraft {
  if (isObject(value)) {
    const keys = Object.keys(value).join(' ');
    if (keys === 'fact') return { kind: 'fact', name: String(value['fact']) };
    return keys === 'parameter' ? { kind: 'parameter', name: String(value['parameter']) } : { kind: 'kept', value };
  }
  return { kind: 'literal', text: value === undefined || type === undefined ? '' : writtenValue(value, type) };
}

export function limitFrom(draft: LimitDraft, type: ValueType | undefined): Json | undefined {
  if (draft.kind === 'kept') return draft.value;
  if (draft.kind === 'literal') return type && readValue(draft.text, type);
  return draft.name === '' ? undefined : { [draft.kind]: draft.name };
}
