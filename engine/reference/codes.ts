import type { SystemDeclaration } from '../ruleset-document.ts';
import { all, any, not, type Truth } from './kleene.ts';

/** Codes and code lists: FORMAT.md 1 ("Code systems") and 2 ("Codes"). */

export type Code = { readonly system: string; readonly code: string };
export type Codes = { readonly include: readonly Code[]; readonly exclude: readonly Code[] };
export type Grouping = readonly { readonly name: string; readonly codes: readonly Code[] }[];

/** A type with several systems writes `icd10:E78.0`. */
export const parseCode = (written: string, systems: readonly string[]): Code => {
  const only = systems.length === 1 ? systems[0] : undefined;
  if (only !== undefined) return { system: only, code: written };
  const colon = written.indexOf(':');
  return { system: written.slice(0, Math.max(colon, 0)), code: written.slice(colon + 1) };
};

/** What the ruleset's systems say of codes. */
export type CodeSystems = {
  readonly isCoarse: (code: Code) => boolean;
  /** The code under its new name. */
  readonly canonical: (code: Code) => Code;
  readonly equal: (a: Code, b: Code) => Truth;
  readonly isIncluded: (prefix: Code, code: Code) => Truth;
  readonly isListed: (codes: Codes, code: Code) => Truth;
  /** The first `length` characters of the code's new name; undefined when it is shorter or may get a new name. */
  readonly prefixOf: (code: Code, length: number) => string | undefined;
};

type Names = { readonly newest: string; readonly all: readonly string[] };

/** The names of one thing, through chains of aliases. */
const collectNames = (aliases: SystemDeclaration['aliases']): ReadonlyMap<string, Names> => {
  const newer = new Map(aliases.map((alias) => [alias.old, alias.new]));
  const newest = (name: string): string => {
    const seen = new Set<string>();
    let current = name;
    for (let next = newer.get(current); next !== undefined && !seen.has(next); next = newer.get(current)) {
      seen.add(next);
      current = next;
    }
    return current;
  };
  const names = [...new Set(aliases.flatMap((alias) => [alias.old, alias.new]))];
  return new Map(
    names.map((name) => [name, { newest: newest(name), all: names.filter((other) => newest(other) === newest(name)) }]),
  );
};

export const codeSystems = (declarations: readonly SystemDeclaration[]): CodeSystems => {
  const systems = new Map(
    declarations.map((system) => [system.name, { declaration: system, names: collectNames(system.aliases) }]),
  );
  const hierarchical = (code: Code): boolean => systems.get(code.system)?.declaration.hierarchical ?? false;
  const namesOf = (code: Code): readonly string[] => systems.get(code.system)?.names.get(code.code)?.all ?? [code.code];
  const isCoarse = (code: Code): boolean => {
    const system = systems.get(code.system)?.declaration;
    if (system === undefined || !system.hierarchical) return false;
    return system.exactLength === undefined || code.code.length < system.exactLength;
  };
  const canonical = (code: Code): Code => ({
    system: code.system,
    code: systems.get(code.system)?.names.get(code.code)?.newest ?? code.code,
  });

  /** Its other names by alias; of a coarse code also those of aliases with a name that begins with it. */
  const possibleNames = (code: Code): readonly string[] => {
    const names = systems.get(code.system)?.names ?? new Map<string, Names>();
    const matching = [...names.keys()].filter((name) =>
      isCoarse(code) ? name.startsWith(code.code) : name === code.code,
    );
    return [...new Set([code.code, ...matching.flatMap((name) => names.get(name)?.all ?? [])])];
  };
  const equal = (a: Code, b: Code): Truth => {
    if (a.system !== b.system) return false;
    if (!isCoarse(a) && !isCoarse(b)) return canonical(a).code === canonical(b).code;
    const namesOfB = possibleNames(b);
    const mayBeSame = possibleNames(a).some((x) => namesOfB.some((y) => x.startsWith(y) || y.startsWith(x)));
    return mayBeSame ? 'unknown' : false;
  };

  const includes = (prefix: string, code: Code): Truth => {
    if (!hierarchical(code)) return prefix === code.code;
    if (code.code.startsWith(prefix)) return true;
    return prefix.startsWith(code.code) ? 'unknown' : false;
  };
  /** A prefix also stands for the other names of the aliases that it includes. */
  const isIncluded = (prefix: Code, code: Code): Truth => {
    if (prefix.system !== code.system) return false;
    const names = [...(systems.get(prefix.system)?.names.keys() ?? [])].filter((name) =>
      hierarchical(prefix) ? name.startsWith(prefix.code) : name === prefix.code,
    );
    const others = names.flatMap((name) => namesOf({ system: prefix.system, code: name }));
    return any([...new Set([prefix.code, ...others])].map((written) => includes(written, code)));
  };
  const isListed = (codes: Codes, code: Code): Truth =>
    all([
      any(codes.include.map((prefix) => isIncluded(prefix, code))),
      not(any(codes.exclude.map((prefix) => isIncluded(prefix, code)))),
    ]);

  const prefixOf = (code: Code, length: number): string | undefined => {
    const aliases = systems.get(code.system)?.declaration.aliases ?? [];
    const mayGetNewName = isCoarse(code) && aliases.some((alias) => alias.old.startsWith(code.code));
    const name = canonical(code).code;
    return name.length < length || mayGetNewName ? undefined : name.slice(0, length);
  };

  return { isCoarse, canonical, equal, isIncluded, isListed, prefixOf };
};
