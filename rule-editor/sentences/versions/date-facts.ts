import type { Json, RulesetContent } from '#engine/objects';
import { valueAt } from '../json-path.ts';
import { entriesOf } from '../source-words/value-type.ts';
import { type BoundaryInSource, versionsIn } from './versions.ts';

/** Dates that every application has. */
export const builtInDates = ['receivedOn', 'decidedOn', 'appliedOn'] as const;
export type BuiltInDate = (typeof builtInDates)[number];

export const isBuiltInDate = (name: string): name is BuiltInDate => builtInDates.some((date) => date === name);

type Text = { readonly nb: string; readonly nn?: string; readonly en?: string };

type By = BoundaryInSource['by'];
type DateFact = { readonly by: By; readonly title?: Text; readonly isUsed: boolean };

/** A date by its name; of an entry's field: the field's. */
export const keyOf = (by: By): string => (typeof by === 'string' ? by : `${by.field} (…)`);

/** By which dates the versions of this ruleset are judged, anywhere. */
function usedIn(json: Json | undefined, found = new Set<string>()): ReadonlySet<string> {
  if (typeof json !== 'object' || json === null) return found;
  const by = valueAt(json, ['boundary', 'by']);
  if (by !== undefined) found.add(keyOf(by as By));
  for (const value of Object.values(json)) usedIn(value, found);
  return found;
}

/**
 * The dates by which a change can be judged: those of every application, of the entries of a list (where one is
 * judged), then those of this programme, derived ones where they are in use. `isUsed`: versions of the ruleset are judged
 * by it, or it is always there.
 */
export function dateFacts({ source }: RulesetContent, list?: string): readonly DateFact[] {
  const facts = entriesOf(source['facts']);
  const used = usedIn(source);
  const fields = list === undefined ? [] : entriesOf(valueAt(source, ['facts', list, 'of']));
  const dated = (entries: typeof facts, by: (name: string) => By) =>
    entries
      .filter(([name, { type, derived }]) => type === 'date' && (derived === undefined || used.has(keyOf(by(name)))))
      .map(([name, { title }]) => ({
        by: by(name),
        title: title as unknown as Text,
        isUsed: used.has(keyOf(by(name))),
      }));
  return [
    ...builtInDates.map((by) => ({ by, isUsed: true })),
    ...dated(fields, (field) => ({ field })),
    ...dated(facts, (name) => name),
  ];
}

/** By which date the versions of a thing have been judged until now. */
export function usualDate(value: Json | undefined): By {
  return versionsIn(value).findLast(({ boundary }) => boundary !== undefined)?.boundary?.by ?? 'receivedOn';
}
