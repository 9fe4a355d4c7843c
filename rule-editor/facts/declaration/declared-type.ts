import type { Json, JsonObject } from '#engine/objects';
import { objectIn } from '../fact-words.ts';

/** What people call types: money is a whole number of øre, and a set is of choices or of codes. */
export const typeChoices = [
  'boolean',
  'confirmation',
  'integer',
  'amount',
  'decimal',
  'date',
  'enum',
  'code',
  'choices',
  'codes',
  'list',
  'text',
] as const;
export type TypeChoice = (typeof typeChoices)[number];

/** The type of a fact, a field or a part of the grant, as it is written. */
export function typeChoiceOf(written: JsonObject): TypeChoice {
  const { type, unit, of } = written;
  if (type === 'integer' && unit === 'øre') return 'amount';
  if (type === 'set') return objectIn(of)['type'] === 'code' ? 'codes' : 'choices';
  return typeChoices.find((one) => one === type) ?? 'text';
}

const ofType = ['type', 'scale', 'unit', 'min', 'max', 'values', 'system', 'systems', 'of', 'none'];

/** What belongs to a type, as it is written for a new one. */
function typeMembers(choice: TypeChoice, systems: readonly string[]): JsonObject {
  const [system = ''] = systems;
  switch (choice) {
    case 'amount':
      return { type: 'integer', unit: 'øre', min: 0 };
    case 'decimal':
      return { type: 'decimal', scale: 1 };
    case 'enum':
      return { type: 'enum', values: ['yes', 'no'] };
    case 'code':
      return { type: 'code', system };
    case 'choices':
      return { type: 'set', of: { type: 'enum', values: ['yes', 'no'] } };
    case 'codes':
      return { type: 'set', of: { type: 'code', system } };
    case 'list':
      return { type: 'list', of: {} };
    default:
      return { type: choice };
  }
}

/** The same of another type: what belongs to the old one goes. */
export function withType(written: JsonObject, choice: TypeChoice, systems: readonly string[]): JsonObject {
  if (typeChoiceOf(written) === choice) return written;
  const rest = Object.entries(written).filter(([name]) => !ofType.includes(name));
  return { ...typeMembers(choice, systems), ...Object.fromEntries(rest) };
}

/** The code systems of a code, or of a set of codes. */
export function systemsOf(written: JsonObject): readonly string[] {
  const own = written['type'] === 'set' ? objectIn(written['of']) : written;
  const { system, systems } = own;
  return typeof system === 'string' ? [system] : Array.isArray(systems) ? (systems as string[]) : [];
}

/** The same with other code systems; one is written plainly. */
export function withSystems(written: JsonObject, systems: readonly string[]): JsonObject {
  const isSet = written['type'] === 'set';
  const own = isSet ? objectIn(written['of']) : written;
  const entries = Object.entries(own).flatMap(([name, value]): [string, Json][] => {
    if (name !== 'system' && name !== 'systems') return [[name, value]];
    const [first = ''] = systems;
    return [systems.length === 1 ? ['system', first] : ['systems', [...systems]]];
  });
  const made = Object.fromEntries(entries);
  return isSet ? { ...written, of: made } : made;
}
