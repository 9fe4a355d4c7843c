import { expect, test } from 'vitest';
import type { DifferenceKind } from './difference.ts';
import { sideOf, toldGroups } from './sides.ts';

const verdict = (from: string, to: string) => ({ kind: { what: 'verdict', from, to } as DifferenceKind });

test('who loses and who gains is told by what one had and what one gets', () => {
  expect(sideOf(verdict('approve', 'route-to-manual'))).toBe('lose');
  expect(sideOf(verdict('route-to-manual', 'recommend-deny'))).toBe('lose');
  expect(sideOf(verdict('deny', 'route-to-manual'))).toBe('gain');
  expect(sideOf({ kind: { what: 'reasons' } as DifferenceKind })).toBe('other');
});

test('whoever gains is told with an application, however many lose', () => {
  const losing = Array.from({ length: 30 }, () => verdict('approve', 'deny'));
  const gaining = verdict('deny', 'approve');
  const told = toldGroups([...losing, gaining], 12, 3);
  expect([told.size, told.has(gaining)]).toEqual([13, true]);
});
