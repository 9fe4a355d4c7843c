import fc from 'fast-check';

/** Names that lead somewhere else in objects that are not maps, for names that generated rulesets use. */
const long = 'x'.repeat(64);
const hostile: { readonly [name: string]: string } = {
  member: 'constructor',
  pregnant: 'toString',
  attacks: 'valueOf',
  children: 'hasOwnProperty',
  ldl: 'isPrototypeOf',
  income: 'toLocaleString',
  place: 'propertyIsEnumerable',
  country: 'prototype',
  places: 'then',
  drugCode: 'length',
  insuredTo: long,
  fees: 'arguments',
  earlier: 'caller',
  balance: 'bind',
  paidOn: 'call',
  number: 'apply',
  corrects: 'toJSON',
  home: 'super',
  ward: 'eval',
  abroad: 'undefined',
  cap: 'default',
  given: 'entries',
  extra: 'hasOwn',
  NO: '__proto__',
  'country:NO': 'prototype:__proto__',
  'country:SE': 'prototype:SE',
  'country:XU': 'prototype:XU',
  'rule-1': 'constructor-1',
};
const forth = new Map(Object.entries(hostile));
const back = new Map(Object.entries(hostile).map(([name, other]) => [other, name]));

function renamed(names: ReadonlyMap<string, string>, value: unknown): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamed(names, item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [names.get(key) ?? key, renamed(names, inner)] as const);
  return Object.fromEntries(entries);
}

export const withHostileNames = <T>(value: T): T => renamed(forth, value) as T;
export const withOwnNames = <T>(value: T): T => renamed(back, value) as T;

const hostileKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  '/',
  '~',
  'a\u0000b',
  '\ud800',
  long.repeat(100),
];
const scalar = fc.oneof(
  fc.constantFrom(...hostileKeys, null, true, 0, -0, 1e308, 9_007_199_254_740_991, '2026-02-30', '1e5'),
  fc.string(),
  fc.double(),
);

/** JSON values with keys and texts that are meant to do harm; `names` are mixed in among the keys. */
export const hostileObjects = (names: readonly string[]): fc.Arbitrary<{ readonly [key: string]: unknown }> => {
  const keys = fc.oneof(fc.constantFrom(...hostileKeys), fc.constantFrom(...names));
  const { object } = fc.letrec<{ object: { [key: string]: unknown }; value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.array(fc.tuple(keys, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  }));
  return object;
};

/** `depth` lists within each other. */
export const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], []);
