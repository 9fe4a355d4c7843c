/**
 * Measures the comparison of a draft with what is published: `node --expose-gc rule-editor/bench/run.ts <file for the
 * rows>`. It is the code that the editor's worker runs, over blaresept with one of its limits lowered.
 */
import { writeFileSync } from 'node:fs';
import { checksum, measure, timeOf } from '../../engine/bench/measure.ts';
import { resultOf } from '../../engine/bench/results.ts';
import { decideEverything, shippedProgrammes } from '../../engine/bench/shipped.ts';
import { startComparison } from '../regression/compare.ts';

const say = (line: string) => void process.stdout.write(`  ${line}\n`);
const perMinute = (microseconds: number) => 60e6 / microseconds;

const shipped = shippedProgrammes();
decideEverything(shipped);
const blaresept = shipped.find(({ name }) => name === 'blaresept');
if (blaresept === undefined) throw new Error('blaresept is not shipped');
const { document } = blaresept.ruleset;
const lowered = document.parameters.map((parameter) =>
  parameter.name === 'leqvioLdlLimit'
    ? {
        ...parameter,
        versions: parameter.versions.map((version) => ({
          ...version,
          content: {
            byKey: [
              { key: 'primary', value: '3.2' },
              { key: 'secondary', value: '2.6' },
            ],
          },
        })),
      }
    : parameter,
);

const comparison = startComparison(
  document,
  { ...document, parameters: lowered },
  { seed: 1, known: blaresept.cases.map(({ facts }) => facts) },
);
const measured = await measure(
  [
    {
      name: 'compare',
      run(times) {
        comparison.run(times);
        return comparison.result().differing;
      },
    },
  ],
  { rounds: 9, chunkMs: 500, warmUpMs: 3000 },
);
const { median, low, high } = timeOf(measured, 'compare');
const { applications, differing } = comparison.result();
const found = `${differing} of ${applications} get another answer`;
const results = [
  resultOf('editor/regression', { median: perMinute(median), low: perMinute(high), high: perMinute(low) }, found),
];
const [, , file] = process.argv;
if (file !== undefined) writeFileSync(file, JSON.stringify(results));
say(`checksum ${checksum()}`);
