import { expect, test } from 'vitest';
import { shareReads } from './share-reads.ts';

function source() {
  const waiting: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  let begun = 0;
  const read = shareReads(() => {
    begun += 1;
    return new Promise<number>((resolve, reject) => waiting.push({ resolve, reject }));
  });
  return { read, waiting, begun: () => begun };
}
const turn = () => new Promise((resolve) => setTimeout(resolve));

test('who asks together gets one read', async () => {
  const { read, waiting, begun } = source();
  const asked = [read(), read(), read()];
  await expect.poll(begun).toBe(1);
  waiting[0]?.resolve(7);
  expect(await Promise.all(asked)).toEqual([7, 7, 7]);
});

test('who asks while one is under way gets a read that begins later', async () => {
  const { read, waiting, begun } = source();
  const first = read();
  await expect.poll(begun).toBe(1);
  const second = read();
  await turn();
  expect(begun()).toBe(1);
  waiting[0]?.resolve(1);
  expect(await first).toBe(1);
  await expect.poll(begun).toBe(2);
  waiting[1]?.resolve(2);
  expect(await second).toBe(2);
});

test('a read that fails fails for those who asked, and not for the next', async () => {
  const { read, waiting, begun } = source();
  const first = read();
  await expect.poll(begun).toBe(1);
  waiting[0]?.reject(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  const second = read();
  await expect.poll(begun).toBe(2);
  waiting[1]?.resolve(3);
  expect(await second).toBe(3);
});
