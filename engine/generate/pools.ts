import type { CheckedFacts } from '../index.ts';
import type { Entry, Facts, FactValue } from '../evaluation.ts';
import type {
  FactDeclaration,
  FieldDeclaration,
  LiteralValue,
  SystemDeclaration,
  ValueType,
} from '../ruleset-document.ts';
import { strangeCodes } from './codes.ts';
import type { Matters } from './matters.ts';
import { neighbours } from './near.ts';

/** The values that a fact is tried with; of a list, those of each field. */
export type Pools = ReadonlyMap<string, readonly FactValue[]>;

type Declared = FactDeclaration | FieldDeclaration;
const MOST_FROM_CASES = 40;

/** Shorter and longer codes: coarser, finer, and others that begin alike. */
function related(code: string): readonly string[] {
  const colon = code.indexOf(':') + 1;
  const [system, bare] = [code.slice(0, colon), code.slice(colon)];
  const shorter = [1, 2, 3].flatMap((n) => (bare.length > n ? [bare.slice(0, -n).replace(/[.-]$/, '')] : []));
  const longer = ['0', '1', '9', '01', '99', 'A', 'A01', 'AA01', '.0', '.9'].map((end) => bare + end);
  const beside = /\d$/.test(bare) ? [bare.slice(0, -1) + ((Number(bare.at(-1)) + 1) % 10)] : [];
  return [bare, ...shorter, ...longer, ...beside].map((other) => system + other);
}

function plainValues(type: ValueType, written: readonly LiteralValue[]): readonly FactValue[] {
  switch (type.kind) {
    case 'boolean':
      return [true, false];
    case 'confirmation':
      return ['yes', 'no'];
    case 'enum':
      return type.values;
    case 'code':
      return written.flatMap((code) => related(String(code)));
    default:
      return written.flatMap((value) => neighbours(value, type));
  }
}

function valuesFor({ type, min, max, noneAllowed }: Declared, written: readonly LiteralValue[]): readonly FactValue[] {
  const none = noneAllowed ? [null] : [];
  if (type.kind === 'set') {
    const elements =
      type.of.kind === 'enum' ? type.of.values : [...new Set(written.flatMap((code) => related(String(code))))];
    const pairs = elements.map((element, i) => [element, elements[(i * 7 + 1) % elements.length] ?? element]);
    return [[], ...elements.map((element) => [element]), ...pairs, ...(elements.length < 8 ? [elements] : []), ...none];
  }
  const ends = [min, max].flatMap((end) => (end === undefined ? [] : neighbours(end, type)));
  const zero = type.kind === 'integer' || type.kind === 'decimal' ? neighbours(0, type) : [];
  return [...plainValues(type, written), ...ends, ...zero, ...none];
}

const unique = (values: readonly FactValue[]): readonly FactValue[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** What the values must stand: the facts' check, and the code systems. */
export type Checks = {
  readonly check: (facts: Facts) => CheckedFacts;
  readonly systems: readonly SystemDeclaration[];
};

/** Makes pools whose values are all such as the facts' check takes, in normal form. */
export function poolsOf(
  facts: readonly FactDeclaration[],
  { facts: written, fields, sums }: Matters,
  seeds: readonly Facts[],
  { check, systems }: Checks,
): { readonly facts: Pools; readonly fields: (list: string) => Pools } {
  const accepted = (name: string, values: readonly FactValue[]): readonly FactValue[] =>
    values.flatMap((value) => {
      const checked = check({ [name]: value });
      const given = checked.ok ? checked.facts[name] : undefined;
      return given === undefined ? [] : [given];
    });
  const fromCases = (read: (facts: Facts) => readonly (FactValue | undefined)[]): readonly FactValue[] =>
    unique(seeds.flatMap(read).filter((value) => value !== undefined)).slice(0, MOST_FROM_CASES);
  const plain = facts.filter(({ type }) => type.kind !== 'list' && type.kind !== 'text');
  const ofFacts = plain.map((fact) => {
    const known = [...(written.get(fact.name) ?? []), ...strangeCodes(fact.type, systems)];
    const values = [...valuesFor(fact, known), ...fromCases((seed) => [seed[fact.name]])];
    return [fact.name, accepted(fact.name, unique(values))] as const;
  });
  const ofLists = facts.flatMap(({ name, type }) => {
    if (type.kind !== 'list') return [];
    const pools = type.fields.map((field) => {
      const named = [...(fields.get(field.name) ?? []), ...(sums.get(field.name) ?? [])];
      const literals = [...named, ...strangeCodes(field.type, systems)];
      const seen = fromCases((seed) => entriesOf(seed[name]).map((entry) => entry[field.name]));
      const values = unique([...valuesFor(field, literals), ...seen]).flatMap((value) => {
        const [given] = accepted(name, [[{ [field.name]: value } as Entry]]);
        const own = given === undefined ? undefined : entriesOf(given)[0]?.[field.name];
        return own === undefined ? [] : [own];
      });
      return [field.name, values] as const;
    });
    return [[name, new Map(pools)] as const];
  });
  const lists = new Map<string, Pools>(ofLists);
  return { facts: new Map(ofFacts), fields: (list) => lists.get(list) ?? new Map() };
}

/** The entries of a list as it is given. */
export function entriesOf(value: FactValue | undefined): readonly Entry[] {
  if (typeof value !== 'object' || value === null) return [];
  return ('items' in value ? value.items : value) as readonly Entry[];
}
