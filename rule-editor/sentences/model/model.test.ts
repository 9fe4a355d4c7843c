import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '#engine/objects';
import { valueAt } from '../json-path.ts';
import {
  add,
  addAlternative,
  addException,
  type Command,
  deepest,
  dissolve,
  move,
  negate,
  nest,
  remove,
  replace,
  setGroup,
  unnest,
  wrap,
} from './commands.ts';
import { conditionOfLines, type Line, linesOf, nesting, partsOf } from './lines.ts';

const leafOf = (name: string): JsonObject => ({ fact: name, operator: 'equal', value: true });
const leaf: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'd').map(leafOf),
  fc.constantFrom('x', 'y').map((condition) => ({ condition })),
);
const condition: fc.Arbitrary<Json> = fc.letrec<{ any: Json; group: Json }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    tie('group'),
    tie('group').map((not) => ({ not })),
    leaf.map((not) => ({ not })),
  ),
  group: fc.array(tie('any'), { minLength: 1, maxLength: 4 }).chain((parts) =>
    fc.oneof(
      fc.constant<Json>({ all: parts }),
      fc.constant<Json>({ any: parts }),
      fc.integer({ min: 1, max: parts.length }).map((atLeast): Json => ({ atLeast, of: parts })),
    ),
  ),
})).any;

/** A condition as the format wants it: groups have parts, and ask for no more than they have. */
function isWellShaped(json: Json | undefined): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const object = json as JsonObject;
  if ('not' in object) return Object.keys(object).length === 1 && isWellShaped(object['not']);
  const group = partsOf(object);
  if (!group) return 'fact' in object || 'condition' in object;
  const asked = group.key === 'of' ? Number(object['atLeast']) : 1;
  const members = group.key === 'of' ? 2 : 1;
  return (
    Object.keys(object).length === members &&
    group.parts.length > 0 &&
    asked >= 1 &&
    asked <= group.parts.length &&
    group.parts.every(isWellShaped)
  );
}

const leaves = (json: Json | undefined): readonly string[] =>
  json === undefined
    ? []
    : linesOf(json)
        .flatMap(({ leaf: own }) => (own ? [JSON.stringify(own)] : []))
        .toSorted();

type Act = { readonly name: string; readonly command: (line: Line) => Command };
const added = leafOf('new');
const moving: readonly Act[] = [
  { name: 'up', command: ({ path }) => move(path, 'up') },
  { name: 'down', command: ({ path }) => move(path, 'down') },
  { name: 'nest', command: ({ path }) => nest(path) },
  { name: 'unnest', command: ({ path }) => unnest(path) },
];
const changing: readonly Act[] = [
  { name: 'all', command: ({ path }) => setGroup(path, 'all') },
  { name: 'any', command: ({ path }) => setGroup(path, 'any') },
  { name: 'two', command: ({ path }) => setGroup(path, 'atLeast', 2) },
  { name: 'not', command: ({ path }) => negate(path) },
  { name: 'wrap', command: ({ path }) => wrap(path, 'any') },
  { name: 'dissolve', command: ({ path }) => dissolve(path) },
];
const adding: readonly Act[] = [
  { name: 'after', command: ({ path }) => add(path, added, 'after') },
  { name: 'inside', command: ({ path }) => add(path, added, 'inside') },
  { name: 'or', command: ({ path }) => addAlternative(path, added) },
  { name: 'except', command: ({ path }) => addException(path, added) },
];
const removing: Act = { name: 'remove', command: ({ path }) => remove(path) };
const all = [...moving, ...changing, ...adding, removing];

test('lines say exactly the condition that they were made of', () => {
  fc.assert(
    fc.property(condition, (json) => {
      expect(conditionOfLines(linesOf(json))).toEqual(json);
      for (const line of linesOf(json)) {
        expect(valueAt(json, line.path)).toBeDefined();
        expect(line.leaf ?? valueAt(json, line.inner)).toEqual(valueAt(json, line.inner));
      }
    }),
    { numRuns: 500 },
  );
});

