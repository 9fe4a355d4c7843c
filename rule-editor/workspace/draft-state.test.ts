import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change, RulesetContent } from '#engine/objects';
import { acknowledge, type DraftState, edit, receive, redo, startDraft, undo, yieldTo } from './draft-state.ts';

const base: RulesetContent = {
  source: {
    facts: { a: { n: 1 }, b: { n: 1 }, c: { n: 1 } },
    sections: [
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
    ],
  },
  cases: [],
  demands: [],
};
const change: fc.Arbitrary<Change> = fc.record({
  object: fc
    .tuple(fc.constantFrom('facts', 'sections', 'cases'), fc.constantFrom('a', 'b', 'c', 'd'))
    .map((it) => it.join('/')),
  value: fc.oneof(fc.constant(null), fc.record({ n: fc.integer({ min: 2, max: 5 }) })),
});
const acts = fc.array(fc.uniqueArray(change, { selector: ({ object }) => object, minLength: 1, maxLength: 3 }), {
  maxLength: 6,
});
const started = () => startDraft(base, 1, []);
const bytes = (state: DraftState) => JSON.stringify(state.content);

test('undoing everything restores the content to the byte, and redoing it the changed one', () => {
  fc.assert(
    fc.property(acts, (all) => {
      const states = all.reduce<DraftState[]>(
        (done, act) => [...done, edit(done.at(-1) ?? started(), 'act', act)],
        [started()],
      );
      const changed = states.at(-1) ?? started();
      let state = changed;
      for (const before of states.slice(0, -1).toReversed()) {
        state = undo(state);
        expect(bytes(state)).toBe(bytes(before));
      }
      for (const after of states.slice(1)) {
        state = redo(state);
        expect(bytes(state)).toBe(bytes(after));
      }
    }),
  );
});

test('saving changes nothing of what is seen, whenever it happens', () => {
  fc.assert(
    fc.property(acts, fc.array(change, { maxLength: 2 }), (all, meanwhile) => {
      const changed = all.reduce((state, act) => edit(state, 'act', act), started());
      const sent = changed.pending;
      const saved = acknowledge(edit(changed, 'later', meanwhile), sent, 2);
      expect(bytes(saved)).toBe(bytes(edit(changed, 'later', meanwhile)));
      expect(acknowledge(saved, saved.pending, 3).pending).toEqual([]);
    }),
  );
});

test("another's change of another object comes in; of the same one it waits until somebody yields", () => {
  const mine = edit(started(), 'mine', [{ object: 'facts/a', value: { n: 2 } }]);
  const theirs = receive(mine, 5, [
    { object: 'facts/a', value: { n: 9 } },
    { object: 'facts/b', value: { n: 8 } },
  ]);
  expect(theirs.content.source['facts']).toEqual({ a: { n: 2 }, b: { n: 8 }, c: { n: 1 } });
  expect(yieldTo(theirs, ['facts/a']).content.source['facts']).toEqual({ a: { n: 9 }, b: { n: 8 }, c: { n: 1 } });
});
