import { and, eq } from 'drizzle-orm';
import type { SubmitterKind } from '../contract/applications.ts';
import type { Queryable, Transaction } from '../db/connect.ts';
import { applications } from '../db/schema.ts';

/** What was received, as it is recorded. */
export type ApplicationRecord = {
  readonly id: string;
  readonly programme: string;
  readonly subjectKind: 'person' | 'organisation' | 'none';
  readonly subjectId: string | undefined;
  readonly submitter: { readonly kind: SubmitterKind; readonly hpr?: string; readonly organisation?: string };
  readonly submitterAuthenticated: boolean;
  readonly channel: string;
  readonly startedBy: 'application' | 'event';
  readonly proceedDespiteStop: boolean;
  readonly receivedAt: Date;
  readonly receivedOn: string;
  readonly appliedOn: string;
};

/** Until systems can sign in there is one client: whoever reaches the loopback address. */
export const anyClient = 'unauthenticated';

export type RequestMark = { readonly key: string; readonly fingerprint: Buffer };

export function applicationRow(record: ApplicationRecord, mark: RequestMark) {
  return {
    ...record,
    subjectId: record.subjectId ?? null,
    idempotencyClient: anyClient,
    idempotencyKey: mark.key,
    requestFingerprint: mark.fingerprint,
  };
}

/**
 * Inserts the application under its idempotency key; false when the key has been used. While another request with the
 * key is being handled, this one waits for it.
 */
export async function insertApplication(
  tx: Transaction,
  record: ApplicationRecord,
  mark: RequestMark,
): Promise<boolean> {
  const inserted = await tx
    .insert(applications)
    .values(applicationRow(record, mark))
    .onConflictDoNothing({ target: [applications.idempotencyClient, applications.idempotencyKey] })
    .returning({ id: applications.id });
  return inserted.length === 1;
}

/** The application that a key has been used for, and the request it was used with. */
export async function findByKey(
  queryable: Queryable,
  key: string,
): Promise<{ readonly application: ApplicationRecord; readonly fingerprint: Buffer } | undefined> {
  const [row] = await queryable
    .select()
    .from(applications)
    .where(and(eq(applications.idempotencyClient, anyClient), eq(applications.idempotencyKey, key)));
  return row && { application: fromRow(row), fingerprint: row.requestFingerprint };
}

export async function readApplication(queryable: Queryable, id: string): Promise<ApplicationRecord | undefined> {
  const [row] = await queryable.select().from(applications).where(eq(applications.id, id));
  return row && fromRow(row);
}

/** Nobody else adds to this application's record until the transaction ends. */
export async function lockApplication(tx: Transaction, id: string): Promise<void> {
  await tx.select({ id: applications.id }).from(applications).where(eq(applications.id, id)).for('no key update');
}

function fromRow(row: typeof applications.$inferSelect): ApplicationRecord {
  return {
    id: row.id,
    programme: row.programme,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId ?? undefined,
    submitter: row.submitter as ApplicationRecord['submitter'],
    submitterAuthenticated: row.submitterAuthenticated,
    channel: row.channel,
    startedBy: row.startedBy,
    proceedDespiteStop: row.proceedDespiteStop,
    receivedAt: row.receivedAt,
    receivedOn: row.receivedOn,
    appliedOn: row.appliedOn,
  };
}
