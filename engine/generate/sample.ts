import fc from 'fast-check';
import type { Facts } from '../evaluation.ts';
import type { Plan } from './plan.ts';
import { simplerFacts } from './simpler.ts';

/**
 * Applications as fast-check knows them: its chance draws them, its shrinking makes them simple. They are made by one
 * function and not of arbitraries within each other, which is what makes them fast.
 */
class Applications extends fc.Arbitrary<Facts> {
  readonly #plan: Pick<Plan, 'draw'>;
  constructor(plan: Pick<Plan, 'draw'>) {
    super();
    this.#plan = plan;
  }
  override generate(random: fc.Random): fc.Value<Facts> {
    return new fc.Value(this.#plan.draw(random), undefined);
  }
  override canShrinkWithoutContext(value: unknown): value is Facts {
    return typeof value === 'object' && value !== null;
  }
  override shrink(facts: Facts): fc.Stream<fc.Value<Facts>> {
    return fc.stream(values(simplerFacts(facts)));
  }
}

function* values(all: Iterable<Facts>): IterableIterator<fc.Value<Facts>> {
  for (const facts of all) yield new fc.Value(facts, undefined);
}

const BATCH = 200;
/** Far apart, so that neighbouring seeds share no batch. */
const STRIDE = 0x9e_37_79_b1;

/** Applications without end; the same seed gives the same ones in the same order. */
export function* applicationsFrom(plan: Pick<Plan, 'draw'>, seed: number): Iterable<Facts> {
  const applications = new Applications(plan);
  for (let batch = 0; ; batch += 1)
    yield* fc.sample(applications, { seed: (seed + Math.imul(batch, STRIDE)) | 0, numRuns: BATCH });
}

/** The simplest application found that is still so, beginning with one that is. */
export function simplest(facts: Facts, isSo: (facts: Facts) => boolean): Facts {
  const applications = new Applications({ draw: () => facts });
  const holds = fc.property(applications, (candidate) => !isSo(candidate));
  const { counterexample } = fc.check(holds, { examples: [[facts]], numRuns: 1, seed: 1 });
  return counterexample?.[0] ?? facts;
}
