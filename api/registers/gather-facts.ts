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
import { inTurn, type Later, whenKnown } from './later.ts';
import type { GrantState, Sources } from './sources.ts';

export type GatheredFacts = {
  /** What was given, and what the registers and our own decisions say; still to be checked by `checkFacts`. */
  readonly facts: Facts;
  /** The editions that were asked, for the record. */
  readonly editions: readonly EditionReference[];
};

/** What of a document is to be filled. */
type ToFill = {
  readonly declarations: ReadonlyMap<string, FactDeclaration>;
  readonly facts: readonly FactDeclaration[];
  /** Registers with editions. */
  readonly registers: readonly string[];
};
const toFill = new WeakMap<RulesetDocument, ToFill>();

function findToFill(document: RulesetDocument): ToFill {
  const known = toFill.get(document);
  if (known) return known;
  const fieldsOf = ({ type }: FactDeclaration) => (type.kind === 'list' ? type.fields : []);
  const sources = document.facts.flatMap((fact) => [fact.source, ...fieldsOf(fact).map(({ source }) => source)]);
  const made = {
    declarations: new Map(document.facts.map((fact) => [fact.name, fact])),
    facts: document.facts.filter(
      (fact) => isGathered(fact.source) || fieldsOf(fact).some(({ source }) => isGathered(source)),
    ),
    registers: [...new Set(sources.flatMap((source) => registerOf(source) ?? []))],
  };
  toFill.set(document, made);
  return made;
}

function registerOf(source: string | undefined): string | undefined {
  return source?.startsWith(register) && source !== 'register:persons' ? source.slice(register.length) : undefined;
}
const register = 'register:';

/**
 * Fills every fact and every field of an entry whose source is a register or our own decisions, and that is not given.
 * The given facts are checked ones. A register that does not answer throws: nothing may be decided then.
 */
export async function gatherFacts(sources: Sources, document: RulesetDocument, given: Facts): Promise<GatheredFacts> {
  const { declarations, facts: fillable, registers } = findToFill(document);
  const read = await Promise.allSettled(registers.map((name) => sources.edition(name)));
  const found = new Map<string, Later<FactValue | undefined>>();
  const editions = new Map<string, EditionReference>();

  const readFact = (name: string): Later<FactValue | undefined> => {
    const declaration = declarations.get(name);
    if (!declaration || Object.hasOwn(given, name) || !isGathered(declaration.source)) return given[name];
    if (found.has(name)) return found.get(name);
    // Unknown until answered: facts that are looked up by each other stay so.
    found.set(name, undefined);
    return whenKnown(ask(declaration, declaration.source, {}), (answer) => {
      found.set(name, answer);
      return answer;
    });
  };

  const ask = (
    declaration: FactDeclaration | FieldDeclaration,
    source: string,
    entry: Entry,
    fields: readonly FieldDeclaration[] = [],
  ): Later<FactValue | undefined> => {
    const lookup: Lookup = declaration.lookup ?? { by: [] };
    const argument = (name: string): Later<LookupArgument> => {
      const field = fields.find((candidate) => candidate.name === name);
      if (field) return { type: field.type, value: entry[name] };
      const type: ValueType = declarations.get(name)?.type ?? { kind: 'text' };
      return whenKnown(readFact(name), (value) => ({ type, value }));
    };
    return whenKnown(inTurn([...lookup.by, lookup.on ?? 'appliedOn'], argument), (known) => {
      const by = new Map(lookup.by.map((name, index) => [name, known[index] as LookupArgument]));
      const on = day(known.at(-1)?.value);
      const field = lookup.field ?? declaration.name;
      if (source === 'decisions') return askDecisions(declaration, lookup, argument, by, on);
      if (source === 'register:persons') return askPersons(declaration, lookup, by, field);
      return askEdition(declaration, source, by, on, field);
    });
  };

  const askDecisions = async (
    declaration: FactDeclaration | FieldDeclaration,
    lookup: Lookup,
    argument: (name: string) => Later<LookupArgument>,
    by: ReadonlyMap<string, LookupArgument>,
    on: string | undefined,
  ): Promise<FactValue | undefined> => {
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
    return latest ? latest[lookup.field ?? declaration.name] : orUnknown(null, declaration);
  };

  const askPersons = async (
    declaration: FactDeclaration | FieldDeclaration,
    lookup: Lookup,
    by: ReadonlyMap<string, LookupArgument>,
    field: string,
  ): Promise<FactValue | undefined> => {
    const [whom] = lookup.by;
    if (whom === undefined) return orUnknown((await sources.person(undefined))?.[field], declaration);
    const id = text(by.get(whom)?.value);
    return id === undefined ? undefined : orUnknown((await sources.person(id))?.[field], declaration);
  };

  const askEdition = (
    declaration: FactDeclaration | FieldDeclaration,
    source: string,
    by: ReadonlyMap<string, LookupArgument>,
    on: string | undefined,
    field: string,
  ): FactValue | undefined => {
    const answer = read[registers.indexOf(source.slice(register.length))];
    if (answer?.status !== 'fulfilled') throw answer?.reason;
    const { edition, used } = answer.value;
    editions.set(used.name, used);
    const value = findInEdition(edition, { field, by: [...by.values()], on, systems: document.systems });
    return orUnknown(value, declaration);
  };

  const fillEntry = (entry: Entry, fields: readonly FieldDeclaration[]): Later<Entry> => {
    const lacking = fields.filter(({ name, source }) => isGathered(source) && !Object.hasOwn(entry, name));
    const answers = inTurn(lacking, (field) => ask(field, field.source ?? '', entry, fields));
    return whenKnown(answers, (values) => {
      const filled: Record<string, Entry[string]> = { ...entry };
      for (const [index, { name }] of lacking.entries()) {
        const answer = values[index];
        if (answer !== undefined) filled[name] = answer as Entry[string];
      }
      return filled;
    });
  };

  const facts: Record<string, FactValue> = { ...given };
  for (const { name, type } of fillable) {
    const later = readFact(name);
    const value = later instanceof Promise ? await later : later;
    if (value === undefined) continue;
    facts[name] = value;
    if (type.kind !== 'list' || !type.fields.some(({ source }) => isGathered(source))) continue;
    const entries = inTurn(entriesOf(value), (entry) => fillEntry(entry, type.fields));
    const filled = entries instanceof Promise ? await entries : entries;
    facts[name] = Array.isArray(value) ? filled : { items: filled, complete: isComplete(value) };
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
