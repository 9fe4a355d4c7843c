import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { hold } from './property.ts';

afterEach(() => vi.unstubAllEnvs());

/** Fails for numbers from 1000 on; tells what it was tried with. */
function attempt(runs: number): { readonly tried: readonly number[]; readonly message: string } {
  const tried: number[] = [];
  const property = fc.property(fc.nat({ max: 2_000 }), (n) => {
    tried.push(n);
    return n < 1_000;
  });
  try {
    hold(property, runs);
    return { tried, message: '' };
  } catch (error) {
    return { tried, message: error instanceof Error ? error.message : '' };
  }
}

test('a failure gives the smallest counterexample, and is replayed by its seed and path', () => {
  const first = attempt(1_000);
  const [, seed = '', path = ''] = /FC_SEED=(-?\d+) FC_PATH=(\d+)/.exec(first.message) ?? [];
  expect(first.message).toContain('\n1000');
  vi.stubEnv('FC_SEED', seed);
  vi.stubEnv('FC_PATH', path);
  const replayed = attempt(1_000);
  expect(replayed.tried[0]).toBe(first.tried[Number(path)]);
  expect(replayed.message).toContain('\n1000');
});

test('the number of runs can be set', () => {
  vi.stubEnv('FC_RUNS', '7');
  const tried: number[] = [];
  hold(
    fc.property(fc.nat(), (n) => void tried.push(n)),
    100,
  );
  expect(tried).toHaveLength(7);
});
