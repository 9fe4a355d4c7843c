import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locate } from './locate.ts';
import type { JsonObject } from './members.ts';
import { applyChanges, diffContents, listObjects, readObject, type RulesetContent } from './objects.ts';

const content: RulesetContent = {
  source: {
    format: 1,
    programme: 'p',
    title: { nb: 'P' },
    facts: { a: { type: 'boolean' }, b: { type: 'date' } },
    sections: [
      { id: 's1', stage: 'x' },
      { id: 's2', stage: 'x' },
    ],
  },
  cases: [{ id: 'c1', title: 'C1' }],
  demands: [],
};

test('every object has a name and is found by it', () => {
  expect(listObjects(content)).toEqual([
    'ruleset/title',
    'facts/a',
    'facts/b',
    'sections/s1',
    'sections/s2',
    'cases/c1',
  ]);
  expect(readObject(content, 'sections/s2')).toEqual({ id: 's2', stage: 'x' });
  expect(readObject(content, 'sections/none')).toBeUndefined();
  expect(readObject(content, 'facts/toString')).toBeUndefined();
});

describe('changes', () => {
  test('an object that is changed stays at its place; a new one stands last', () => {
    const changed = applyChanges(content, [
      { object: 'facts/c', value: { type: 'integer' } },
      { object: 'facts/a', value: { type: 'text' } },
    ]);
    expect(Object.entries(changed.source['facts'] as object).map(([name]) => name)).toEqual(['a', 'b', 'c']);
  });

  test('null takes an object away, and a member that is then empty with it', () => {
    const changed = applyChanges(content, [
      { object: 'sections/s1', value: null },
      { object: 'sections/s2', value: null },
    ]);
    expect('sections' in changed.source).toBe(false);
  });

  test('what no ruleset has is refused', () => {
    expect(() => applyChanges(content, [{ object: 'nothing/a', value: {} }])).toThrow(RangeError);
    expect(() => applyChanges(content, [{ object: 'facts/__proto__', value: {} }])).toThrow(RangeError);
  });
});

test.each([
  ['/facts/a/type', { object: 'facts/a', pointer: '/type' }],
  ['/facts/a', { object: 'facts/a', pointer: '' }],
  ['/sections/1/stage', { object: 'sections/s2', pointer: '/stage' }],
  ['/cases/0/facts/x~1y', { object: 'cases/c1', pointer: '/facts/x~1y' }],
  ['/title/nb', { object: 'ruleset/title', pointer: '/nb' }],
  ['/sections', undefined],
  ['/sections/7', undefined],
  ['/programme', undefined],
  ['', undefined],
])('a problem at %s is in an object', (pointer, place) => {
  expect(locate(content, pointer)).toEqual(place);
});

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const value = fc.record({ type: fc.constantFrom('boolean', 'date'), n: fc.integer({ min: 0, max: 3 }) });
const list = fc
  .uniqueArray(fc.tuple(name, value), { selector: ([key]) => key })
  .map((items) => items.map(([id, rest]): JsonObject => ({ id, ...rest })));
const contents: fc.Arbitrary<RulesetContent> = fc
  .record({ facts: list, sections: list, cases: list, demands: list, title: value, titleFirst: fc.boolean() })
  .map(({ facts, sections, cases, demands, title, titleFirst }) => ({
    source: {
      ...(titleFirst && { title }),
      facts: Object.fromEntries(facts.map(({ id, ...rest }) => [String(id), rest as JsonObject])),
      ...(sections.length > 0 && { sections }),
      title,
    },
    cases,
    demands,
  }));

test('the difference of two contents, applied to the one, gives the other to the byte', () => {
  fc.assert(
    fc.property(contents, contents, (before, after) => {
      expect(JSON.stringify(applyChanges(before, diffContents(before, after)))).toBe(JSON.stringify(after));
    }),
  );
});
