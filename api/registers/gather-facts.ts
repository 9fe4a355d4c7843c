import type {
  Entry,
  FactDeclaration,
  Facts,
  FactValue,
  FieldDeclaration,
  Lookup,
  RulesetDocument,
  ValueType,
} from '#engine';
import { findInEdition, type LookupArgument } from './find-in-edition.ts';
import type { EditionReference } from '../db/schema.ts';
import type { GrantState, Sources } from './sources.ts';

export type GatheredFacts = {
  /** What was given, and what the registers and our own decisions say; still to be checked by `checkFacts`. */
  readonly facts: Facts;
  /** The editions that were asked, for the record. */
  readonly editions: readonly EditionReference[];
};

/**
 * Fills every fact and every field of an entry whose source is a register or our own decisions, and that is not given.
 * The given facts are checked ones. A register that does not answer throws: nothing may be decided then.
 */
export async function gatherFacts(sources: Sources, document: RulesetDocument, given: Facts): Promise<GatheredFacts> {
  const declarations = new Map(document.facts.map((fact) => [fact.name, fact]));
  const found = new Map<string, FactValue | undefined>();
  const editions = new Map<string, EditionReference>();

  const read = async (name: string): Promise<FactValue | undefined> => {
    const declaration = declarations.get(name);
    if (!declaration || Object.hasOwn(given, name) || !isGathered(declaration.source)) return given[name];
    if (found.has(name)) return found.get(name);
    // Unknown until answered: facts that are looked up by each other stay so.
    found.set(name, undefined);
    const answer = await ask(declaration, declaration.source, {});
    found.set(name, answer);
    return answer;
  };

  const ask = async (
    declaration: FactDeclaration | FieldDeclaration,
    source: string,
    entry: Entry,
    fields: readonly FieldDeclaration[] = [],
  ): Promise<FactValue | undefined> => {
    const lookup: Lookup = declaration.lookup ?? { by: [] };
    const argument = async (name: string): Promise<LookupArgument> => {
      const field = fields.find((candidate) => candidate.name === name);
      if (field) return { type: field.type, value: entry[name] };
      const type: ValueType = declarations.get(name)?.type ?? { kind: 'text' };
      return { type, value: await read(name) };
    };
    const by = new Map<string, LookupArgument>();
    for (const name of lookup.by) by.set(name, await argument(name));
    const on = day((await argument(lookup.on ?? 'appliedOn')).value);
    const field = lookup.field ?? declaration.name;

    if (source === 'decisions') {
      const named = lookup.subject !== undefined;
      const of = named ? (await argument(lookup.subject)).value : undefined;
      if (on === undefined || [...by.values()].some(({ value }) => value === undefined)) return undefined;
      if (named && of === undefined) return undefined;
      const grants =
        of === null
          ? []
          : await sources.grants({
              programme: lookup.programme ?? document.programme,
              of: text(of),
              state: (lookup.state ?? 'valid') as GrantState,
              on,
              by,
            });
      if (grants === undefined) return undefined;
      if (declaration.type.kind === 'boolean' && lookup.field === undefined) return grants.length > 0;
      const [latest] = grants;
      return latest ? latest[field] : orUnknown(null, declaration);
    }
    if (source === 'register:persons') {
      const [whom] = lookup.by;
      if (whom === undefined) return orUnknown((await sources.person(undefined))?.[field], declaration);
      const id = text(by.get(whom)?.value);
      return id === undefined ? undefined : orUnknown((await sources.person(id))?.[field], declaration);
    }
    const { edition, used } = await sources.edition(source.slice('register:'.length));
    editions.set(used.name, used);
    const value = findInEdition(edition, { field, by: [...by.values()], on, systems: document.systems });
    return orUnknown(value, declaration);
  };

  const fillEntry = async (entry: Entry, fields: readonly FieldDeclaration[]): Promise<Entry> => {
    const filled: Record<string, Entry[string]> = { ...entry };
    for (const field of fields) {
      if (!field.source || !isGathered(field.source) || Object.hasOwn(entry, field.name)) continue;
      const answer = await ask(field, field.source, entry, fields);
      if (answer !== undefined) filled[field.name] = answer as Entry[string];
    }
    return filled;
  };

  const facts: Record<string, FactValue> = { ...given };
  for (const declaration of document.facts) {
    const value = await read(declaration.name);
    if (value === undefined) continue;
    const { type } = declaration;
    if (type.kind !== 'list' || !type.fields.some(({ source }) => isGathered(source))) {
      facts[declaration.name] = value;
      continue;
    }
    const filled: Entry[] = [];
    for (const entry of entriesOf(value)) filled.push(await fillEntry(entry, type.fields));
    facts[declaration.name] = Array.isArray(value) ? filled : { items: filled, complete: isComplete(value) };
  }
  return { facts, editions: [...editions.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

function entriesOf(list: FactValue): readonly Entry[] {
  if (Array.isArray(list)) return list as readonly Entry[];
  return typeof list === 'object' && list !== null && 'items' in list ? list.items : [];
}

function isComplete(list: FactValue): boolean {
  return typeof list === 'object' && list !== null && 'items' in list && list.complete;
}

/** Does the service itself fill facts of this source, so that nobody else may state them? */
export function isGathered(source: string | undefined): boolean {
  return source !== undefined && (source === 'decisions' || source.startsWith('register:'));
}

/** A register's *none* where the fact may not be none is of no use to the rules: unknown. */
function orUnknown(value: unknown, { noneAllowed }: { noneAllowed: boolean }): FactValue | undefined {
  if (value === null && !noneAllowed) return undefined;
  return value as FactValue | undefined;
}

function day(value: FactValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function text(value: FactValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
