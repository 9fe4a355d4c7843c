import fc from 'fast-check';
import type { Facts } from '../evaluation.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { simplerFacts } from './simpler.ts';

/** What one function draws by fast-check's chance. Not of arbitraries within each other, which is what makes it fast. */
class Drawn<T> extends fc.Arbitrary<T> {
  readonly #draw: (random: Random) => T;
  readonly #simpler: (value: T) => Iterable<T>;
  constructor(draw: (random: Random) => T, simpler: (value: T) => Iterable<T> = () => []) {
    super();
    this.#draw = draw;
    this.#simpler = simpler;
  }
  override generate(random: fc.Random): fc.Value<T> {
    return new fc.Value(this.#draw(random), undefined);
  }
  override canShrinkWithoutContext(value: unknown): value is T {
    return value !== undefined;
  }
  override shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(values(this.#simpler(value)));
  }
}

function* values<T>(all: Iterable<T>): IterableIterator<fc.Value<T>> {
  for (const value of all) yield new fc.Value(value, undefined);
}

const BATCH = 200;
/** Far apart, so that neighbouring seeds share no batch. */
const STRIDE = 0x9e_37_79_b1;

/** What is drawn, without end; the same seed gives the same in the same order. */
export function* drawnFrom<T>(draw: (random: Random) => T, seed: number): Iterable<T> {
  const drawn = new Drawn(draw);
  for (let batch = 0; ; batch += 1)
    yield* fc.sample(drawn, { seed: (seed + Math.imul(batch, STRIDE)) | 0, numRuns: BATCH });
}

/** Applications without end; the same seed gives the same ones in the same order. */
export const applicationsFrom = (plan: Pick<Plan, 'draw'>, seed: number): Iterable<Facts> => drawnFrom(plan.draw, seed);

/** The simplest application found that is still so, beginning with one that is. */
export function simplest(facts: Facts, isSo: (facts: Facts) => boolean): Facts {
  const holds = fc.property(new Drawn(() => facts, simplerFacts), (candidate) => !isSo(candidate));
  const { counterexample } = fc.check(holds, { examples: [[facts]], numRuns: 1, seed: 1 });
  return counterexample?.[0] ?? facts;
}
