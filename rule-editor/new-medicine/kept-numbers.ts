import { isObject, type Json, type JsonObject, type RulesetContent } from '#engine/objects';
import { createWords } from '#engine/words';
import type { Language } from '../app/language.tsx';
import type { Path } from '../sentences/json-path.ts';
import { conditionOf, scopeOf } from '../sentences/source-words/condition-of.ts';
import { expressionOf } from '../sentences/source-words/expression-of.ts';
import { readSource } from '../sentences/source-words/readable.ts';
import { newestOf } from './copy-section.ts';

const isCount = (json: Json): boolean =>
  isObject(json) && typeof json['atLeast'] === 'number' && Array.isArray(json['of']);

/** Groups of which a number of parts must hold. */
function countsIn(json: Json | undefined): readonly JsonObject[] {
  if (typeof json !== 'object' || json === null) return [];
  const own = isCount(json) ? [json as JsonObject] : [];
  return [...own, ...Object.values(json).flatMap((inner) => countsIn(inner as Json))];
}

/** Is there a number, a date or a code in it that is written there, not named? */
function hasWritten(json: Json): boolean {
  if (typeof json === 'number') return true;
  if (typeof json === 'string') return /\d/.test(json);
  if (typeof json !== 'object' || json === null) return false;
  return Object.entries(json).some(
    ([member, inner]) =>
      !['fact', 'parameter', 'condition', 'after', 'of', 'field'].includes(member) && hasWritten(inner as Json),
  );
}

/**
 * What a section says in numbers that cannot be left empty, as sentences: how many of several must hold, how long and
 * under which code something is granted. A person says of each that it is true of this medicine too.
 */
export function keptNumbers(
  content: RulesetContent,
  section: string,
  language: Language,
  on: string,
): readonly string[] {
  const said = newestOf(content, section) ?? {};
  const readable = readSource(content.source);
  const words = createWords(readable.document, language, on);
  const scope = scopeOf(readable);
  const path: Path = [];
  const grant = isObject(said['approve']) && isObject(said['approve']['grant']) ? said['approve']['grant'] : {};
  const fields = Object.entries(grant).flatMap(([name, value]) => {
    const field = readable.document.grant.find((one) => one.name === name);
    if (!field || !hasWritten(value)) return [];
    return [`${words.text(field.title)}: ${words.expression(expressionOf(scope, value, field.type, path))}`];
  });
  const counts = countsIn(said['requirements']).map((group) => words.inline(conditionOf(scope, group)));
  return [...new Set([...counts, ...fields])];
}
