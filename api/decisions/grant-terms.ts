import { newestName, type GrantValue, type RulesetDocument } from '#engine';
import { canonicalJson } from '../canonical-json.ts';

/** Where and when a grant holds. */
export type GrantTerms = {
  /** Canonical JSON of the key fields: tells one right from another. */
  readonly key: string;
  readonly from: string;
  /** Last valid day; none: no end. */
  readonly to: string | null;
};

/**
 * The period is that of the fields `from` and `to`; without a start it begins on the day of the application. Undefined
 * where it would end before it begins.
 */
export function grantTerms(document: RulesetDocument, grant: GrantValue, appliedOn: string): GrantTerms | undefined {
  const from = typeof grant['from'] === 'string' ? grant['from'] : appliedOn;
  const to = typeof grant['to'] === 'string' ? grant['to'] : null;
  if (to !== null && to < from) return undefined;
  const keyFields = document.grant.filter(({ key }) => key);
  const key = Object.fromEntries(
    keyFields.map((field) => [field.name, currentName(document, field, grant[field.name])]),
  );
  return { key: canonicalJson(key), from, to };
}

/** Two names of one code are one key. */
function currentName(document: RulesetDocument, field: RulesetDocument['grant'][number], value: unknown): unknown {
  if (value === undefined) return null;
  if (field.type.kind !== 'code' || typeof value !== 'string') return value;
  return newestName(document, field.type.systems, value);
}
