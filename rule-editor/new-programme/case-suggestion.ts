import { isObject, type Json, type JsonObject, type RulesetContent } from '#engine/objects';
import { partsOf } from '../sentences/model/lines.ts';
import { type Comparison, comparisonsIn, type FactInSource } from './comparison.ts';
import { firstSection, limitIn, requirementsOf } from './section-model.ts';

/** The three examples that every new programme has: their names, and what should come of them. */
export const caseKinds = ['approve', 'deny', 'route-to-manual'] as const;
export type CaseKind = (typeof caseKinds)[number];
export const caseIds: { readonly [K in CaseKind]: string } = {
  approve: 'innvilgelse',
  deny: 'avslag',
  'route-to-manual': 'til-en-person',
};

/** Facts that an applicant or case worker gives. */
export function givenFacts({ source }: RulesetContent): readonly (readonly [string, FactInSource])[] {
  return Object.entries((source['facts'] ?? {}) as { [name: string]: FactInSource }).filter(
    ([, fact]) => !('derived' in fact) && fact.type !== 'list',
  );
}

const plain = (fact: FactInSource): Json | undefined => {
  const { type, min } = fact;
  if (type === 'boolean') return false;
  if (type === 'confirmation') return 'yes';
  if (type === 'integer') return typeof min === 'number' ? min : 0;
  if (type === 'decimal') return String(min ?? '0');
  if (type === 'enum') return (fact['values'] as readonly string[])[0];
  return undefined;
};

const step = (fact: FactInSource): number => (fact.type === 'decimal' ? 10 ** -Number(fact['scale'] ?? 0) : 1);
const shifted = (value: Json, by: number, fact: FactInSource): Json =>
  fact.type === 'decimal' ? (Number(value) + by).toFixed(Number(fact['scale'] ?? 0)) : Number(value) + by;

function dayShifted(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** A value that makes a line true, or false. */
function valueFor(content: RulesetContent, line: Comparison, fact: FactInSource, holds: boolean): Json | undefined {
  const limit = limitIn(content, line.value);
  if (limit === undefined || limit === null || isObject(limit)) return plain(fact);
  const { operator } = line;
  if (operator === 'notEqual') return valueFor(content, { ...line, operator: 'equal' }, fact, !holds);
  if (fact.type === 'boolean') return limit === holds;
  if (fact.type === 'confirmation') return holds ? limit : limit === 'yes' ? 'no' : 'yes';
  if (fact.type === 'enum') {
    const listed = [limit].flat() as readonly string[];
    return (fact['values'] as readonly string[]).find(
      (value) => listed.includes(value) === (holds === (operator !== 'notIn')),
    );
  }
  if (Array.isArray(limit)) return holds && operator !== 'notIn' ? (limit as readonly Json[])[0] : undefined;
  if (fact.type === 'code') return holds ? limit : undefined;
  const strict = operator === 'greaterThan' || operator === 'lessThan' ? 1 : 0;
  const up = operator.startsWith('greater') ? 1 : -1;
  const away = operator === 'equal' ? (holds ? 0 : 1) : holds ? strict * up : (1 - strict) * -up;
  if (fact.type === 'date') return dayShifted(String(limit), away);
  return shifted(limit, away * step(fact), fact);
}

/** An age is made by a birth date: so many years before the day. */
function through(content: RulesetContent, name: string, fact: FactInSource, value: Json, on: string) {
  const between = (fact['derived'] as JsonObject | undefined)?.['fullYearsBetween'];
  const [from] = Array.isArray(between) ? (between as readonly Json[]) : [];
  if (!('derived' in fact)) return [[name, value]] as const;
  if (typeof from !== 'string' || typeof value !== 'number') return [];
  return [
    [from, `${String(Number(on.slice(0, 4)) - value).padStart(4, '0')}${on.slice(4).replace('02-29', '02-28')}`],
  ] as const;
}

/** Facts with which every requirement is met, one is not, or one cannot be told: to be looked at and corrected. */
export function suggestFacts(content: RulesetContent, kind: CaseKind, on: string): JsonObject {
  const facts: { [name: string]: Json } = {};
  for (const [name, fact] of givenFacts(content)) {
    const value = plain(fact);
    if (value !== undefined && !('discretionary' in fact)) facts[name] = value;
  }
  const declared = (content.source['facts'] ?? {}) as { [name: string]: FactInSource };
  const set = (line: Comparison, holds: boolean): boolean => {
    const fact = declared[line.fact];
    const value = fact && valueFor(content, line, fact, holds);
    if (!fact || value === undefined) return false;
    const own = through(content, line.fact, fact, value, on);
    for (const [name, given] of own) facts[name] = given;
    return own.length > 0;
  };
  /** Gives the facts that make a condition so, as few of its parts as will do. Could it? */
  const make = (condition: Json | undefined, holds: boolean): boolean => {
    if (!isObject(condition)) return false;
    if ('not' in condition) return make(condition['not'], !holds);
    const group = partsOf(condition);
    if (!group) return comparisonsIn(condition).some((line) => set(line, holds));
    const { key, parts } = group;
    const asked = key === 'all' ? parts.length : key === 'any' ? 1 : Number(condition['atLeast']);
    const enough = holds ? asked : parts.length - asked + 1;
    let made = 0;
    for (const part of parts) if (made < enough && make(part, holds)) made += 1;
    return made >= enough;
  };
  make(firstSection(content)?.['appliesWhen'], true);
  const requirements = requirementsOf(content).map(([, requirement]) => requirement);
  for (const { conditions } of requirements) make(conditions, true);
  const refusing = requirements.find(({ notMet }) => notMet !== 'route-to-manual');
  const [line] = comparisonsIn(refusing?.['conditions']);
  if (kind === 'deny') make(refusing?.['conditions'], false);
  if (line && kind === 'route-to-manual') {
    const fact = declared[line.fact];
    const between = (fact?.['derived'] as JsonObject | undefined)?.['fullYearsBetween'];
    delete facts[Array.isArray(between) ? String((between as readonly Json[])[0]) : line.fact];
  }
  return { decidedOn: on, ...facts };
}

type Told = {
  readonly outcome: string;
  readonly reasons: readonly { readonly code: string }[];
  readonly grant?: unknown;
  readonly recommended?: { readonly outcome: string; readonly reasons: readonly { readonly code: string }[] };
};

/** What the engine told, as an example expects it. */
export function expectationOf({ outcome, reasons, grant, recommended }: Told): JsonObject {
  const codes = (list: Told['reasons']) => list.map(({ code }) => code);
  return {
    outcome,
    reasons: codes(reasons),
    ...(grant !== undefined && { grant: grant as JsonObject }),
    ...(recommended && { recommended: { outcome: recommended.outcome, reasons: codes(recommended.reasons) } }),
  };
}

/** Did it come out as the example is meant to? A refusal may be a recommendation to a person. */
export function isOfKind(kind: CaseKind, { outcome, recommended }: Told): boolean {
  if (kind === 'route-to-manual') return outcome === kind && recommended === undefined;
  return outcome === kind || (outcome === 'route-to-manual' && recommended?.outcome === kind);
}
