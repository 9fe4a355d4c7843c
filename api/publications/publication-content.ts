import { and, eq } from 'drizzle-orm';
import { sha256 } from '../canonical-json.ts';
import type { Queryable } from '../db/connect.ts';
import { publications } from '../db/schema.ts';
import { type Place, readTestTexts } from './publication-tests.ts';

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
