import { diffContents, type JsonObject, type RulesetContent } from '#engine/objects';
import type { Problem } from '#engine';
import { parseDemands, parseRuleset, readRulesetSource } from '#engine/tools';
import { transact } from '../db/transact.ts';
import { invalid } from '../operation.ts';
import { unzipFolder } from '../publications/folder-files.ts';
import { readTestsFiles } from '../publications/folder-tests.ts';
import { readInUse } from '../registers/in-use.ts';
import type { Person } from '../sign-in/people.ts';
import { insertDraft } from './create-draft.ts';
import { beginningOf } from './draft-content.ts';
import { storeTouched } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';

export type Imported =
  | { readonly same: false; readonly id: string }
  /** The folder is what is published. */
  | { readonly same: true; readonly programme: string; readonly number: number };

/** Makes a draft of what is in a folder and not in the current publication. */
export async function importFolder(means: DraftsMeans, zip: Uint8Array, by: Person): Promise<Imported> {
  const content = readFolder(zip);
  const programme = String(content.source['programme']);
  const number = (await readInUse(means.db)).publications.get(programme);
  const beginning = number === undefined ? headOf(content.source, programme) : undefined;
  const base =
    number === undefined
      ? { source: beginning ?? {}, cases: [], demands: [] }
      : await means.readContent(means.db, { programme, number });
  if (!base) throw new Error('a publication has no content');
  const changes = diffContents(base, content);
  if (number !== undefined && changes.length === 0) return { same: true, programme, number };
  return transact(means.db, async (tx) => {
    const draft = await insertDraft(tx, means, {
      programme,
      title: `Innlest mappe: ${programme}`,
      purpose: '',
      reference: '',
      baseNumber: number ?? null,
      beginning: beginning ? JSON.stringify(beginning) : null,
      by,
      details: { from: 'folder' },
    });
    const stamp = { draftId: draft.id, version: draft.version, changedBy: by.id, changedAt: draft.createdAt };
    const stored = changes.map(({ object, value }) => ({ object, value: JSON.stringify(value) }));
    await storeTouched(tx, stored, stamp);
    return { same: false, id: draft.id };
  });
}

/** What a document says of itself before it says anything of the rules, as it is written. */
function headOf(source: JsonObject, programme: string): JsonObject {
  const members = Object.entries(source).filter(([member]) => Object.hasOwn(beginningOf(programme), member));
  return Object.fromEntries(members);
}

function readFolder(zip: Uint8Array): RulesetContent {
  const files = unzipFolder(zip);
  if (!files) throw refused([unreadable]);
  const { value, problems } = readRulesetSource(files.filter(({ name }) => /^(ruleset|parts\/.*)\.json$/.test(name)));
  const parsed = problems.length > 0 ? { ok: false as const, problems } : parseRuleset(JSON.stringify(value));
  const tests = readTestsFiles(
    '',
    files.filter(({ name }) => /^(demands|cases\/.*)\.json$/.test(name)),
  );
  const demands = parsed.ok && tests.ok ? parseDemands(value, { demands: tests.tests.demands }) : undefined;
  const found = [parsed, tests, demands].flatMap((result) =>
    result === undefined || result.ok ? [] : result.problems,
  );
  if (found.length > 0 || !tests.ok) throw refused(found);
  return { source: value as JsonObject, ...tests.tests };
}

const unreadable: Problem = {
  code: 'MALFORMED_ARCHIVE',
  pointer: '',
  found: 'what is no archive of a ruleset, or a larger one than any',
  expected: 'a zip of a folder as GET /v1/programmes/{programme}/publications/{number}/export gives it',
  hint: 'Zip the folder of one programme.',
};

const refused = (problems: readonly Problem[]) =>
  invalid(
    problems.map(({ pointer, code, found, expected, hint }) => ({
      pointer,
      code,
      detail: `Found ${found}; expected ${expected}. ${hint}`,
    })),
  );
