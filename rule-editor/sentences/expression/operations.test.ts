import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { shippedContent, shippedNames } from '../../../test-fixtures/shipped-contents.ts';
import { expressionSchema } from '../../../engine/condition-schema.ts';
import { valueTypeOf } from '../source-words/value-type.ts';
import { holesIn, withOperation } from './change-operation.ts';
import { type Operation, operationOf, operationsFor, type Slot, slotsOf, type Wanted } from './operations.ts';

const open = (programme: string): JsonObject => shippedContent(programme).source;

type Found = { readonly json: Json; readonly wanted: Wanted; readonly list: string | undefined };

/** Every whole expression of a ruleset: of the grant, figures, facts, fields of entries, values of reasons. */
function expressionsOf(source: JsonObject): readonly Found[] {
  const found: Found[] = [];
  const typeOf = (member: string, name: string): Wanted => {
    const all = source[member];
    const declared = isObject(all) ? all[name] : undefined;
    return isObject(declared) ? valueTypeOf(declared) : undefined;
  };
  const walk = (json: Json | undefined, list?: string): void => {
    if (Array.isArray(json)) for (const item of json as readonly Json[]) walk(item, list);
    if (!isObject(json)) return;
    const own = typeof json['list'] === 'string' ? json['list'] : list;
    for (const member of ['grant', 'narrows', 'values'] as const) {
      const map = json[member];
      if (!isObject(map) || 'facts' in json) continue;
      for (const [name, value] of Object.entries(map))
        found.push({ json: value, wanted: member === 'values' ? undefined : typeOf('grant', name), list: undefined });
    }
    if (json['derived'] !== undefined && 'type' in json)
      found.push({ json: json['derived'], wanted: valueTypeOf(json), list: own });
    for (const [name, value] of Object.entries(json)) {
      if (name === 'figures' && isObject(value))
        for (const figure of Object.values(value))
          if (isObject(figure)) found.push({ json: figure['value'] ?? null, wanted: undefined, list: undefined });
      if (name !== 'grant' || !('facts' in json)) walk(value, own);
    }
  };
  walk(source);
  return found;
}

/** An expression with everything in it that is worked out, by the slots of the form alone. */
function* within(json: Json, wanted: Wanted): Generator<readonly [Json, Wanted]> {
  yield [json, wanted];
  const operation = operationOf(json, wanted);
  if (operation === undefined || !isObject(json)) return;
  for (const slot of slotsOf(operation, wanted, json)) {
    const value = json[slot.key];
    if (slot.is === 'parts') for (const item of value as readonly Json[]) yield* within(item, slot.wanted);
    if (slot.is === 'branches')
      for (const branch of value as readonly JsonObject[]) yield* within(branch['then'] ?? null, wanted);
    if (slot.is !== 'part' || value === undefined) continue;
    yield* within(slot.index === undefined ? value : ((value as readonly Json[])[slot.index] ?? null), slot.wanted);
  }
}

const everything = { hasField: true, hasLists: true, isOfEntry: true };
const keysOf = (slots: readonly Slot[]) => slots.filter(({ key }) => key !== 'order').map(({ key }) => key);

const all = shippedNames.flatMap((programme) => expressionsOf(open(programme)));

describe.each(shippedNames)('the expressions of %s', (programme) => {
  const source = open(programme);
  const found = expressionsOf(source);
  const parts = found.flatMap(({ json, wanted }) => [...within(json, wanted)]);

  test('are each worked out in a way that is offered, and the form has a slot for all that is written', () => {
    expect(found.length).toBeGreaterThan(5);
    for (const [json, wanted] of parts) {
      const operation = operationOf(json, wanted);
      expect(operationsFor(wanted, everything)).toContain(operation);
      if (!isObject(json)) continue;
      const known = ['fn', ...keysOf(slotsOf(operation as Operation, wanted, json))];
      expect(known).toEqual(expect.arrayContaining(Object.keys(json)));
    }
  });

  test('have no holes, and stay as they are when the way they have is chosen again', () => {
    for (const [json, wanted] of parts) {
      expect(holesIn(json)).toBe(0);
      expect(withOperation(json, operationOf(json, wanted) as Operation, wanted)).toBe(json);
    }
  });
});

test('another way keeps what fits: the parts where the two are alike, else all of it as a part', () => {
  const date: Wanted = { kind: 'date', openEnded: false };
  const months: Json = { months: 24, after: 'receivedOn' };
  expect(withOperation(months, 'years', date)).toEqual({ years: 24, after: 'receivedOn' });
  expect(withOperation(months, 'latestOf', date)).toEqual({ latestOf: [months, null] });
  expect(withOperation({ fact: 'receivedOn' }, 'months', date)).toEqual({
    months: null,
    after: { fact: 'receivedOn' },
  });
  expect(withOperation(months, 'choose', date)).toEqual({ choose: [{ when: null, then: months }], else: null });
  const number: Wanted = { kind: 'integer' };
  const count: Json = { fn: 'count', over: 'fees', where: { field: 'x', operator: 'isSome' }, counted: true };
  expect(withOperation(count, 'sum', number)).toEqual({ ...count, fn: 'sum', field: '' });
  expect(withOperation({ minus: [5, { fact: 'a' }] }, 'plus', number)).toEqual({ plus: [5, { fact: 'a' }] });
});

test('whatever is chosen, once it has no holes it is an expression', () => {
  const fill = (json: Json, key = ''): Json => {
    if (json === null) return key === 'holds' || key === 'where' || key === 'when' ? { condition: 'x' } : 1;
    if (json === '') return 'x';
    if (Array.isArray(json)) return json.length === 0 ? ['x'] : (json as readonly Json[]).map((item) => fill(item));
    if (!isObject(json)) return json;
    return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, fill(value, name)]));
  };
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.infiniteStream(fc.nat()), ({ json, wanted }, stream) => {
      let made = json;
      for (const step of stream.take(3)) {
        const offered = operationsFor(wanted, everything);
        made = fill(withOperation(made, offered[step % offered.length] as Operation, wanted));
        expect(holesIn(made)).toBe(0);
        expect(expressionSchema.safeParse(made).error?.issues ?? []).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});
