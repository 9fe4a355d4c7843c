import * as fs from 'node:fs';
import { and, eq, max, sql } from 'drizzle-orm';
import type { RulesetDocument } from '#engine';
import type { Database, Transaction } from '../db/connect.ts';
import { publications } from '../db/schema.ts';
import { startUpFailure } from '../start-up/start-up-failure.ts';
import { readFolderTests, type Tests } from './folder-tests.ts';
import { keepTests } from './publication-tests.ts';
import { hashOfRules } from './rules-hash.ts';
import {
  describeProblems,
  type FolderProblems,
  listRulesetFolders,
  parseRulesetFolder,
  readRulesetFolder,
  type RulesetFolder,
} from './ruleset-folder.ts';

/** Who published what came with a folder. */
const startUp = 'start-up';

export type PublishOptions = {
  readonly now: Date;
  /** Tests try what is being edited: it is published under the next number. The service leaves it alone. */
  readonly edited: 'leave' | 'publish';
};
export type Published = {
  readonly published: readonly { readonly programme: string; readonly number: number }[];
  /** Folders that are not what was released, each in one line. */
  readonly left: readonly string[];
};

/** A programme of the folder with its test cases and demands. */
type ProgrammeFolder = RulesetFolder & { readonly tests: Tests };

/**
 * Every programme of the folder; a broken one stops the start. What is as it was released has been checked then, and
 * is checked again only when it is published.
 */
export function readRulesets(rulesetsDir: string): readonly ProgrammeFolder[] {
  if (!fs.existsSync(rulesetsDir)) throw startUpFailure(`there is no folder ${rulesetsDir}; check RULESETS_DIR`);
  return listRulesetFolders(rulesetsDir).map((path) => {
    const result = readRulesetFolder(path);
    if (!result.ok) throw broken(result);
    const { folder } = result;
    const isReleased = folder.released?.sha256 === folder.sha256;
    if (!isReleased) requireDocument(folder);
    const beside = readFolderTests(path, { check: !isReleased });
    if (!beside.ok) throw broken(beside);
    return { ...folder, tests: beside.tests };
  });
}

function requireDocument(folder: RulesetFolder): RulesetDocument {
  const parsed = parseRulesetFolder(folder);
  if (!parsed.ok) throw broken(parsed);
  return parsed.document;
}

function broken(problems: FolderProblems) {
  return startUpFailure(`broken ruleset: ${describeProblems(problems)}`);
}

/**
 * Brings the releases into the register of publications: all of them or, if a number stands for something else there,
 * none. What the register has beyond the folder stays, and is decided by.
 */
export async function publishRulesets(
  db: Database,
  folders: readonly ProgrammeFolder[],
  { now, edited }: PublishOptions,
): Promise<Published> {
  const published: { programme: string; number: number }[] = [];
  const left: string[] = [];
  await db.transaction(async (tx) => {
    // Several servers may start at once: one publishes, the others wait and find it done.
    await tx.execute(sql`lock table ${publications} in share row exclusive mode`);
    for (const folder of folders) {
      const { programme, released, sha256 } = folder;
      const isReleased = released?.sha256 === sha256;
      if (!isReleased && edited === 'leave') {
        left.push(describeLeft(folder));
        continue;
      }
      const number = isReleased ? released.number : await nextNumber(tx, folder);
      if (await publish(tx, folder, number, now)) published.push({ programme, number });
      await keepTests(tx, { programme, number }, folder.tests, { now, by: startUp });
    }
  });
  return { published, left };
}

function describeLeft({ programme, path: place, released }: RulesetFolder): string {
  const command = `npm run rules:release -- ${programme}`;
  return released
    ? `${place} has been edited since its release ${released.number} and is not used; release it: ${command}`
    : `${place} has never been released and is not used; release it: ${command}`;
}

async function nextNumber(tx: Transaction, { programme, sha256 }: RulesetFolder): Promise<number> {
  const [same] = await tx
    .select({ number: publications.number })
    .from(publications)
    .where(and(eq(publications.programme, programme), eq(publications.sha256, sha256)));
  return same?.number ?? (await highestNumber(tx, programme)) + 1;
}

async function highestNumber(tx: Transaction, programme: string): Promise<number> {
  const [row] = await tx
    .select({ highest: max(publications.number) })
    .from(publications)
    .where(eq(publications.programme, programme));
  return row?.highest ?? 0;
}

/** True when the register lacked this number. */
async function publish(tx: Transaction, folder: RulesetFolder, number: number, now: Date): Promise<boolean> {
  const { programme, sha256, text } = folder;
  const [kept] = await tx
    .select({ sha256: publications.sha256 })
    .from(publications)
    .where(and(eq(publications.programme, programme), eq(publications.number, number)));
  if (kept?.sha256 === sha256) return false;
  if (kept) {
    const free = (await highestNumber(tx, programme)) + 1;
    throw startUpFailure(
      `publication ${number} of ${programme} is something else in the database; ` +
        `release the folder under a new number: npm run rules:release -- ${programme} --number ${free}`,
    );
  }
  await tx.insert(publications).values({
    programme,
    number,
    sha256,
    rulesSha256: hashOfRules(requireDocument(folder)),
    source: text,
    publishedAt: now,
    publishedBy: startUp,
  });
  return true;
}
