import type { Json, JsonObject } from '#engine/objects';

/** Who gives a fact; a register is named apart. */
export const givers = [
  'doctor',
  'patient',
  'hospital',
  'organisation',
  'case-worker',
  'system',
  'register',
  'decisions',
  'derived',
] as const;
export type Giver = (typeof givers)[number];

export function giverOf(written: JsonObject): Giver {
  if (written['derived'] !== undefined) return 'derived';
  const source = String(written['source'] ?? '');
  if (source.startsWith('register:')) return 'register';
  return givers.find((one) => one === source) ?? 'system';
}

const without = (written: JsonObject, members: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(written).filter(([name]) => !members.includes(name)));

/** What only something given has, and only something looked up, by registers or in decisions. */
const ofGiven = ['source', 'lookup', 'contestable', 'discretionary', 'min', 'max'];

/**
 * The fact given by another. What does not go with that goes: a look-up where nothing is looked up, a question to the
 * case worker where none decides. A fact that is calculated is made by `asDerived`.
 */
export function givenBy(written: JsonObject, giver: Exclude<Giver, 'derived'>): JsonObject {
  if (giverOf(written) === giver) return written;
  const isLookedUp = giver === 'register' || giver === 'decisions';
  const kept = without(written, [
    'derived',
    ...(isLookedUp ? [] : ['lookup']),
    ...(giver === 'case-worker' ? [] : ['discretionary']),
  ]);
  const source = giver === 'register' ? 'register:persons' : giver;
  const lookup: JsonObject = isLookedUp && kept['lookup'] === undefined ? { lookup: { by: [] } } : {};
  return { ...kept, source, ...lookup };
}

/** The fact worked out of others. */
export const asDerived = (written: JsonObject, derived: Json): JsonObject =>
  'derived' in written ? { ...written, derived } : { ...without(written, ofGiven), derived };

/**
 * What is worked out, anew from a day: whose date (`by`) is that day or later gets the new way, all others the old.
 * Facts have no versions, so that the two stand as cases of one another.
 */
export const derivedFrom = (before: Json, by: string, day: string, then: Json): Json => ({
  choose: [{ when: { fact: by, operator: 'greaterThanInclusive', value: day }, then }],
  else: before,
});
