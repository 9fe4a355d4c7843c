import * as fs from 'node:fs';
import path from 'node:path';
import { and, eq } from 'drizzle-orm';
import { canonicalJson, hashOf } from '../canonical-json.ts';
import type { Database } from '../db/connect.ts';
import { editions } from '../db/schema.ts';
import { startUpFailure } from '../start-up/start-up-failure.ts';
import { type Edition, editionSchema, personsSchema, type Persons } from './edition-schema.ts';

export type ReferenceData = { readonly editions: readonly Edition[]; readonly persons: Persons | undefined };

/** Reads the files of `rulesets/_reference`. */
export function readReferenceData(rulesetsDir: string): ReferenceData {
  const folder = path.join(rulesetsDir, '_reference');
  if (!fs.existsSync(folder)) return { editions: [], persons: undefined };
  const found: Edition[] = [];
  let persons: Persons | undefined;
  for (const name of fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()) {
    const file = path.join(folder, name);
    const read =
      name === 'persons.json' ? personsSchema.safeParse(readJson(file)) : editionSchema.safeParse(readJson(file));
    if (!read.success) {
      const [first] = read.error.issues;
      throw startUpFailure(`broken reference data: ${file} at /${first?.path.join('/')}: ${first?.message}`);
    }
    if ('persons' in read.data) persons = read.data;
    else found.push(read.data);
  }
  return { editions: found, persons };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    throw startUpFailure(`broken reference data: ${file} is not JSON`);
  }
}

/** Prepared, and not approved by somebody else yet: not used. */
export const isWaiting = ({ prepared, approved }: Edition): boolean => prepared !== undefined && approved === undefined;

/** Brings approved editions that the database lacks into it; gives those that are new. */
export async function publishEditions(db: Database, found: readonly Edition[], now: Date): Promise<readonly Edition[]> {
  return db.transaction(async (tx) => {
    const published: Edition[] = [];
    for (const edition of found.filter((one) => !isWaiting(one))) {
      const { register, number } = edition;
      const sha256 = hashOf(edition);
      const made = await tx
        .insert(editions)
        .values({ name: register, number, sha256, source: canonicalJson(edition), publishedAt: now })
        .onConflictDoNothing()
        .returning({ number: editions.number });
      if (made.length > 0) published.push(edition);
      const [kept] = await tx
        .select({ sha256: editions.sha256 })
        .from(editions)
        .where(and(eq(editions.name, register), eq(editions.number, number)));
      if (kept?.sha256 !== sha256)
        throw startUpFailure(
          `edition ${number} of ${register} is something else in the database; give the edited file a higher "number"`,
        );
    }
    return published;
  });
}
