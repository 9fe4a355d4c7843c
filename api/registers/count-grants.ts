import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/connect.ts';
import { grants } from '../db/schema.ts';

/** How many grants hold on the day that are for one of these codes, whatever programme and field they stand in. */
export async function countGrants(queryable: Queryable, codes: readonly string[], day: string): Promise<number> {
  if (codes.length === 0) return 0;
  const list = sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  );
  const { rows } = await queryable.execute<{ found: number }>(sql`
    select count(*)::integer as found from ${grants}
    where ${grants.validOn} @> ${day}::date
      and exists (select from jsonb_each_text(${grants.fields}) as field where field.value in (${list}))`);
  return rows[0]?.found ?? 0;
}
