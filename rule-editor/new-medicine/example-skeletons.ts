import { type Json, type JsonObject, type RulesetContent } from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';
import { idFrom } from '../new-programme/names.ts';
import { newestOf } from './copy-section.ts';
import { examplesOf } from './missing-of-medicine.ts';

/** An example of the template's with the new medicine in it, on a day when its section holds. */
export type Skeleton = { readonly id: string; readonly title: string; readonly facts: JsonObject };
type Given = {
  readonly section: string;
  readonly template: string;
  readonly codes: readonly string[];
  readonly atc: string;
  readonly name: string;
  readonly from: string;
};

const later = (date: Json | undefined, from: string): string => (typeof date === 'string' && date > from ? date : from);

/** One of each outcome that the template's examples have: to be corrected and kept when the limits are there. */
export function skeletonsOf(content: RulesetContent, given: Given): readonly Skeleton[] {
  const { template, codes, atc, name, from, section } = given;
  const taken = content.cases.map(({ id }) => String(id));
  const own = JSON.stringify(newestOf(content, template) ?? '');
  const chosen = new Map<string, JsonObject>();
  for (const example of examplesOf(content, template)) {
    const { outcome, reasons, recommended } = objectIn(example['expect']);
    const told = objectIn(recommended);
    const kind = String(told['outcome'] ?? outcome);
    const codesOfKind = (told['reasons'] ?? reasons ?? []) as readonly string[];
    // Only what the section's newest version itself leads to: not what other rules say of such applications.
    if (!chosen.has(kind) && codesOfKind.some((code) => own.includes(`"reason":"${code}"`))) chosen.set(kind, example);
  }
  return [...chosen].map(([kind, example]) => {
    const facts = Object.entries(objectIn(example['facts'])).map(([fact, value]): [string, Json] => {
      if (codes.includes(String(value))) return [fact, atc];
      return ['decidedOn', 'receivedOn', 'appliedOn'].includes(fact) ? [fact, later(value, from)] : [fact, value];
    });
    const id = idFrom(`${section} ${kind}`, taken);
    taken.push(id);
    return { id, title: `${name}: ${String(example['title'])}`, facts: Object.fromEntries(facts) };
  });
}