test('whatever one does, the condition keeps the shape of one, no deeper than three groups, and focus stays in it', () => {
  fc.assert(
    fc.property(condition, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...all)), { maxLength: 8 }), (start, acts) => {
      let json: Json = start;
      for (const [at, { command }] of acts) {
        const lines = linesOf(json);
        const line = lines[at % lines.length];
        const done = line && command(line)(json);
        if (!done || done.condition === undefined) continue;
        expect(isWellShaped(done.condition)).toBe(true);
        expect(nesting(done.condition)).toBeLessThanOrEqual(Math.max(deepest, nesting(json)));
        expect(linesOf(done.condition).map(({ path }) => JSON.stringify(path))).toContain(JSON.stringify(done.focus));
        json = done.condition;
      }
    }),
    { numRuns: 2000 },
  );
});

test('moving loses nothing, and focus stays on what moved', () => {
  fc.assert(
    fc.property(condition, fc.nat(), fc.constantFrom(...moving), (json, at, { command }) => {
      const lines = linesOf(json);
      const line = lines[at % lines.length];
      const done = line && command(line)(json);
      if (!line || !done) return;
      expect(leaves(done.condition)).toEqual(leaves(json));
      expect(valueAt(done.condition, done.focus)).toEqual(valueAt(json, line.path));
    }),
    { numRuns: 2000 },
  );
});

test('what is added is one requirement more, and focus is on it', () => {
  fc.assert(
    fc.property(condition, fc.nat(), fc.constantFrom(...adding), (json, at, { command }) => {
      const lines = linesOf(json);
      const done = command(lines[at % lines.length] as Line)(json);
      if (!done) return;
      expect(leaves(done.condition)).toEqual([...leaves(json), JSON.stringify(added)].toSorted());
      const focused = valueAt(done.condition, done.focus);
      expect([added, { not: added }]).toContainEqual(focused);
    }),
    { numRuns: 1000 },
  );
});

test('what is taken away is gone, the rest stands; nothing is left of the last line', () => {
  fc.assert(
    fc.property(condition, fc.nat(), (json, at) => {
      const lines = linesOf(json);
      const line = lines[at % lines.length] as Line;
      const done = remove(line.path)(json);
      const gone = leaves(valueAt(json, line.path));
      const left = [...leaves(json)];
      for (const one of gone) left.splice(left.indexOf(one), 1);
      expect(leaves(done?.condition)).toEqual(left);
    }),
    { numRuns: 1000 },
  );
});

const two = { all: [leafOf('a'), leafOf('b')] };
test('each act by an example', () => {
  const after = (command: Command, json: Json = two) => command(json)?.condition;
  expect(after(move(['all', 1], 'up'))).toEqual({ all: [leafOf('b'), leafOf('a')] });
  expect(after(nest(['all', 1]))).toEqual({ all: [{ any: [leafOf('a'), leafOf('b')] }] });
  expect(after(unnest(['all', 0, 'any', 1]), { all: [{ any: [leafOf('a'), leafOf('b')] }] })).toEqual({
    all: [{ any: [leafOf('a')] }, leafOf('b')],
  });
  expect(after(addAlternative(['all', 0], leafOf('c')))).toEqual({
    all: [{ any: [leafOf('a'), leafOf('c')] }, leafOf('b')],
  });
  expect(after(addException(['all', 1], leafOf('c')))).toEqual({
    all: [leafOf('a'), leafOf('b'), { not: leafOf('c') }],
  });
  expect(after(add([], leafOf('c'), 'after'), leafOf('a'))).toEqual({ all: [leafOf('a'), leafOf('c')] });
  expect(after(setGroup([], 'atLeast', 2))).toEqual({ atLeast: 2, of: two.all });
  expect(after(remove(['of', 0]), { atLeast: 2, of: two.all })).toEqual({ atLeast: 1, of: [leafOf('b')] });
  expect(after(replace(['all', 0], leafOf('z')))).toEqual({ all: [leafOf('z'), leafOf('b')] });
  expect(after(remove([]), leafOf('a'))).toBeUndefined();
  expect(
    add(['all', 0, 'any', 0, 'all', 0], { any: [leafOf('b')] }, 'after')({ all: [{ any: [{ all: [leafOf('a')] }] }] }),
  ).toBeUndefined();
});
