import type { Json, JsonObject, RulesetContent } from '#engine/objects';
import { versionsIn } from './versions.ts';

/** Dates that every application has. */
export const builtInDates = ['receivedOn', 'decidedOn', 'appliedOn'] as const;
export type BuiltInDate = (typeof builtInDates)[number];

export const isBuiltInDate = (name: string): name is BuiltInDate => builtInDates.some((date) => date === name);

type Text = { readonly nb: string; readonly nn?: string; readonly en?: string };

type DateFact = { readonly name: string; readonly title?: Text; readonly isUsed: boolean };

/** By which dates the versions of this ruleset are judged, anywhere. */
function usedIn(json: Json | undefined, found = new Set<string>()): ReadonlySet<string> {
  if (typeof json !== 'object' || json === null) return found;
  const { boundary } = json as JsonObject;
  if (typeof boundary === 'object' && boundary !== null) found.add(String((boundary as JsonObject)['by']));
  for (const value of Object.values(json)) usedIn(value, found);
  return found;
}

/**
 * The dates by which a change can be judged: those of every application, then those of this programme. `isUsed`: other
 * versions of the ruleset are judged by it, or every application has it.
 */
export function dateFacts({ source }: RulesetContent): readonly DateFact[] {
  const facts = Object.entries((source['facts'] ?? {}) as { readonly [name: string]: JsonObject });
  const used = usedIn(source);
  return [
    ...builtInDates.map((name) => ({ name, isUsed: true })),
    ...facts
      .filter(([, { type, derived }]) => type === 'date' && derived === undefined)
      .map(([name, { title }]) => ({ name, title: title as unknown as Text, isUsed: used.has(name) })),
  ];
}

/** By which date the versions of a thing have been judged until now. */
export function usualDate(value: Json | undefined): string {
  const by = versionsIn(value).findLast(({ boundary }) => typeof boundary?.by === 'string')?.boundary?.by;
  return typeof by === 'string' ? by : 'receivedOn';
}
