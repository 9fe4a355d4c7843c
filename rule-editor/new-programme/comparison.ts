import type { Json, JsonObject, RulesetContent } from '#engine/objects';

/** One requirement as a line: a fact, how it is compared, and with what. */
export type Comparison = { readonly fact: string; readonly operator: string; readonly value?: Json };
/** Lines that all, or of which one, must hold. */
export type Lines = { readonly join: 'all' | 'any'; readonly lines: readonly Comparison[] };

export type FactInSource = JsonObject & { readonly type: string };

export function factOf({ source }: RulesetContent, name: string): FactInSource | undefined {
  const facts = (source['facts'] ?? {}) as JsonObject;
  return Object.hasOwn(facts, name) ? (facts[name] as FactInSource) : undefined;
}

/** Facts that a line can be about: not words in free text, not lists. */
export function comparableFacts({ source }: RulesetContent): readonly (readonly [string, FactInSource])[] {
  return Object.entries((source['facts'] ?? {}) as { [name: string]: FactInSource }).filter(
    ([, { type }]) => type !== 'text' && type !== 'list' && type !== 'set',
  );
}

/** How a fact of this type can be compared, the likeliest first. */
export function operatorsOf(type: string): readonly string[] {
  switch (type) {
    case 'boolean':
    case 'confirmation':
      return ['equal'];
    case 'enum':
      return ['in', 'notIn'];
    case 'code':
      return ['inCodes'];
    case 'date':
      return ['greaterThanInclusive', 'lessThanInclusive', 'greaterThan', 'lessThan'];
    default:
      return ['greaterThanInclusive', 'lessThanInclusive', 'greaterThan', 'lessThan', 'equal'];
  }
}

export const isNumber = ({ type }: FactInSource): boolean => type === 'integer' || type === 'decimal';

/** What a new line about a fact says; without a value where one must be written. */
export function beginComparison(name: string, fact: FactInSource): Comparison {
  const [operator = 'equal'] = operatorsOf(fact.type);
  if (fact.type === 'boolean') return { fact: name, operator, value: true };
  if (fact.type === 'confirmation') return { fact: name, operator, value: 'yes' };
  return { fact: name, operator };
}

const isComparison = (value: Json | undefined): value is JsonObject & Comparison =>
  typeof value === 'object' && value !== null && 'fact' in value && 'operator' in value;

/** A condition as lines; undefined: it is more than lines. */
export function linesOf(condition: Json | undefined): Lines | undefined {
  if (isComparison(condition)) return { join: 'all', lines: [condition] };
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return undefined;
  for (const join of ['all', 'any'] as const) {
    const parts = (condition as JsonObject)[join];
    if (Array.isArray(parts) && (parts as readonly Json[]).every(isComparison))
      return { join, lines: parts as unknown as readonly Comparison[] };
  }
  return undefined;
}

export function conditionOf({ join, lines }: Lines): JsonObject | undefined {
  const [only] = lines;
  if (only === undefined) return undefined;
  return lines.length === 1 ? (only as JsonObject) : { [join]: lines as unknown as readonly JsonObject[] };
}

/** Has the line everything that it needs? */
export function isWhole(content: RulesetContent, { fact, value }: Comparison): boolean {
  if (factOf(content, fact) === undefined || value === undefined || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}

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
