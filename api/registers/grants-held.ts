import { and, desc, eq, ne, notExists, sql } from 'drizzle-orm';
import type { FactValue, RulesetDocument, SystemDeclaration } from '#engine';
import { canonicalJson } from '../canonical-json.ts';
import type { Queryable } from '../db/connect.ts';
import { applications, cases, decisions, evaluations, grants } from '../db/schema.ts';
import type { LookupArgument } from './find-in-edition.ts';
import type { GrantFields } from './sources.ts';

type Question = {
  readonly document: RulesetDocument;
  readonly subjectId: string;
  readonly on: string;
  readonly by: ReadonlyMap<string, LookupArgument>;
};

/** Grants of the programme that hold on the day, or have ended before it, latest first. */
export async function findGrants(
  queryable: Queryable,
  state: 'valid' | 'expired',
  { document, subjectId, on, by }: Question,
): Promise<readonly GrantFields[] | undefined> {
  const period =
    state === 'valid' ? sql`${grants.validOn} @> ${on}::date` : sql`upper(${grants.validOn}) <= ${on}::date`;
  const rows = await queryable
    .select({ fields: grants.fields })
    .from(grants)
    .where(and(eq(grants.programme, document.programme), eq(grants.subjectId, subjectId), period))
    .orderBy(desc(sql`lower(${grants.validOn})`));
  const found: GrantFields[] = [];
  for (const { fields } of rows) {
    const same = allOf([...by].map(([name, argument]) => isSame(name, argument, fields as GrantFields, document)));
    if (same === undefined) return undefined;
    if (same) found.push(fields as GrantFields);
  }
  return found;
}

/** One empty item for each other application of the programme whose case is open. */
export async function findPending(
  queryable: Queryable,
  applicationId: string,
  { document, subjectId, by }: Question,
): Promise<readonly GrantFields[] | undefined> {
  const rows = await queryable
    .select({ id: applications.id, facts: evaluations.facts })
    .from(cases)
    .innerJoin(applications, eq(applications.id, cases.applicationId))
    .innerJoin(evaluations, eq(evaluations.applicationId, applications.id))
    .where(
      and(
        eq(cases.kind, 'application'),
        eq(applications.programme, document.programme),
        eq(applications.subjectId, subjectId),
        ne(applications.id, applicationId),
        notExists(queryable.select().from(decisions).where(eq(decisions.caseId, cases.id))),
      ),
    )
    .orderBy(evaluations.number);
  const latest = new Map(rows.map(({ id, facts }) => [id, facts]));
  const found = [...latest.values()].map((facts) =>
    allOf([...by].map(([name, { value }]) => isEqual(facts[name], value))),
  );
  if (found.includes(true) || !found.includes(undefined)) return found.filter((same) => same === true).map(() => ({}));
  return undefined;
}

/** Is the grant for the value asked by? The field of that name, or else the key field of the same code system. */
function isSame(
  name: string,
  { type, value }: LookupArgument,
  fields: GrantFields,
  { grant, systems }: RulesetDocument,
): boolean | undefined {
  const systemsOf = type.kind === 'code' ? type.systems.join() : undefined;
  const field =
    grant.find((declared) => declared.name === name) ??
    grant.find(
      (declared) => declared.key && declared.type.kind === 'code' && declared.type.systems.join() === systemsOf,
    );
  const held = field && fields[field.name];
  if (!field || held === undefined) return undefined;
  const system = type.kind === 'code' ? systems.find((declared) => type.systems.includes(declared.name)) : undefined;
  if (!system || typeof held !== 'string' || typeof value !== 'string') return isEqual(held, value);
  const one = currentName(held, system);
  const other = currentName(value, system);
  if (one === other) return true;
  return system.hierarchical && (one.startsWith(other) || other.startsWith(one)) ? undefined : false;
}

function currentName(code: string, { aliases }: SystemDeclaration): string {
  return aliases.find((alias) => alias.old === code)?.new ?? code;
}

function isEqual(held: unknown, value: FactValue | undefined): boolean | undefined {
  if (held === undefined || value === undefined) return undefined;
  return canonicalJson(held) === canonicalJson(value);
}

function allOf(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}
