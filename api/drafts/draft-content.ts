import { diffContents, type Json, type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import type { Queryable } from '../db/connect.ts';
import type { ReadContent } from '../publications/publication-content.ts';
import type { Draft, DraftChangeRow } from './draft-record.ts';

/** What a programme that does not exist yet begins with. */
export function beginningOf(programme: string): JsonObject {
  return { $schema: '../ruleset.schema.json', format: 1, programme };
}

/** The content that a draft changes. */
export async function readBase(read: ReadContent, queryable: Queryable, draft: Draft): Promise<RulesetContent> {
  const { programme, baseNumber, beginning } = draft;
  if (baseNumber === null) return { source: JSON.parse(beginning ?? '{}') as JsonObject, cases: [], demands: [] };
  const content = await read(queryable, { programme, number: baseNumber });
  if (!content) throw new Error('a draft has lost its base');
  return content;
}

export const changesOf = (touched: readonly DraftChangeRow[]) =>
  touched.flatMap(({ object, value }) => (value === null ? [] : [{ object, value: JSON.parse(value) as Json }]));

/** Objects that a draft changed and that another content has otherwise than the draft's base, and than the draft. */
export function findConflicts(
  base: RulesetContent,
  current: RulesetContent,
  touched: readonly DraftChangeRow[],
): readonly string[] {
  const moved = new Set(diffContents(base, current).map(({ object }) => object));
  return changesOf(touched)
    .filter(({ object }) => moved.has(object))
    .filter(({ object, value }) => JSON.stringify(readObject(current, object) ?? null) !== JSON.stringify(value))
    .map(({ object }) => object);
}
