/** Interleaved timing. The traps that it avoids are told in README.md. */

/** Does the work so many times and returns a number that depends on every result. */
export type Contender = {
  readonly name: string;
  readonly run: (times: number) => number | Promise<number>;
  /** Waits for other threads: processor time would hide what a caller waits for. */
  readonly waits?: boolean;
};
/** Microseconds a piece of work, one number a round; the same index is the same round. */
export type Samples = ReadonlyMap<string, readonly number[]>;
export type Spread = { readonly median: number; readonly low: number; readonly high: number };

type Options = { readonly rounds?: number; readonly chunkMs?: number; readonly warmUpMs?: number };
const collectGarbage: () => void = (globalThis as { gc?: () => void }).gc ?? (() => undefined);

let sink = 0;
/** What all results came to: whoever prints it keeps the work from being optimised away. */
export const checksum = (): number => sink;

async function timed({ run, waits = false }: Contender, times: number): Promise<number> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const result = run(times);
  sink += typeof result === 'number' ? result : await result;
  const wall = (performance.now() - began) * 1000;
  const { user, system } = process.cpuUsage(cpu);
  return waits ? wall : Math.min(wall, user + system);
}

/** Runs the contenders in turn, in another order every round, after each was warmed up and its chunk sized. */
export async function measure(contenders: readonly Contender[], options: Options = {}): Promise<Samples> {
  const { rounds = 15, chunkMs = 60, warmUpMs = 400 } = options;
  const sized: { contender: Contender; times: number; samples: number[] }[] = [];
  for (const contender of contenders) {
    sized.push({ contender, times: await sizeChunk(contender, chunkMs, warmUpMs), samples: [] });
  }
  for (let round = 0; round < rounds; round += 1) {
    const turned = sized.map((_, i) => sized[(i + round) % sized.length]);
    for (const turn of round % 2 === 0 ? turned : turned.toReversed()) {
      if (turn === undefined) continue;
      collectGarbage();
      turn.samples.push((await timed(turn.contender, turn.times)) / turn.times);
    }
  }
  return new Map(sized.map(({ contender, samples }) => [contender.name, samples]));
}

/** Warms up, and finds how many times fill a chunk once the code is compiled. */
async function sizeChunk(contender: Contender, chunkMs: number, warmUpMs: number): Promise<number> {
  let times = 1;
  let spent = 0;
  for (;;) {
    const took = (await timed(contender, times)) / 1000;
    spent += took;
    if (took >= chunkMs / 2 && spent >= warmUpMs) return Math.max(1, Math.round((times * chunkMs) / took));
    if (took < chunkMs) times = Math.min(times * 2, 1 << 24);
  }
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (i: number): number => sorted[i] ?? Number.NaN;
  const half = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2;
  return { median, low: at(0), high: at(sorted.length - 1) };
}

const of = (samples: Samples, name: string): readonly number[] => {
  const found = samples.get(name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
};
export const timeOf = (samples: Samples, name: string): Spread => spreadOf(of(samples, name));
/** How many times as long `name` takes as `base`, from pairs of one round. */
export function ratioOf(samples: Samples, name: string, base: string): Spread {
  const bases = of(samples, base);
  return spreadOf(of(samples, name).map((time, round) => time / (bases[round] ?? Number.NaN)));
}
