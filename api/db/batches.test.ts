import { expect, test } from 'vitest';
import { inBatches } from './batches.ts';

type Batch = { readonly items: readonly string[]; readonly end: (error?: Error) => void };

function resultOf(item: string): PromiseSettledResult<string> | undefined {
  if (item.endsWith('?')) return undefined;
  if (item.endsWith('!')) return { status: 'rejected', reason: new Error(item) };
  return { status: 'fulfilled', value: `${item} done` };
}

function work(limits: { mostItems: number; mostBatches: number }) {
  const begun: Batch[] = [];
  const alone: { readonly item: string; readonly end: () => void }[] = [];
  const submit = inBatches<string, string>({
    ...limits,
    keysOf: (item) => [item.slice(0, 1)],
    alone: (item) => new Promise((resolve) => alone.push({ item, end: () => resolve(`${item} alone`) })),
    run: (items) =>
      new Promise((resolve, reject) =>
        begun.push({
          items,
          end: (error) => (error ? reject(error) : resolve(items.map(resultOf))),
        }),
      ),
  });
  return { submit, begun, alone, under: () => begun.map(({ items }) => items) };
}

test('what waits at the same time is done together, and each gets its own result', async () => {
  const { submit, begun, under } = work({ mostItems: 10, mostBatches: 1 });
  const all = ['a', 'b!', 'c'].map(submit);
  await expect.poll(under).toEqual([['a', 'b!', 'c']]);
  begun[0]?.end();
  expect(await Promise.allSettled(all)).toMatchObject([
    { value: 'a done' },
    { reason: { message: 'b!' } },
    { value: 'c done' },
  ]);
});

test('items with a key in common are never under way together, and none is lost', async () => {
  const { submit, begun, under } = work({ mostItems: 10, mostBatches: 3 });
  const all = ['a1', 'a2', 'b1', 'a3'].map(submit);
  await expect.poll(under).toEqual([['a1', 'b1']]);
  begun[0]?.end();
  await expect.poll(under).toEqual([['a1', 'b1'], ['a2']]);
  begun[1]?.end();
  await expect.poll(under).toHaveLength(3);
  begun[2]?.end();
  expect(await Promise.all(all)).toEqual(['a1 done', 'a2 done', 'b1 done', 'a3 done']);
});

test('no more items and no more batches than are allowed', async () => {
  const { submit, begun, under } = work({ mostItems: 2, mostBatches: 2 });
  const all = ['a', 'b', 'c', 'd', 'e'].map(submit);
  await expect.poll(under).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  begun[0]?.end();
  begun[1]?.end();
  await expect.poll(under).toHaveLength(3);
  begun[2]?.end();
  expect(await Promise.all(all)).toHaveLength(5);
});

test('a batch that fails fails for all that were in it, and the next goes on', async () => {
  const { submit, begun, under } = work({ mostItems: 2, mostBatches: 1 });
  const all = ['a', 'b', 'c'].map(submit);
  const settled = Promise.allSettled(all);
  await expect.poll(under).toHaveLength(1);
  begun[0]?.end(new Error('gone'));
  await expect.poll(under).toHaveLength(2);
  begun[1]?.end();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});

test('what is done alone keeps nobody waiting but those that have a key in common with it', async () => {
  const { submit, begun, alone, under } = work({ mostItems: 10, mostBatches: 1 });
  const first = ['a?', 'b'].map(submit);
  await expect.poll(under).toHaveLength(1);
  begun[0]?.end();
  expect(await first[1]).toBe('b done');
  const later = ['a2', 'c'].map(submit);
  await expect.poll(under).toEqual([['a?', 'b'], ['c']]);
  begun[1]?.end();
  expect(await later[1]).toBe('c done');
  alone[0]?.end();
  expect(await first[0]).toBe('a? alone');
  await expect.poll(under).toHaveLength(3);
  begun[2]?.end();
  expect(await later[0]).toBe('a2 done');
});
