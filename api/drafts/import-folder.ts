import { diffContents, type JsonObject } from '#engine/objects';
import type { Problem } from '#engine';
import { transact } from '../db/transact.ts';
import { invalid } from '../operation.ts';
import { readInUse } from '../registers/in-use.ts';
import type { Person } from '../sign-in/people.ts';
import { findIdentity } from './check-changes.ts';
import { insertDraft } from './create-draft.ts';
import { beginningOf } from './draft-content.ts';
import { storeTouched } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';
import { askRulesThread } from './rules-thread.ts';

export type Imported =
  | { readonly same: false; readonly id: string }
  /** The folder is what is published. */
  | { readonly same: true; readonly programme: string; readonly number: number };

/** Makes a draft of what is in a folder and not in the current publication. */
export async function importFolder(means: DraftsMeans, zip: Uint8Array, by: Person): Promise<Imported> {
  const read = await askRulesThread('readFolder', zip);
  if (!read.ok) throw refused(read.problems);
  const { content } = read;
  const programme = String(content.source['programme']);
  const number = (await readInUse(means.db)).publications.get(programme);
  const beginning = number === undefined ? headOf(content.source, programme) : undefined;
  const base =
    number === undefined
      ? { source: beginning ?? {}, cases: [], demands: [] }
      : await means.readContent(means.db, { programme, number });
  if (!base) throw new Error('a publication has no content');
  const changes = diffContents(base, content);
  const naming = changes.flatMap(({ object, value }) => {
    const error = findIdentity(value);
    return error ? [{ ...error, pointer: `/${object}` }] : [];
  });
  if (naming.length > 0) throw invalid(naming);
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

const refused = (problems: readonly Problem[]) =>
  invalid(
    problems.map(({ pointer, code, found, expected, hint }) => ({
      pointer,
      code,
      detail: `Found ${found}; expected ${expected}. ${hint}`,
    })),
    { problems },
  );
