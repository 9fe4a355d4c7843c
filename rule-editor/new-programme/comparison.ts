import { isObject, type Json, type JsonObject, type RulesetContent } from '#engine/objects';
import { withValueAt } from '../sentences/json-path.ts';
import { linesOf } from '../sentences/model/lines.ts';

/** A fact, how it is compared, and with what. */
export type Comparison = { readonly fact: string; readonly operator: string; readonly value?: Json };

export type FactInSource = JsonObject & { readonly type: string };

export function factOf({ source }: RulesetContent, name: string): FactInSource | undefined {
  const facts = (source['facts'] ?? {}) as JsonObject;
  return Object.hasOwn(facts, name) ? (facts[name] as FactInSource) : undefined;
}

const isComparison = (leaf: Json | undefined): leaf is JsonObject & Comparison =>
  isObject(leaf) && 'fact' in leaf && 'operator' in leaf;

export const isNumber = ({ type }: FactInSource): boolean => type === 'integer' || type === 'decimal';

/** What a condition compares, of however many groups. */
export const comparisonsIn = (condition: Json | undefined): readonly Comparison[] =>
  condition === undefined ? [] : linesOf(condition).flatMap(({ leaf }) => (isComparison(leaf) ? [leaf] : []));

/** The condition with other comparisons in place of its own. */
export const withComparisons = (condition: Json, change: (own: Comparison) => Comparison): Json =>
  linesOf(condition).reduce<Json>(
    (changed, { leaf, inner }) =>
      isComparison(leaf) ? withValueAt(changed, inner, change(leaf) as JsonObject) : changed,
    condition,
  );

/** `1 234,5` as a ruleset writes it for this fact: money in øre is typed in kroner. Undefined: no such number. */
export function readNumber(typed: string, fact: FactInSource): Json | undefined {
  const plain = typed
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return undefined;
  if (fact.type === 'decimal') {
    const scale = Number(fact['scale'] ?? 0);
    return (plain.split('.')[1] ?? '').length > scale ? undefined : plain;
  }
  const value = fact['unit'] === 'øre' ? Math.round(Number(plain) * 100) : Number(plain);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A number of a ruleset as one types it. */
export function typedNumber(value: Json | undefined, fact: FactInSource): string {
  if (value === undefined || value === null) return '';
  const shown = fact['unit'] === 'øre' ? String(Number(value) / 100) : String(value);
  return shown.replace('.', ',');
}
