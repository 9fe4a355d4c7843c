import type { Json, JsonObject } from '#engine/objects';
import { valueAt } from '../json-path.ts';

/** What a row asks for: one line for each of its cells; blank ones are of no matter. */
export function conditionOfRow(columns: readonly JsonObject[], cells: Json | undefined): Json | undefined {
  const lines = columns.flatMap((column): Json[] => {
    const value = valueAt(cells, [String(column['id'])]);
    if (value === undefined || value === null) return [];
    if ('condition' in column) {
      const { condition, of } = column;
      const named: JsonObject = { condition: condition ?? null, ...(of !== undefined && { of }) };
      return [value === false ? { not: named } : named];
    }
    const { fact = null, operator = null } = column;
    if (operator === 'isNone' || operator === 'isSome')
      return [value === false ? { not: { fact, operator } } : { fact, operator }];
    return [{ fact, operator, value }];
  });
  return lines.length === 0 ? undefined : { all: lines };
}
