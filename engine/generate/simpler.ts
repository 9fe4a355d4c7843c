import type { Entry, Facts, FactValue } from '../evaluation.ts';
import { entriesOf } from './pools.ts';

/** Always given by the service. */
const kept: ReadonlySet<string> = new Set(['decidedOn', 'appliedOn', 'receivedOn', 'startedBy']);

const digits = (text: string): number => text.replaceAll(/[-.0]/g, '').length;

/** Rounder numbers: fewer digits that are not 0. */
function rounder(value: number | string): readonly (number | string)[] {
  const text = String(value);
  const scale = text.split('.')[1]?.length ?? 0;
  const candidates = [1, 2, 3, 4].flatMap((places) => {
    const rounded = Number(Number(value).toPrecision(places));
    const up = rounded + 10 ** (Math.floor(Math.log10(Math.abs(rounded) || 1)) - places + 1);
    return [rounded, up];
  });
  const written = candidates.map((n) => (typeof value === 'number' ? Math.round(n) : String(Number(n.toFixed(scale)))));
  return [...new Set(written)].filter((other) => digits(String(other)) < digits(text));
}

/** How odd a date is: none that is the day of the decision, most the 17th of May. */
const oddity = (date: string, decidedOn: unknown): number =>
  date === decidedOn ? 0 : date.endsWith('-01-01') ? 1 : date.endsWith('-01') ? 2 : 3;

function simplerDates(date: string, decidedOn: unknown): readonly string[] {
  const [year, month] = date.split('-');
  const candidates = [...(typeof decidedOn === 'string' ? [decidedOn] : []), `${year}-01-01`, `${year}-${month}-01`];
  return candidates.filter((other) => oddity(other, decidedOn) < oddity(date, decidedOn));
}

function simplerScalars(value: FactValue, decidedOn: unknown): readonly FactValue[] {
  if (typeof value === 'number') return rounder(value);
  if (typeof value !== 'string') return [];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return simplerDates(value, decidedOn);
  return /^-?\d+(\.\d+)?$/.test(value) ? rounder(value) : [];
}

const without = <T>(items: readonly T[], at: number): readonly T[] => items.filter((_, i) => i !== at);

function simplerEntries(value: FactValue, decidedOn: unknown): readonly FactValue[] {
  const items = entriesOf(value);
  const fewer = items.map((_, i) => without(items, i));
  const poorer = items.flatMap((entry, i) =>
    Object.keys(entry).flatMap((field) => {
      const { [field]: own, ...rest } = entry;
      const simpler = simplerScalars(own as FactValue, decidedOn).map(
        (other) => ({ ...entry, [field]: other }) as Entry,
      );
      return [rest, ...simpler].map((other) => items.map((item, at) => (at === i ? other : item)));
    }),
  );
  const isOpen = !Array.isArray(value);
  return [
    ...(isOpen ? [items] : []),
    ...[...fewer, ...poorer].map((list) => (isOpen ? { items: list, complete: false } : list)),
  ];
}

function simplerValues(value: FactValue, decidedOn: unknown): readonly FactValue[] {
  if (typeof value !== 'object' || value === null) return simplerScalars(value, decidedOn);
  if (Array.isArray(value) && typeof value[0] === 'string') return value.map((_, i) => without(value as string[], i));
  return simplerEntries(value, decidedOn);
}

/** Nothing is decided before it is received and dated. */
const isInOrder = ({ decidedOn, appliedOn, receivedOn }: Facts): boolean =>
  [appliedOn, receivedOn].every((day) => typeof day !== 'string' || typeof decidedOn !== 'string' || day <= decidedOn);

/** The application made simpler in one thing at a time: a fact less, an entry less, a rounder value. Ends somewhere. */
export function* simplerFacts(facts: Facts): Iterable<Facts> {
  for (const name of Object.keys(facts)) {
    if (kept.has(name)) continue;
    const { [name]: _, ...rest } = facts;
    yield rest;
  }
  for (const [name, value] of Object.entries(facts)) {
    const decidedOn = name === 'decidedOn' ? undefined : facts['decidedOn'];
    for (const simpler of simplerValues(value, decidedOn)) {
      const sameDay = name === 'decidedOn' && { appliedOn: simpler, receivedOn: simpler };
      if (sameDay) yield { ...facts, ...sameDay, decidedOn: simpler };
      const alone = { ...facts, [name]: simpler };
      if (isInOrder(alone) || !isInOrder(facts)) yield alone;
    }
  }
}
