import type { CodeList, RulesetDocument, SystemDeclaration } from './ruleset-document.ts';
import { FALSE, not, TRUE, UNKNOWN, type Truth } from './kleene.ts';

/** Codes of the systems a fact may use. A code of a fact with several systems is written `system:code`. */
export type CodeSpace = {
  /** Is the code in the list? Coarse codes may be. */
  readonly contains: (list: CodeList) => (code: string) => Truth;
  readonly equal: (a: string, b: string) => Truth;
  /** The newest of a code's names. */
  readonly newest: (code: string) => string;
  /** The prefixes of a list, with the other names of what they cover. */
  readonly written: (prefixes: readonly string[]) => readonly WrittenPrefix[];
  /** The code as a key: the newest of its names, or unknown when it is coarse. */
  readonly key: (code: string) => string | undefined;
  /** The first characters of the code as a key, or unknown. */
  readonly prefixKey: (code: string, length: number) => string | undefined;
};

/** One thing with several names. */
type Thing = { readonly newest: string; readonly names: readonly string[] };
type Space = {
  readonly things: ReadonlyMap<string, Thing>;
  readonly systemOf: (code: string) => SystemDeclaration | undefined;
  readonly bareLength: (code: string) => number;
};

/** Things by each of their names, through chains of aliases. */
function thingsOf(aliases: readonly { readonly old: string; readonly new: string }[]): ReadonlyMap<string, Thing> {
  const newer = new Map(aliases.map((alias) => [alias.old, alias.new]));
  const newest = (name: string): string => {
    let current = name;
    for (let steps = aliases.length; steps > 0; steps -= 1) current = newer.get(current) ?? current;
    return current;
  };
  const names = [...new Set(aliases.flatMap((alias) => [alias.old, alias.new]))];
  return new Map(
    names.map((name) => [
      name,
      { newest: newest(name), names: names.filter((other) => newest(other) === newest(name)) },
    ]),
  );
}

function spaceOf(systems: readonly SystemDeclaration[]): Space {
  const several = systems.length > 1;
  const byName = new Map(systems.map((system) => [system.name, system]));
  const aliases = systems.flatMap((system) => {
    const written = (code: string): string => (several ? `${system.name}:${code}` : code);
    return system.aliases.map((alias) => ({ old: written(alias.old), new: written(alias.new) }));
  });
  return {
    things: thingsOf(aliases),
    systemOf: (code) => (several ? byName.get(code.slice(0, code.indexOf(':'))) : systems[0]),
    bareLength: (code) => (several ? code.length - code.indexOf(':') - 1 : code.length),
  };
}

/** Answers kept for each long list; applications ask for the same codes again and again. */
const MOST_CACHED = 1_000;
/** Lists of so few prefixes are matched one by one. */
const FEW = 4;

/** A prefix of a code list under one of the names of what it covers. */
export type WrittenPrefix = { readonly prefix: string; readonly hierarchical: boolean };

function writtenPrefixes(space: Space, prefixes: readonly string[]): readonly WrittenPrefix[] {
  const isHierarchical = (prefix: string): boolean => space.systemOf(prefix)?.hierarchical === true;
  const covers = (prefix: string, code: string): boolean =>
    isHierarchical(prefix) ? code.startsWith(prefix) : code === prefix;
  const names = prefixes.flatMap((prefix) => [
    prefix,
    ...[...space.things].flatMap(([name, thing]) => (covers(prefix, name) ? thing.names : [])),
  ]);
  return names.map((prefix) => ({ prefix, hierarchical: isHierarchical(prefix) }));
}

/** What a prefix says of a code. */
function matchOf({ prefix, hierarchical }: WrittenPrefix): (code: string) => Truth {
  if (!hierarchical) return (code) => (code === prefix ? TRUE : FALSE);
  return (code) => {
    if (code.length >= prefix.length) return code.startsWith(prefix) ? TRUE : FALSE;
    return prefix.startsWith(code) ? UNKNOWN : FALSE;
  };
}

