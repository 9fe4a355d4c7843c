import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '#engine/objects';
import {
  codesContent,
  codesIn,
  isPublished,
  keysOf,
  readCodes,
  scalarFrom,
  scalarText,
  shapeOf,
  valueVersions,
  withVersionMember,
} from './value.ts';

const cap: JsonObject = {
  type: 'integer',
  unit: 'øre',
  key: { type: 'enum', values: ['joint', 'cap1'] },
  versions: [
    { content: 'missing', note: 'Ikke funnet.' },
    { boundary: { date: '2025-01-01', by: 'paidOn' }, content: { byKey: { joint: 318_300 } }, mark: 'verified' },
    { boundary: { date: '2026-01-01', by: 'paidOn' }, content: { byKey: { joint: 327_800 } }, source: 'https://x' },
  ],
};

test('a version holds until the day before the next', () => {
  expect(valueVersions(cap).map(({ boundary, until }) => [boundary?.date, until])).toEqual([
    [undefined, '2024-12-31'],
    ['2025-01-01', '2025-12-31'],
    ['2026-01-01', undefined],
  ]);
  expect(keysOf(cap)).toEqual(['joint', 'cap1']);
});

test('one version is written anew, and the others stay', () => {
  const written = withVersionMember(cap, 2, 'mark', 'verified');
  expect(valueVersions(written).map(({ mark }) => mark)).toEqual([undefined, 'verified', 'verified']);
  expect(withVersionMember(written, 2, 'mark', undefined)).toEqual(cap);
});

test('what is published is known by its day and the date it is measured by', () => {
  const [, , last] = valueVersions(cap);
  const { versions, ...rest } = cap;
  const before = { ...rest, versions: (versions as JsonObject[]).slice(0, 2) };
  expect(last && isPublished(before, last)).toBe(false);
  expect(last && isPublished(cap, last)).toBe(true);
  expect(last && isPublished(undefined, last)).toBe(false);
});

describe('values as people write them', () => {
  test.each([
    [{ type: 'integer', unit: 'øre' }, '3278', 327_800],
    [{ type: 'decimal', scale: 1 }, '3,6', '3.6'],
    [{ type: 'date' }, '1.3.2026', '2026-03-01'],
    [{ type: 'date' }, '31.02.2026', 'wrong'],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'enum' }, 'card', 'card'],
    [{ type: 'integer' }, 'ti', 'wrong'],
  ] as const)('%j: %s', (parameter, text, value) => {
    expect(scalarFrom(parameter, text)).toBe(value);
  });
  test('and back', () => {
    expect(scalarText({ type: 'date' }, '2026-03-01')).toBe('01.03.2026');
    expect(scalarText({ type: 'decimal' }, '3.6')).toBe('3,6');
    expect(scalarText({ type: 'boolean' }, false)).toBe('false');
    expect(scalarText({ type: 'integer' }, 'missing')).toBe('');
  });
});

describe('code lists', () => {
  test('are pasted in any way, each code once', () => {
    expect(readCodes(' C10AX16; C10AX14\nC10AX16,A10 ')).toEqual(['C10AX16', 'C10AX14', 'A10']);
  });
  test('keep the form that they have as long as they can', () => {
    expect(codesIn(['A', 'B'])).toEqual({ include: ['A', 'B'], exclude: [] });
    expect(codesContent(['A'], ['A', 'B'], [])).toEqual(['A', 'B']);
    expect(codesContent(['A'], ['A'], ['AB'])).toEqual({ include: ['A'], exclude: ['AB'] });
    expect(codesContent({ include: ['A'] }, ['B'], [])).toEqual({ include: ['B'] });
  });
  test('are told from other contents', () => {
    const contents: readonly Json[] = [
      ['A'],
      { include: ['A'] },
      { byKey: {} },
      { groups: {} },
      'missing',
      '3.6',
      4,
      true,
    ];
    expect(contents.map(shapeOf)).toEqual([
      'codes',
      'codes',
      'keyed',
      'groups',
      'missing',
      'scalar',
      'scalar',
      'scalar',
    ]);
  });
});
