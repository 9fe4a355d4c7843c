import type { ValueType } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { isBroken, quote, report, show, undeclared, type Check } from './check.ts';
import { readScalar } from './literals.ts';
import { at } from './pointer.ts';
import { isNumber } from './value-types.ts';
import { say, type Said } from './say.ts';

type FactSource = RulesetSource['facts'][string];
type SetSource = Extract<NonNullable<FactSource['of']>, { type: 'enum' | 'code' }>;
type TypeSource = {
  readonly type: FactSource['type'];
  readonly scale?: number | undefined;
  readonly values?: readonly string[] | undefined;
  readonly system?: string | undefined;
  readonly systems?: readonly string[] | undefined;
  readonly min?: string | number | undefined;
  readonly max?: string | number | undefined;
  readonly of?: FactSource['of'];
  readonly none?: 'allowed' | 'open-ended' | undefined;
};

const attributes = ['scale', 'values', 'system', 'systems', 'of'] as const;
const wanted: { readonly [T in TypeSource['type']]: readonly (typeof attributes)[number][] } = {
  boolean: [],
  confirmation: [],
  integer: [],
  decimal: ['scale'],
  date: [],
  enum: ['values'],
  code: ['system', 'systems'],
  set: ['of'],
  list: ['of'],
  text: [],
};

/** The type that a declaration writes, but for the fields of a list; undefined after a report. */
export function readScalarType(check: Check, source: TypeSource, pointer: string): ValueType | undefined {
  for (const attribute of attributes)
    if (source[attribute] !== undefined && !wanted[source.type].includes(attribute))
      report(
        check,
        'SUPERFLUOUS_ATTRIBUTE',
        at(pointer, attribute),
        show(source[attribute]),
        say('no {0} on a {1}', quote(attribute), source.type),
      );
  checkNone(check, source, pointer);
  const missing = (attribute: string, expected: Said) =>
    report(check, 'MISSING_ATTRIBUTE', pointer, say('a {0} without {1}', source.type, quote(attribute)), expected);
  switch (source.type) {
    case 'decimal':
      if (source.scale === undefined) return missing('scale', say('"scale": the number of digits behind the point'));
      return { kind: 'decimal', scale: source.scale };
    case 'date':
      return { kind: 'date', openEnded: source.none === 'open-ended' };
    case 'enum':
      return readEnum(check, source.values, pointer) ?? missing('values', say('"values": the words that it may be'));
    case 'code': {
      const systems = readSystems(check, source, pointer);
      return systems && { kind: 'code', systems };
    }
    case 'set':
      if (source.of === undefined) return missing('of', say('"of": {"type": "enum" or "code", …}'));
      if (!isSetSource(source.of))
        return report(check, 'WRONG_SHAPE', at(pointer, 'of'), show(source.of), say('{"type": "enum" or "code", …}'));
      return readSetType(check, source.of, at(pointer, 'of'));
    case 'list':
      return { kind: 'list', fields: [] };
    default:
      return { kind: source.type };
  }
}

export const isSetSource = (of: NonNullable<FactSource['of']>): of is SetSource => typeof of['type'] === 'string';

function readSetType(check: Check, of: SetSource, pointer: string): ValueType | undefined {
  const inner = readScalarType(check, of, pointer);
  return inner?.kind === 'enum' || inner?.kind === 'code' ? { kind: 'set', of: inner } : undefined;
}

function readEnum(check: Check, values: readonly string[] | undefined, pointer: string): ValueType | undefined {
  values?.forEach((value, index) => {
    if (values.indexOf(value) < index)
      report(check, 'DUPLICATE_ID', at(pointer, 'values', index), quote(value), say('each value once'));
  });
  return values && { kind: 'enum', values };
}

/** `none` fits the type: lists are never none, only dates are open-ended. */
function checkNone(check: Check, { type, none }: TypeSource, pointer: string): void {
  if (none === undefined) return;
  const place = at(pointer, 'none');
  if (type === 'list')
    report(
      check,
      'SUPERFLUOUS_ATTRIBUTE',
      place,
      show(none),
      say('no "none" on a list'),
      say('An empty list says that there is none.'),
    );
  if (none === 'open-ended' && type !== 'date')
    report(
      check,
      'SUPERFLUOUS_ATTRIBUTE',
      place,
      show(none),
      say('"allowed"; only dates are open-ended'),
      say('Write "allowed".'),
    );
}

/** The declared systems of a code, code list or grouping. */
export function readSystems(
  check: Check,
  source: { readonly system?: string | undefined; readonly systems?: readonly string[] | undefined },
  pointer: string,
): readonly string[] | undefined {
  const { system, systems } = source;
  if ((system === undefined) === (systems === undefined))
    return report(
      check,
      'MISSING_ATTRIBUTE',
      pointer,
      system === undefined ? say('no code system') : say('both "system" and "systems"'),
      say('"system" (one) or "systems" (several)'),
    );
  const names = systems ?? [system ?? ''];
  const ok = names.map((name, index) => {
    const place = systems ? at(pointer, 'systems', index) : at(pointer, 'system');
    if (names.indexOf(name) < index) report(check, 'DUPLICATE_ID', place, quote(name), say('each system once'));
    check.used.add(`system:${name}`);
    if (check.systems.has(name)) return true;
    if (!isBroken(check, 'systems', name))
      undeclared(check, 'UNDECLARED_SYSTEM', place, name, say('a declared code system'), check.systems.keys());
    return false;
  });
  return ok.every(Boolean) ? names : undefined;
}

/** `min` and `max` in normal form. */
export function readRange(
  check: Check,
  source: TypeSource,
  type: ValueType,
  pointer: string,
): { min?: string | number; max?: string | number } {
  const range: { min?: string | number; max?: string | number } = {};
  for (const end of ['min', 'max'] as const) {
    const value = source[end];
    if (value === undefined) continue;
    if (!isNumber(type) && type.kind !== 'date') {
      report(
        check,
        'SUPERFLUOUS_ATTRIBUTE',
        at(pointer, end),
        show(value),
        say('no {0} on a {1}', quote(end), type.kind),
      );
      continue;
    }
    const read = readScalar(check, value, type, at(pointer, end));
    if (typeof read === 'string' || typeof read === 'number') range[end] = read;
  }
  return range;
}
