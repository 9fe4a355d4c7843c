import { isObject, type Json, type JsonObject, type RulesetContent } from '#engine/objects';
import { type FactInSource, factOf, isNumber } from '../new-programme/comparison.ts';
import { nameFrom } from '../new-programme/names.ts';

const relations: { readonly [operator: string]: { readonly nb: string; readonly nn: string; readonly en: string } } = {
  greaterThanInclusive: { nb: 'minst', nn: 'minst', en: 'at least' },
  from: { nb: 'minst', nn: 'minst', en: 'at least' },
  greaterThan: { nb: 'over', nn: 'over', en: 'over' },
  over: { nb: 'over', nn: 'over', en: 'over' },
  lessThanInclusive: { nb: 'høyst', nn: 'høgst', en: 'at most' },
  to: { nb: 'høyst', nn: 'høgst', en: 'at most' },
  lessThan: { nb: 'under', nn: 'under', en: 'under' },
  under: { nb: 'under', nn: 'under', en: 'under' },
};
const operatorOf: { readonly [bound: string]: string } = {
  from: 'greaterThanInclusive',
  over: 'greaterThan',
  to: 'lessThanInclusive',
  under: 'lessThan',
};
const other = { nb: 'er', nn: 'er', en: 'is' };

const isWritten = (value: Json | undefined, fact: FactInSource): boolean =>
  typeof value === 'number' ||
  (typeof value === 'string' && (isNumber(fact) || (fact.type === 'date' && /^\d{4}-\d\d-\d\d$/.test(value))));

/** A value of the medicine's own, that nobody has found yet. */
function emptyValue(fact: FactInSource, medicine: string, relation: string): JsonObject {
  const title = fact['title'] as { readonly nb: string; readonly nn?: string; readonly en?: string };
  const how = relations[relation] ?? other;
  const named = (language: 'nb' | 'nn' | 'en') => `${medicine}: ${title[language] ?? title.nb}, ${how[language]}`;
  const { type, scale, unit } = fact;
  return {
    title: { nb: named('nb'), nn: named('nn'), en: named('en') },
    type,
    ...(scale !== undefined && { scale }),
    ...(unit !== undefined && { unit }),
    versions: [{ content: 'missing' }],
  };
}

/**
 * A part of a section with the numbers and dates that are written in its comparisons as values of the medicine's own:
 * nothing of another medicine is then true of it before somebody has said so. `taken`: names of values there are.
 */
export function withoutNumbers(
  content: RulesetContent,
  part: Json,
  medicine: string,
  taken: readonly string[],
): { readonly part: Json; readonly values: ReadonlyMap<string, JsonObject> } {
  const values = new Map<string, JsonObject>();
  const asValue = (fact: FactInSource, name: string, relation: string): JsonObject => {
    const own = nameFrom(`${medicine} ${name} ${relation}`, [...taken, ...values.keys()]);
    values.set(own, emptyValue(fact, medicine, relation));
    return { parameter: own };
  };
  const comparison = (own: JsonObject, fact: FactInSource, name: string): JsonObject => {
    const { value, operator } = own;
    if (isWritten(value, fact)) return { ...own, value: asValue(fact, name, String(operator)) };
    if (operator !== 'inInterval' || !isObject(value)) return own;
    // The bounds of an interval are always written: as comparisons they can be values.
    const bounds = Object.entries(value).map(([bound, limit]) => ({
      ...own,
      operator: operatorOf[bound] ?? bound,
      value: isWritten(limit, fact) ? asValue(fact, name, bound) : limit,
    }));
    return bounds.length === 1 && bounds[0] ? bounds[0] : { all: bounds };
  };
  const walk = (json: Json): Json => {
    if (Array.isArray(json)) return (json as readonly Json[]).map(walk);
    if (!isObject(json)) return json;
    const fact = typeof json['fact'] === 'string' && 'operator' in json ? factOf(content, json['fact']) : undefined;
    if (fact) return comparison(json, fact, String(json['fact']));
    return Object.fromEntries(Object.entries(json).map(([member, value]) => [member, walk(value)]));
  };
  return { part: walk(part), values };
}