function matchFew([first, ...rest]: readonly WrittenPrefix[]): (code: string) => Truth {
  if (first === undefined) return () => FALSE;
  const match = matchOf(first);
  if (rest.length === 0) return match;
  const others = matchFew(rest);
  return (code) => {
    const truth = match(code);
    return truth === TRUE ? TRUE : (Math.max(truth, others(code)) as Truth);
  };
}

/** Long lists are matched by hashed prefixes, so that the size of a list does not matter. */
function matchMany(prefixes: readonly WrittenPrefix[]): (code: string) => Truth {
  const whole = new Set<string>();
  const begins = new Set<string>();
  const coarse = new Set<string>();
  for (const { prefix, hierarchical } of prefixes) {
    (hierarchical ? begins : whole).add(prefix);
    for (let end = prefix.length - 1; hierarchical && end > 0; end -= 1) coarse.add(prefix.slice(0, end));
  }
  const find = (code: string): Truth => {
    if (whole.has(code)) return TRUE;
    for (let end = code.length; begins.size > 0 && end > 0; end -= 1) if (begins.has(code.slice(0, end))) return TRUE;
    return coarse.has(code) ? UNKNOWN : FALSE;
  };
  const cache = new Map<string, Truth>();
  return (code) => {
    const known = cache.get(code);
    if (known !== undefined) return known;
    if (cache.size >= MOST_CACHED) cache.clear();
    const truth = find(code);
    cache.set(code, truth);
    return truth;
  };
}

function matcher(space: Space, prefixes: readonly string[]): (code: string) => Truth {
  const written = writtenPrefixes(space, prefixes);
  return written.length <= FEW ? matchFew(written) : matchMany(written);
}

export function codeSpace(systems: readonly SystemDeclaration[]): CodeSpace {
  const space = spaceOf(systems);
  const isCoarse = (code: string): boolean => {
    const system = space.systemOf(code);
    return system?.hierarchical === true && space.bareLength(code) < (system.exactLength ?? Number.POSITIVE_INFINITY);
  };
  const newest = (code: string): string => space.things.get(code)?.newest ?? code;
  const things = [...space.things];
  /** What a code is or, when it is coarse, may turn out to be called. */
  const names = (code: string): readonly string[] => [
    code,
    ...(isCoarse(code)
      ? things.flatMap(([name, thing]) => (name.startsWith(code) ? thing.names : []))
      : (space.things.get(code)?.names ?? [])),
  ];
  const mayBeOneThing = (a: string, b: string): boolean =>
    names(a).some((x) => names(b).some((y) => x.startsWith(y) || y.startsWith(x)));
  return {
    contains: (list) => {
      const included = matcher(space, list.include);
      if (list.exclude.length === 0) return included;
      const excluded = matcher(space, list.exclude);
      return (code) => Math.min(included(code), not(excluded(code))) as Truth;
    },
    equal: (a, b) => {
      if (isCoarse(a) || isCoarse(b)) return mayBeOneThing(a, b) ? UNKNOWN : FALSE;
      return newest(a) === newest(b) ? TRUE : FALSE;
    },
    newest,
    written: (prefixes) => writtenPrefixes(space, prefixes),
    key: (code) => (isCoarse(code) ? undefined : newest(code)),
    prefixKey: (code, length) => {
      const name = newest(code);
      if (name.length < length) return undefined;
      if (isCoarse(code) && things.some(([old, thing]) => old !== thing.newest && old.startsWith(code)))
        return undefined;
      return name.slice(0, length);
    },
  };
}

/** The newest name of a code of these systems, through all its aliases; of several systems it is `system:code`. */
export function newestName(
  document: Pick<RulesetDocument, 'systems'>,
  systems: readonly string[],
  code: string,
): string {
  return codeSpace(document.systems.filter(({ name }) => systems.includes(name))).newest(code);
}
