import { and, desc, eq } from 'drizzle-orm';
import { parseTestCases, type TestCase } from '#engine/tools';
import { sha256 } from '../canonical-json.ts';
import type { Queryable, Transaction } from '../db/connect.ts';
import { publicationTests } from '../db/schema.ts';
import type { Tests } from './folder-tests.ts';

/** Test cases and demands as JSON, and the hash of both. */
export type TestTexts = { readonly cases: string; readonly demands: string; readonly sha256: string };
/** Names a publication. */
export type Place = { readonly programme: string; readonly number: number };

/** Keeps the tests of a publication, unless they are those that it has. */
export async function keepTests(
  tx: Transaction,
  { programme, number }: Place,
  { cases, demands }: Tests,
  { now, by }: { readonly now: Date; readonly by: string },
): Promise<void> {
  const texts = { cases: JSON.stringify(cases), demands: JSON.stringify(demands) };
  const hash = sha256(`${texts.cases}\n${texts.demands}`);
  const last = await readLast(tx, { programme, number });
  if (last?.sha256 === hash || (!last && cases.length === 0 && demands.length === 0)) return;
  await tx.insert(publicationTests).values({
    programme,
    number,
    revision: (last?.revision ?? 0) + 1,
    sha256: hash,
    ...texts,
    keptAt: now,
    keptBy: by,
  });
}

/** The test cases and demands of a publication; none were kept: none. */
export async function readTestTexts(queryable: Queryable, place: Place): Promise<TestTexts> {
  return (await readLast(queryable, place)) ?? { cases: '[]', demands: '[]', sha256: '' };
}

/** Changes when they do. */
export async function readTestsHash(queryable: Queryable, { programme, number }: Place): Promise<string> {
  const [last] = await queryable
    .select({ sha256: publicationTests.sha256 })
    .from(publicationTests)
    .where(and(eq(publicationTests.programme, programme), eq(publicationTests.number, number)))
    .orderBy(desc(publicationTests.revision))
    .limit(1);
  return last?.sha256 ?? '';
}

/** The test cases of a publication as they are run; none where this version cannot read them. */
export async function readTestCasesOf(queryable: Queryable, place: Place): Promise<readonly TestCase[]> {
  const { cases } = await readTestTexts(queryable, place);
  if (cases === '[]') return [];
  const parsed = parseTestCases([{ name: 'cases/cases.json', text: `{"cases":${cases}}` }]);
  return parsed.ok ? parsed.testCases : [];
}

async function readLast(queryable: Queryable, { programme, number }: Place) {
  const [last] = await queryable
    .select()
    .from(publicationTests)
    .where(and(eq(publicationTests.programme, programme), eq(publicationTests.number, number)))
    .orderBy(desc(publicationTests.revision))
    .limit(1);
  return last;
}
