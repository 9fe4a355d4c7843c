import { expect, test } from 'vitest';
import { historyOf } from './history.ts';

const draft = (
  id: string,
  state: 'open' | 'approved' | 'published' | 'discarded',
  objects: string[],
  number?: number,
) => ({
  id,
  state,
  changes: objects.map((object) => ({
    object,
    version: 1,
    changedBy: { id: 'ola', name: 'Ola' },
    changedAt: '2026-11-22T10:00:00Z',
  })),
  ...(number !== undefined && { published: { number, sha256: '', at: '2026-11-22T10:00:00Z' } }),
});

test('the history of an object is what was published of it, newest first, and the other drafts that would change it', () => {
  const drafts = [
    draft('a', 'published', ['parameters/cap'], 2),
    draft('b', 'open', ['parameters/cap']),
    draft('c', 'published', ['parameters/cap', 'facts/area'], 11),
    draft('d', 'published', ['facts/area'], 12),
    draft('e', 'discarded', ['parameters/cap']),
    draft('f', 'approved', ['parameters/cap']),
  ];
  const { published, underway } = historyOf(drafts, 'parameters/cap', 'b');
  expect(published.map(({ id }) => id)).toEqual(['c', 'a']);
  expect(underway.map(({ id }) => id)).toEqual(['f']);
});
