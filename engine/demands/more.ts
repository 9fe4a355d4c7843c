import type { Facts, FactValue } from '../evaluation.ts';
import type { FactDeclaration } from '../ruleset-document.ts';
import type { Demand } from './schema.ts';

type More = Extract<Demand, { pattern: 'more-never-less' | 'more-never-more' }>;

/** Less than 0: there is less of the fact in `a` than in `b`; undefined: neither is more. */
export function compareAmounts(
  { type }: FactDeclaration,
  { order }: More,
  a: FactValue | undefined,
  b: FactValue | undefined,
): number | undefined {
  if (a === undefined || b === undefined || a === null || b === null) return undefined;
  switch (type.kind) {
    case 'integer':
    case 'decimal':
      return Number(a) - Number(b);
    case 'boolean':
      return Number(a) - Number(b);
    case 'confirmation':
      return Number(a === 'yes') - Number(b === 'yes');
    case 'date':
      return a < b ? -1 : Number(a > b);
    case 'enum': {
      const [i, j] = [a, b].map((word) => order?.indexOf(String(word)) ?? -1) as [number, number];
      return i < 0 || j < 0 ? undefined : i - j;
    }
    case 'set':
      return compareSets(a as readonly string[], b as readonly string[]);
    default:
      return undefined;
  }
}

function compareSets(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.every((item) => b.includes(item))) return a.length - b.length;
  return b.every((item) => a.includes(item)) ? 1 : undefined;
}

/** The application with an entry or an element less; undefined where there is none to take. */
export function withOneLess(facts: Facts, name: string, at: number): Facts | undefined {
  const value = facts[name];
  if (!Array.isArray(value) || at >= value.length) return undefined;
  return { ...facts, [name]: value.filter((_, i) => i !== at) };
}
