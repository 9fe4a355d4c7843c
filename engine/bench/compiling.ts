import { compileRuleset, type CompiledRuleset } from '#engine';
import { consume } from './consume.ts';
import { factsOf, tableSource } from './large-tables.ts';
import { measure, type Spread, spreadOf, timeOf } from './measure.ts';
import { type Result, resultOf } from './results.ts';
import { parsed, type Shipped } from './shipped.ts';

const rows = 10_000;

/** From text to a ruleset that evaluates, and what that keeps in memory. */
export async function benchCompiling(shipped: readonly Shipped[]): Promise<readonly Result[]> {
  const [largest] = shipped.toSorted((a, b) => length(b) - length(a));
  if (largest === undefined) throw new Error('no programmes');
  const text = JSON.stringify(tableSource(rows));
  const timed = await measure(
    [
      { name: 'largest', run: compiling(largest.files) },
      { name: 'rows', run: compiling(text) },
    ],
    { rounds: 7, chunkMs: 300, warmUpMs: 1500 },
  );
  const milliseconds = (name: string): Spread => {
    const { median, low, high } = timeOf(timed, name);
    return { median: median / 1000, low: low / 1000, high: high / 1000 };
  };
  const memory = [await memoryOf(text), await memoryOf(text), await memoryOf(text)];
  return [
    resultOf('compile/largest', milliseconds('largest'), `measured: ${largest.name}`),
    resultOf('compile/rows', milliseconds('rows')),
    resultOf('compile/memory', spreadOf(memory.map(({ compiled }) => compiled))),
    resultOf('compile/document-memory', spreadOf(memory.map(({ document }) => document))),
  ];
}

const length = ({ files }: Shipped) => files.reduce((sum, { text }) => sum + text.length, 0);

const compiling = (source: unknown) => (times: number) => {
  let sum = 0;
  for (let i = 0; i < times; i += 1) sum += compileRuleset(parsed(source)).programme.length;
  return sum;
};

/** Megabytes that the document keeps, and what the compiled ruleset keeps beside it once it has evaluated. */
async function memoryOf(text: string): Promise<{ readonly document: number; readonly compiled: number }> {
  const before = await heap();
  const document = parsed(text);
  const parsedHeap = await heap();
  const ruleset: CompiledRuleset = compileRuleset(document);
  let used = 0;
  for (let n = 0; n < 2500; n += 1) used += consume(ruleset.evaluate(factsOf(n)));
  used += consume(ruleset.evaluate(factsOf(0, false)));
  const compiledHeap = await heap();
  if (used === 0 || ruleset.document !== document) throw new Error('nothing was evaluated');
  return { document: (parsedHeap - before) / 1e6, compiled: (compiledHeap - parsedHeap) / 1e6 };
}

async function heap(): Promise<number> {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error('needs node --expose-gc');
  // What the last turn of the event loop held is let go behind it only.
  for (let i = 0; i < 4; i += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    gc();
  }
  return process.memoryUsage().heapUsed;
}
