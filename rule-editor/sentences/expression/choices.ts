import type { FieldDeclaration, ValueType } from '#engine';
import { isObject, type Json } from '#engine/objects';
import type { Reading } from '../use-object.ts';
import type { Wanted } from './operations.ts';

type Options = readonly (readonly [value: string, text: string])[];

/** Can something of the one type stand where the other is wanted? */
export function isFitting(type: ValueType, wanted: Wanted): boolean {
  if (type.kind === 'list' || type.kind === 'text') return false;
  if (wanted === undefined) return true;
  const isNumber = (one: ValueType) => one.kind === 'integer' || one.kind === 'decimal';
  if (isNumber(type) && isNumber(wanted)) return wanted.kind === 'decimal' || type.kind === 'integer';
  if (type.kind === 'enum' && wanted.kind === 'enum') return type.values.some((value) => wanted.values.includes(value));
  if (type.kind === 'code' && wanted.kind === 'code') return wanted.systems.some((one) => type.systems.includes(one));
  if (type.kind === 'set' && wanted.kind === 'set') return isFitting(type.of, wanted.of);
  return type.kind === wanted.kind;
}

const titled = (reading: Reading, all: Iterable<FieldDeclaration>, wanted: Wanted): Options =>
  [...all]
    .filter(({ type }) => isFitting(type, wanted))
    .map(({ name, title }) => [name, reading.words.text(title)] as const);

/** Facts that fit, by their title. */
export const factsFor = (reading: Reading, wanted: Wanted): Options =>
  titled(reading, reading.readable.facts.values(), wanted);

/** Fields of a list that fit. */
export const fieldsFor = (reading: Reading, list: string | undefined, wanted: Wanted): Options =>
  titled(reading, reading.readable.fields.get(list ?? '')?.values() ?? [], wanted);

/** Lists, by their title. */
export const listsIn = (reading: Reading): Options =>
  [...reading.readable.facts.values()]
    .filter(({ type }) => type.kind === 'list')
    .map(({ name, title }) => [name, reading.words.text(title)] as const);

/** Settled values that fit. */
export const parametersFor = (reading: Reading, wanted: Wanted | 'grouping'): Options =>
  [...reading.readable.parameters.values()]
    .filter(({ type }) =>
      wanted === 'grouping' || type.kind === 'grouping' || type.kind === 'codes'
        ? type.kind === wanted
        : isFitting(type, wanted),
    )
    .map(({ name, title }) => [name, reading.words.text(title)] as const);

/** The name that something is given by: a fact's, also where it stands by itself. */
export const nameIn = (json: Json | undefined, key: string): string => {
  const name = isObject(json) ? json[key] : json;
  return typeof name === 'string' ? name : '';
};
