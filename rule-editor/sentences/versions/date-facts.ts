import type { Json, JsonObject, RulesetContent } from '#engine/objects';
import { versionsIn } from './versions.ts';

/** Dates that every application has. */
export const builtInDates = ['receivedOn', 'decidedOn', 'appliedOn'] as const;
export type BuiltInDate = (typeof builtInDates)[number];

export const isBuiltInDate = (name: string): name is BuiltInDate => builtInDates.some((date) => date === name);

type Text = { readonly nb: string; readonly nn?: string; readonly en?: string };

/** The dates by which a change can be judged: those of every application, then those of this programme. */
export function dateFacts({ source }: RulesetContent): readonly { readonly name: string; readonly title?: Text }[] {
  const facts = Object.entries((source['facts'] ?? {}) as { readonly [name: string]: JsonObject });
  return [
    ...builtInDates.map((name) => ({ name })),
    ...facts
      .filter(([, { type, derived }]) => type === 'date' && derived === undefined)
      .map(([name, { title }]) => ({ name, title: title as unknown as Text })),
  ];
}

/** By which date the versions of a thing have been judged until now. */
export function usualDate(value: Json | undefined): string {
  const by = versionsIn(value).findLast(({ boundary }) => typeof boundary?.by === 'string')?.boundary?.by;
  return typeof by === 'string' ? by : 'receivedOn';
}
