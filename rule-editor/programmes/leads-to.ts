import type { LeadsTo, OutlineItem } from './outline.ts';
import type { ProgrammeWords } from './words.ts';

/** What a thing leads to, in words: «innvilges, ellers avslag». */
export function leadsToWords(w: ProgrammeWords, { leadsTo, otherwise }: Pick<OutlineItem, 'leadsTo' | 'otherwise'>) {
  const name = (events: readonly LeadsTo[]) => events.map((event) => w.leadsTo[event]).join(w.or);
  const rest = otherwise.length === 0 ? [] : [leadsTo.length === 0 ? name(otherwise) : w.otherwise(name(otherwise))];
  return [...(leadsTo.length === 0 ? [] : [name(leadsTo)]), ...rest].join(', ');
}

/** What a stage can lead to, in the order in which that is looked for. */
export function stageWords(w: ProgrammeWords, items: readonly OutlineItem[]): string {
  const all = new Set(items.flatMap(({ leadsTo, otherwise }) => [...leadsTo, ...otherwise]));
  const order: readonly LeadsTo[] = ['stop', 'route-to-manual', 'deny', 'approve'];
  return order.flatMap((event) => (all.has(event) ? [w.leadsTo[event]] : [])).join(' · ');
}
