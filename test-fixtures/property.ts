import fc from 'fast-check';

/**
 * How properties are run. A failure prints the smallest counterexample and the seed and path of the run that failed;
 * the same values in FC_SEED and FC_PATH replay that run and make it small again. FC_RUNS sets the number of runs.
 */

const numberFrom = (name: string): number | undefined => {
  const text = process.env[name];
  return text === undefined || text === '' ? undefined : Number(text);
};

const print = (value: unknown): string => JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ');

function explain<T>(details: fc.RunDetails<T>): string {
  const [run = ''] = (details.counterexamplePath ?? '').split(':');
  const replay = `FC_SEED=${details.seed} FC_PATH=${run}`;
  const cause = details.errorInstance instanceof Error ? details.errorInstance.message : print(details.errorInstance);
  return [
    `Failed after ${details.numRuns} runs and ${details.numShrinks} shrinks. Replay: ${replay} npx vitest run <this file> -t '<this test>'`,
    cause,
    ...(Array.isArray(details.counterexample) ? details.counterexample.map(print) : [print(details.counterexample)]),
  ].join('\n\n');
}

/** Holds the property for as many generated values as `runs`, or throws the smallest counterexample found. */
export function hold<T>(property: fc.IProperty<T>, runs: number): void {
  const seed = numberFrom('FC_SEED');
  const path = process.env['FC_PATH'];
  const details = fc.check(property, {
    numRuns: numberFrom('FC_RUNS') ?? runs,
    ...(seed !== undefined && { seed }),
    ...(path !== undefined && path !== '' && { path }),
  });
  if (details instanceof Promise) throw new Error('a property that is not synchronous');
  if (details.failed) throw new Error(explain(details), { cause: details.errorInstance });
}
