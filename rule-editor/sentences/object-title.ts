import { type Json, type JsonObject, type ObjectId, readObject, type RulesetContent } from '#engine/objects';
import { type Language, textIn } from '../app/language.tsx';
import { reasonTitle } from '../texts/reasons.ts';

const titleIn = (value: Json | undefined): { readonly nb: string } | undefined => {
  const { title, text } = (typeof value === 'object' && value !== null ? value : {}) as JsonObject;
  return (title ?? text) as { readonly nb: string } | undefined;
};

/** What an object is called: its newest title, of a reason the beginning of its text; its name where it has none. */
export function titleOf(content: RulesetContent, object: ObjectId, language: Language): string {
  const listed = object.startsWith('entries/') ? `facts/${object.slice('entries/'.length)}` : object;
  const value = readObject(content, listed) as JsonObject | undefined;
  if (object.startsWith('texts/')) return reasonTitle(value, language) || object.slice('texts/'.length);
  // Test cases, and demands written before, are titled in one language.
  if (typeof value?.['title'] === 'string') return value['title'];
  const versions = (value?.['versions'] ?? []) as readonly JsonObject[];
  const title = titleIn(value) ?? versions.map((version) => titleIn(version['content'])).findLast(Boolean);
  return textIn(title, language) || object.slice(object.indexOf('/') + 1);
}
