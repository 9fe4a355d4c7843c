import { type Json, type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import { dateWords } from '../app/format.ts';
import { type Language, textIn } from '../app/language.tsx';
import type { Usage } from './usages.ts';
import { programmeWords } from './words.ts';

const titleOf = (value: Json | undefined, language: Language): string => {
  const object = (typeof value === 'object' ? value : {}) as JsonObject | null;
  const versions = (object?.['versions'] ?? []) as readonly JsonObject[];
  const content = versions.findLast((version) => typeof version['content'] === 'object')?.['content'];
  const title = object?.['title'] ?? (content as JsonObject | undefined)?.['title'];
  return textIn(title as { nb: string } | undefined, language);
};

/** Where in an object something is used, in words: «kravet «Minste areal», versjonen fra 01.03.2026». */
export function placeWords(content: RulesetContent, { by, path }: Usage, language: Language): string {
  const { place } = programmeWords[language];
  const said: string[] = [];
  let at: Json | undefined = readObject(content, by);
  for (const [index, part] of path.entries()) {
    const before = path[index - 1];
    at = typeof at === 'object' && at !== null ? (at as { readonly [member: string]: Json })[part] : undefined;
    if (before === 'versions') {
      const boundary = (at as JsonObject | undefined)?.['boundary'] as JsonObject | undefined;
      said.push(boundary ? place.version(dateWords(String(boundary['date']))) : place.firstVersion);
    } else if (before === 'requirements' || before === 'rows' || before === 'classes')
      said.push(place[before](titleOf(at, language) || String(part)));
    else if (
      typeof part === 'string' &&
      part in place &&
      !['version', 'requirements', 'rows', 'classes'].includes(part)
    )
      said.push(place[part as 'approve']);
  }
  return [...new Set(said)].join(', ');
}
