import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change, RulesetContent } from '#engine/objects';
import {
  acknowledge,
  type DraftState,
  edit,
  nextToSend,
  receive,
  redo,
  settleFor,
  startDraft,
  type Taken,
  undo,
} from './draft-state.ts';

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

/** What the service answers to somebody who is alone on the draft. */
const takenAlone = (sent: readonly Change[], version: number): Taken => ({ version, changes: sent, takenOut: [] });

test('saving changes nothing of what is seen, whenever it happens', () => {
  fc.assert(
    fc.property(acts, fc.array(change, { maxLength: 2 }), (all, meanwhile) => {
      const changed = all.reduce((state, act) => edit(state, 'act', act), started());
      const sent = changed.pending;
      const saved = acknowledge(edit(changed, 'later', meanwhile), sent, takenAlone(sent, 2));
      expect(bytes(saved)).toBe(bytes(edit(changed, 'later', meanwhile)));
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
  expect(nextToSend(theirs).version).toBe(1);
  expect(settleFor(theirs, ['facts/a']).content.source['facts']).toEqual({ a: { n: 9 }, b: { n: 8 }, c: { n: 1 } });
  expect(nextToSend(settleFor(theirs, [])).version).toBe(5);
});

test("taking back one's own step never takes back what another made of it since", () => {
  const mine = edit(started(), 'mine', [{ object: 'facts/a', value: { n: 2 } }]);
  const saved = acknowledge(mine, mine.pending, takenAlone(mine.pending, 2));
  const theirs = receive(saved, 3, [{ object: 'facts/a', value: { n: 9 } }]);
  expect(bytes(undo(theirs))).toBe(bytes(theirs));
});

/** A draft as the service keeps it: merged by object, nothing overwritten that was changed after If-Match. */
function createService() {
  let version = 1;
  const rows = new Map<string, { readonly value: Change['value']; readonly version: number }>();
  const after = (seen: number) => [...rows].filter(([, row]) => row.version > seen);
  return {
    rows,
    read: () => ({ version, changes: [...rows].map(([object, { value }]) => ({ object, value })) }),
    take(seen: number, changes: readonly Change[]): Taken | undefined {
      if (changes.some(({ object }) => (rows.get(object)?.version ?? 0) > seen)) return undefined;
      version += 1;
      for (const { object, value } of changes) rows.set(object, { value, version });
      return { version, changes: after(seen).map(([object, { value }]) => ({ object, value })), takenOut: [] };
    },
  };
}

/** So few that they often meet. */
const contested: fc.Arbitrary<Change> = fc.record({
  object: fc.constantFrom('facts/a', 'facts/b'),
  value: fc.record({ n: fc.integer({ min: 2, max: 9 }) }),
});
const move = fc.record({
  who: fc.constantFrom(0, 1),
  what: fc.oneof(
    fc.record({ do: fc.constant('edit' as const), change: contested }),
    fc.record({ do: fc.constantFrom('send' as const, 'look' as const, 'reload' as const, 'undo' as const) }),
  ),
});

test('two people, saving, looking and reloading in any order, never overwrite what they have not seen', () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 10, maxLength: 40, size: 'max' }), (moves) => {
      const service = createService();
      const people = [started(), started()];
      const unseen: Change[] = [];
      /** By person and object: what stood in the service when they changed it. */
      const seen = [new Map<string, string>(), new Map<string, string>()];
      const stands = (state: DraftState, object: string) =>
        JSON.stringify(state.stored.find((change) => change.object === object)?.value);
      for (const { who, what } of moves) {
        const state = people[who] ?? started();
        const own = seen[who] ?? new Map<string, string>();
        const changed = (next: DraftState) => {
          for (const { object } of next.pending)
            if (!state.pending.some((change) => change.object === object)) own.set(object, stands(state, object));
          people[who] = next;
        };
        if (what.do === 'edit') changed(edit(state, 'edit', [what.change]));
        if (what.do === 'undo') changed(undo(state));
        if (what.do === 'look') people[who] = receive(state, service.read().version, service.read().changes);
        if (what.do === 'reload')
          people[who] = startDraft(base, service.read().version, service.read().changes, state.pending);
        if (what.do === 'send' && state.pending.length > 0) {
          const next = nextToSend(state);
          const before = new Map([...service.rows].map(([object, { value }]) => [object, JSON.stringify(value)]));
          const taken = service.take(next.version, next.changes);
          if (!taken) continue;
          unseen.push(...next.changes.filter(({ object }) => before.get(object) !== own.get(object)));
          people[who] = acknowledge(state, next.changes, taken);
        }
      }
      expect(unseen).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
