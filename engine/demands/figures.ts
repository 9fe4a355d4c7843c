import { at } from '../parse/pointer.ts';
import type { Text } from '../ruleset-document.ts';
import { demandTitle, type Demand } from './schema.ts';

/** Names of the figures; no ruleset of ours calls its own so. */
export const figureOf = (index: number, slot: Slot): string => `demandNo${index}${slot}`;
export const isFigureOfDemands = (name: string): boolean => /^demandNo\d/.test(name);
export const slots = ['When', 'Condition', 'Value'] as const;
type Slot = (typeof slots)[number];

type Figure = { readonly title: Text; readonly value: unknown };

/** Figures by where the ruleset has their value, with where the demand has it. */
export function figuresOf(
  demands: readonly Demand[],
): ReadonlyMap<string, { readonly figure: Figure; readonly at: string }> {
  const found = new Map<string, { figure: Figure; at: string }>();
  demands.forEach((demand, index) => {
    const add = (slot: Slot, value: unknown, key: string) => {
      const figure = { title: demandTitle(demand), value };
      found.set(`/figures/${figureOf(index, slot)}/value`, { figure, at: at('/demands', index) + key });
    };
    if ('when' in demand && demand.when !== undefined) add('When', { holds: demand.when }, '/when');
    if ('condition' in demand) add('Condition', { holds: demand.condition }, '/condition');
    if ('value' in demand) add('Value', demand.value, '/value');
  });
  return found;
}
