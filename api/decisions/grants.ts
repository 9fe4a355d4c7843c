import { and, desc, eq, sql } from 'drizzle-orm';
import type { GrantValue } from '#engine';
import type { Queryable, Transaction } from '../db/connect.ts';
import { grants } from '../db/schema.ts';
import type { GrantTerms } from './grant-terms.ts';

/** The constraint that keeps two valid periods for one subject, programme and key apart. */
export const noOverlap = 'grants_no_overlap';

type NewGrant = {
  readonly decisionId: string;
  readonly programme: string;
  readonly subjectId: string | undefined;
  readonly terms: GrantTerms;
  readonly fields: GrantValue;
};

export function grantRow({ decisionId, programme, subjectId, terms, fields }: NewGrant) {
  const validOn = `[${terms.from},${terms.to ?? ''}]`;
  return { decisionId, programme, subjectId: subjectId ?? null, grantKey: terms.key, validOn, fields };
}

/** Ends the grant of a decision that has just been superseded. */
export async function endGrant(tx: Transaction, decisionId: string): Promise<void> {
  await tx.delete(grants).where(eq(grants.decisionId, decisionId));
}

export type HeldGrant = {
  readonly decisionId: string;
  readonly key: string;
  readonly from: string;
  readonly to: string | null;
  readonly fields: GrantValue;
};

const held = {
  decisionId: grants.decisionId,
  key: grants.grantKey,
  from: sql<string>`lower(${grants.validOn})::text`,
  to: sql<string | null>`(upper(${grants.validOn}) - 1)::text`,
  fields: grants.fields,
};

/** Grants of a subject in a programme that hold on a day. */
export async function findValidGrants(
  queryable: Queryable,
  programme: string,
  subjectId: string,
  on: string,
): Promise<readonly HeldGrant[]> {
  const rows = await queryable
    .select(held)
    .from(grants)
    .where(and(eq(grants.programme, programme), eq(grants.subjectId, subjectId), sql`${grants.validOn} @> ${on}::date`))
    .orderBy(desc(sql`lower(${grants.validOn})`), grants.decisionId);
  return rows.map((row) => ({ ...row, fields: row.fields as GrantValue }));
}

/** The decision whose grant stands in the way of this one. */
export async function findOverlapping(
  queryable: Queryable,
  { programme, subjectId, terms }: Omit<NewGrant, 'decisionId' | 'fields'>,
): Promise<string | undefined> {
  if (subjectId === undefined) return undefined;
  const [found] = await queryable
    .select({ decisionId: grants.decisionId })
    .from(grants)
    .where(
      and(
        eq(grants.programme, programme),
        eq(grants.subjectId, subjectId),
        eq(grants.grantKey, terms.key),
        sql`${grants.validOn} && daterange(${terms.from}::date, ${terms.to}::date, '[]')`,
      ),
    )
    .orderBy(grants.validOn)
    .limit(1);
  return found?.decisionId;
}

export async function findGrantOf(queryable: Queryable, decisionId: string): Promise<HeldGrant | undefined> {
  const [row] = await queryable.select(held).from(grants).where(eq(grants.decisionId, decisionId));
  return row && { ...row, fields: row.fields as GrantValue };
}
