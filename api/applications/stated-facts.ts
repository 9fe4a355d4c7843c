import type { FactDeclaration, Facts, RulesetDocument } from '#engine';
import type { SubmitterKind } from '../contract/applications.ts';
import type { Publication } from '../deps.ts';
import { checkIdentityNumber, holdsIdentityNumber, identityWords } from '../identity/identity-number.ts';
import { pointerTo } from '../operation.ts';
import type { RequestError } from '../problem.ts';

export type Statement = {
  readonly publication: Publication;
  /** Who states it. A case worker may write down what others have said on paper. */
  readonly by: SubmitterKind;
  readonly facts: { readonly [name: string]: unknown };
  readonly identities: 'synthetic' | 'real';
};
export type CheckedStatement =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly errors: readonly RequestError[] };

const people: readonly string[] = ['doctor', 'patient', 'hospital', 'organisation'];

/** Facts that somebody states: declared, of the right type and theirs to state; or everything that is wrong. */
export function checkStatement(statement: Statement): CheckedStatement {
  const { publication, facts, by } = statement;
  const { document, ruleset } = publication;
  const long = longLists(document, facts);
  if (long.length > 0) return { ok: false, errors: long };
  const checked = ruleset.checkFacts(facts);
  const wrong = checked.ok ? [] : checked.problems.map(toRequestError);
  const refused = document.facts.flatMap((fact) => {
    if (!Object.hasOwn(facts, fact.name)) return [];
    if (!mayState(fact, by)) return [notTheirs([fact.name], fact.source)];
    return fact.type.kind === 'list' ? gatheredFields(fact, facts[fact.name]) : [];
  });
  const identities = checkIdentities(document, facts, statement.identities);
  const errors = [...wrong, ...refused, ...identities];
  return checked.ok && errors.length === 0 ? { ok: true, facts: checked.facts } : { ok: false, errors };
}

export function toRequestError({
  pointer,
  code,
  expected,
  hint,
}: {
  readonly pointer: string;
  readonly code: string;
  readonly expected: string;
  readonly hint: string;
}): RequestError {
  return { pointer: `/facts${pointer}`, code, detail: `Expected ${expected}. ${hint}` };
}

/** A system that starts a decision says what is to be decided; it confirms nothing in a person's place. */
function mayState({ name, source, type }: FactDeclaration, by: SubmitterKind): boolean {
  if (source === 'derived') return true; // checkFacts has its own words for it.
  if (builtIn.includes(name)) return name === 'appliedOn' && by === 'case-worker';
  if (!people.includes(source) || source === by) return source === by;
  return by === 'case-worker' || (by === 'system' && type.kind !== 'confirmation');
}

const mostEntries = 500;

/** More entries than a year of anything has are no application; every one of them is compared with the others. */
export function longLists(
  document: RulesetDocument,
  facts: { readonly [name: string]: unknown },
): readonly RequestError[] {
  return listsOf(document)
    .filter((name) => Object.hasOwn(facts, name) && countEntries(facts[name]) > mostEntries)
    .map((name) => ({
      pointer: pointerTo(['facts', name]),
      code: 'TOO_MANY_ENTRIES',
      detail: `A list in a request has at most ${mostEntries} entries.`,
    }));
}

const lists = new WeakMap<RulesetDocument, readonly string[]>();

function listsOf(document: RulesetDocument): readonly string[] {
  const known = lists.get(document);
  if (known) return known;
  const names = document.facts.filter(({ type }) => type.kind === 'list').map(({ name }) => name);
  lists.set(document, names);
  return names;
}

export function countEntries(list: unknown): number {
  const items = typeof list === 'object' && list !== null && 'items' in list ? list.items : list;
  return Array.isArray(items) ? items.length : 0;
}

/** Of the system, with one exception: the day of a paper application is set by the case worker who registers it. */
export const builtIn: readonly string[] = ['appliedOn', 'receivedOn', 'decidedOn', 'startedBy'];

/** Is this fact filled in by the service, from a register or our own decisions? */
export function isGathered(source: string | undefined): boolean {
  return source === 'decisions' || source?.startsWith('register:') === true;
}

function gatheredFields(fact: FactDeclaration, list: unknown): RequestError[] {
  if (fact.type.kind !== 'list') return [];
  const open = typeof list === 'object' && list !== null && 'items' in list;
  const items = open ? list.items : list;
  if (!Array.isArray(items)) return [];
  const fields = fact.type.fields.filter(({ source }) => isGathered(source));
  return items.flatMap((item: unknown, index) =>
    fields
      .filter(({ name }) => typeof item === 'object' && item !== null && Object.hasOwn(item, name))
      .map(({ name, source }) => notTheirs([fact.name, ...(open ? ['items'] : []), index, name], source ?? '')),
  );
}

function notTheirs(path: readonly (string | number)[], source: string): RequestError {
  return {
    pointer: pointerTo(['facts', ...path]),
    code: 'NOT_STATED_BY_SUBMITTER',
    detail: `This is not for the submitter to state: it comes from ${source}. Leave it out.`,
  };
}

/** Identity numbers stand only in facts that are declared for them, and are of the kind that is accepted here. */
function checkIdentities(
  { facts: declared }: RulesetDocument,
  facts: { readonly [name: string]: unknown },
  accepted: 'synthetic' | 'real',
): RequestError[] {
  const direct = new Set(declared.filter((fact) => fact.identifying === 'direct').map(({ name }) => name));
  return strings(facts, []).flatMap(({ path, text }) => {
    if (!holdsIdentityNumber(text)) return [];
    const pointer = pointerTo(['facts', ...path]);
    const wrong = direct.has(String(path[0]))
      ? /^\d{11}$/.test(text) && checkIdentityNumber(text, accepted)
      : 'IDENTITY_NOT_ALLOWED_HERE';
    return wrong ? [{ pointer, code: wrong, detail: identityWords[wrong] }] : [];
  });
}

function strings(value: unknown, path: readonly string[]): { path: readonly string[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, [...path, key]));
}
