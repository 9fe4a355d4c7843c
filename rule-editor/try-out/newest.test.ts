import { expect, test } from 'vitest';
import { createNewest } from './newest.ts';

/** A question that is answered when the test says so. */
function question(name: string, asked: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return {
    ask: () => {
      asked.push(name);
      return promise;
    },
    answer: () => resolve(name),
    fail: () => reject(new Error(name)),
  };
}
const settled = () => new Promise((done) => setImmediate(done));

test('while one is answered, of those that wait only the newest is asked', async () => {
  const [asked, answered]: [string[], string[]] = [[], []];
  const newest = createNewest<string>(
    (_question, answer) => answered.push(answer),
    () => undefined,
  );
  const [first, second, third] = ['1', '2', '3'].map((name) => question(name, asked));
  if (!first || !second || !third) throw new Error('three questions');
  newest.ask(first.ask);
  newest.ask(second.ask);
  newest.ask(third.ask);
  expect(asked).toEqual(['1']);
  first.answer();
  await settled();
  expect(asked).toEqual(['1', '3']);
  third.answer();
  await settled();
  expect(answered).toEqual(['1', '3']);
});

test('a question that fails keeps nobody waiting', async () => {
  const [asked, failed]: [string[], unknown[]] = [[], []];
  const newest = createNewest<string>(
    () => undefined,
    (_question, error) => failed.push(error),
  );
  const [first, second] = ['1', '2'].map((name) => question(name, asked));
  if (!first || !second) throw new Error('two questions');
  newest.ask(first.ask);
  newest.ask(second.ask);
  first.fail();
  await settled();
  expect(failed).toEqual([new Error('1')]);
  expect(asked).toEqual(['1', '2']);
});
