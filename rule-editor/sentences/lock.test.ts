import { expect, test } from 'vitest';
import { lockOf } from './lock.ts';

const published = { isReadOnly: false, isPublished: true, hasVersions: true, isAhead: false, isCorrecting: false };

test('what has been in force is never edited, however one asks', () => {
  expect(lockOf(published)).toBe('in-force');
  expect(lockOf({ ...published, isCorrecting: true })).toBe('in-force');
});
test('a mistake that never was in force is put right by who says so', () => {
  expect(lockOf({ ...published, isAhead: true })).toBe('not-yet');
  expect(lockOf({ ...published, isAhead: true, isCorrecting: true })).toBe('correcting');
});
test('what has no versions is changed for all cases by who says so', () => {
  expect(lockOf({ ...published, hasVersions: false })).toBe('without-versions');
  expect(lockOf({ ...published, hasVersions: false, isCorrecting: true })).toBe('correcting');
});
test('what the draft has made is open, unless nothing can be changed', () => {
  expect(lockOf({ ...published, isPublished: false })).toBe('open');
  expect(lockOf({ ...published, isPublished: false, isReadOnly: true })).toBe('reading');
});
