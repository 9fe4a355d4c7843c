import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#engine/objects';
import { checkChanges } from './check-changes.ts';
import { mergeChanges, type Touched } from './merge-changes.ts';

const base: { readonly [object: string]: Json } = { 'facts/a': { n: 1 }, 'order/facts': ['a', 'b'] };
const readBase = (object: string) => base[object];
const merge = (touched: readonly Touched[], seen: number, object: string, value: Json) =>
  mergeChanges({ touched, seen }, [{ object, value }], readBase);
const at = (version: number, value: Json): Touched => ({ object: 'facts/a', value: JSON.stringify(value), version });

test('what nobody touched since is stored though the draft moved on', () => {
  expect(merge([at(3, { n: 2 })], 1, 'facts/b', { n: 9 })).toEqual({
    ok: true,
    stored: [{ object: 'facts/b', value: '{"n":9}' }],
  });
  expect(merge([at(3, { n: 2 })], 3, 'facts/a', { n: 9 })).toMatchObject({ ok: true });
});

test('what somebody touched since is a conflict, also when it was taken back', () => {
  expect(merge([at(3, { n: 2 })], 2, 'facts/a', { n: 9 })).toEqual({ ok: false, conflicts: ['facts/a'] });
  const back: Touched = { object: 'facts/a', value: undefined, version: 3 };
  expect(merge([back], 2, 'facts/a', { n: 9 })).toEqual({ ok: false, conflicts: ['facts/a'] });
});

test('what stands already is neither stored nor a conflict', () => {
  expect(merge([at(3, { n: 2 })], 1, 'facts/a', { n: 2 })).toEqual({ ok: true, stored: [] });
});

test('what is as in the base is taken out', () => {
  const out = { ok: true, stored: [{ object: 'facts/a', value: undefined }] };
  expect(merge([at(3, { n: 2 })], 3, 'facts/a', { n: 1 })).toEqual(out);
  expect(merge([{ ...at(3, ['b', 'a']), object: 'order/facts' }], 3, 'order/facts', null)).toEqual({
    ok: true,
    stored: [{ object: 'order/facts', value: undefined }],
  });
  expect(merge([], 1, 'facts/none', null)).toEqual({ ok: true, stored: [] });
});

test('whatever two people do to a draft, nobody overwrites what they have not seen', () => {
  const edit = fc.record({
    who: fc.constantFrom(0, 1),
    object: fc.constantFrom('facts/a', 'facts/b', 'facts/c'),
    n: fc.integer({ min: 0, max: 3 }),
    reads: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const stands = new Map<string, Touched>();
      const seenBy = [new Map<string, string | undefined>(), new Map<string, string | undefined>()];
      const seen = [0, 0];
      let version = 0;
      for (const { who, object, n, reads } of edits) {
        if (reads) {
          seen[who] = version;
          for (const [name, { value }] of stands) seenBy[who]?.set(name, value);
        }
        const before = stands.get(object)?.value;
        const result = mergeChanges(
          { touched: [...stands.values()], seen: seen[who] ?? 0 },
          [{ object, value: { n } }],
          readBase,
        );
        if (!result.ok || result.stored.length === 0) continue;
        expect(seenBy[who]?.get(object)).toBe(before);
        version += 1;
        for (const one of result.stored) stands.set(one.object, { ...one, version });
      }
    }),
  );
});

test('what no ruleset can have is refused with its place', () => {
  const { errors } = checkChanges([
    { object: 'facts/a', value: { n: 1 } },
    { object: 'facts/a', value: { n: 2 } },
    { object: 'nothing/a', value: {} },
    { object: 'facts/', value: {} },
    { object: 'facts/__proto__', value: {} },
    { object: 'ruleset/programme', value: 'other' },
    { object: 'ruleset/facts', value: {} },
    { object: 'order/title', value: [] },
    { object: 'order/facts', value: ['a', 'a'] },
    { object: 'sections/a', value: 'text' },
    { object: 'nothing', value: {} },
  ]);
  expect(errors.map(({ pointer }) => pointer)).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7].map((index) => `/changes/${index}/object`),
    '/changes/8/value',
    '/changes/9/value',
    '/changes/10/object',
  ]);
});

test('an object of a list bears its own name', () => {
  const { changes } = checkChanges([{ object: 'cases/one', value: { id: 'other', title: 'x' } }]);
  expect(changes).toEqual([{ object: 'cases/one', value: { id: 'one', title: 'x' } }]);
});
