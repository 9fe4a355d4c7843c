import { and, eq } from 'drizzle-orm';
import type { JsonObject, RulesetContent } from '#engine/objects';
import { sha256 } from '../canonical-json.ts';
import type { Queryable } from '../db/connect.ts';
import { publications } from '../db/schema.ts';
import { type Place, readTestTexts, readTestsHash } from './publication-tests.ts';

export type ContentTexts = Place & {
  readonly sha256: string;
  /** Of all three texts. */
  readonly tag: string;
  readonly source: string;
  readonly cases: string;
  readonly demands: string;
};

/** A publication with its test cases and demands, as JSON. */
export async function readContentTexts(queryable: Queryable, place: Place): Promise<ContentTexts | undefined> {
  const { programme, number } = place;
  const [row] = await queryable
    .select({ sha256: publications.sha256, source: publications.source })
    .from(publications)
    .where(and(eq(publications.programme, programme), eq(publications.number, number)));
  if (!row) return undefined;
  const { cases, demands, sha256: ofTests } = await readTestTexts(queryable, place);
  return { programme, number, ...row, tag: sha256(`${row.sha256} ${ofTests}`), cases, demands };
}

/** Reads the content of a publication; undefined: there is none. */
export type ReadContent = (queryable: Queryable, place: Place) => Promise<RulesetContent | undefined>;

const keptContents = 8;

/** Contents are read once, for as long as their test cases and demands stay; the last few are kept. */
export function createContents(): ReadContent {
  const kept = new Map<string, RulesetContent>();
  return async (queryable, place) => {
    const key = `${place.programme}/${place.number} ${await readTestsHash(queryable, place)}`;
    const known = kept.get(key);
    if (known) return known;
    const texts = await readContentTexts(queryable, place);
    if (!texts) return undefined;
    const content: RulesetContent = {
      source: JSON.parse(texts.source) as JsonObject,
      cases: JSON.parse(texts.cases) as readonly JsonObject[],
      demands: JSON.parse(texts.demands) as readonly JsonObject[],
    };
    kept.set(key, content);
    const [oldest] = kept.keys();
    if (kept.size > keptContents && oldest !== undefined) kept.delete(oldest);
    return content;
  };
}
