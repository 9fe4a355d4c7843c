import { describe, expect, test } from 'vitest';
import { applyChanges, type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import { limitFrom, limitWords, nameFor, withMember, withoutValue, withValue } from './change-fact.ts';

const content: RulesetContent = {
  source: {
    vocabulary: { red: { nb: 'rød' } },
    facts: { antallMoter: { type: 'integer' }, colour: { type: 'enum', values: ['red'], title: { nb: 'Farge' } } },
  },
  cases: [],
  demands: [],
};

describe('a new name', () => {
  test('is made of the title, and nothing has it yet', () => {
    expect(nameFor(content, 'facts', 'Antall møter')).toBe('antallMoter2');
    expect(nameFor(content, 'facts', 'Ærlig øvelse på ål')).toBe('aerligOvelsePaAl');
    expect(nameFor(content, 'facts', '65 dager')).toBe('ny65Dager');
    expect(nameFor(content, 'facts', 'Received on')).toBe('receivedOn2');
    expect(nameFor(content, 'facts', '…')).toBe('ny');
  });
});

describe('limits as people write them', () => {
  const amount: JsonObject = { type: 'integer', unit: 'øre' };
  test.each([
    [amount, '3278', 327_800],
    [amount, '1 000,50', 100_050],
    [amount, 'mye', 'wrong'],
    [{ type: 'decimal', scale: 1 }, '3,6', '3.6'],
    [{ type: 'integer' }, '18', 18],
    [{ type: 'integer' }, '18,5', 'wrong'],
    [{ type: 'integer' }, ' ', undefined],
  ] as const)('%j: %s', (fact, written, expected) => {
    expect(limitFrom(fact, written)).toBe(expected);
  });
  test('and back', () => {
    expect(limitWords(amount, 327_800)).toBe('3278');
    expect(limitWords(amount, 100_050)).toBe('1000,50');
    expect(limitWords({ type: 'decimal' }, '3.6')).toBe('3,6');
    expect(limitWords({ type: 'integer' }, undefined)).toBe('');
  });
});

test('a value that may be chosen comes with its words, under a name of its own', () => {
  const colour = readObject(content, 'facts/colour') as JsonObject;
  const added = withValue(content, colour, { nb: 'Lys blå' });
  expect(added.written).toMatchObject({ values: ['red', 'lys-bla'] });
  expect(added.words).toEqual({ object: 'vocabulary/lys-bla', value: { nb: 'Lys blå' } });
  const known = applyChanges(content, [added.words]);
  expect(withValue(known, added.written, { nb: 'Red' }).written).toMatchObject({ values: ['red', 'lys-bla', 'red-2'] });
  expect(withoutValue(added.written, 'lys-bla')).toEqual(colour);
});

test('what is written anew stays at its place', () => {
  expect(Object.keys(withMember({ type: 'x', title: {}, unit: 'a' }, 'title', { nb: 'A' }))).toEqual([
    'type',
    'title',
    'unit',
  ]);
  expect(withMember({ type: 'x', unit: 'a' }, 'unit', undefined)).toEqual({ type: 'x' });
});
