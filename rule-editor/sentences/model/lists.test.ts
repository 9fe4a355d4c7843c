import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved, movedMember, renamedMember } from './lists.ts';

const items = fc.array(fc.integer(), { minLength: 1, maxLength: 6 });

test('moving loses nothing, and moving back restores', () => {
  fc.assert(
    fc.property(items, fc.nat(5), fc.constantFrom(-1 as const, 1 as const), (list, index, by) => {
      const there = moved(list, index, by);
      expect(there.toSorted()).toEqual(list.toSorted());
      expect(there === list ? list : moved(there, index + by, by === 1 ? -1 : 1)).toEqual(list);
    }),
  );
});

test('a member that is moved or renamed keeps what it says', () => {
  const object = { a: 1, b: 2, c: 3 };
  expect(Object.keys(movedMember(object, 'c', -1))).toEqual(['a', 'c', 'b']);
  expect(Object.entries(renamedMember(object, 'b', 'x'))).toEqual([
    ['a', 1],
    ['x', 2],
    ['c', 3],
  ]);
});
