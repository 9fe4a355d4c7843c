import type { CompiledRuleset } from '#engine';
import { compileRuleset } from '#engine';
import { consume, readAll } from './consume.ts';
import { checkedFacts, checkHandWritten, checkPeer } from './equality.ts';
import { evaluateByHand, type MeasuredFacts } from './hand-written.ts';
import { type Contender, measure, ratioOf, timeOf } from './measure.ts';
import { jsonRulesEngine, type Peer, zenEngine } from './peers.ts';
import { type Result, resultOf } from './results.ts';
import { parsed } from './shipped.ts';
import { reimbursementSource } from './source.ts';

type Measured = ReturnType<typeof checkedFacts>;
const poolSize = 1024;

/** The 42-rule table: Vedtak, the hand-written function, the peers. */
export async function benchRules(say: (line: string) => void): Promise<readonly Result[]> {
  const ruleset = compileRuleset(parsed(reimbursementSource()));
  const peers = [jsonRulesEngine(), await zenEngine()];
  say(`hand-written: ${checkHandWritten(ruleset)} evaluations are the same`);
  for (const peer of peers) {
    if (peer !== undefined) say(`${peer.name}: ${await checkPeer(ruleset, peer)} outcomes are the same`);
  }
  const complete = checkedFacts(ruleset, 'complete', poolSize, 21);
  const gaps = checkedFacts(ruleset, 'with-gaps', poolSize, 22);
  const [json, zen] = peers;
  if (json === undefined) throw new Error('json-rules-engine is missing');

  const evaluated = await measure([
    ours('vedtak', ruleset, complete),
    byHand('hand', complete),
    peer(json.name, json, complete),
    ...(zen ? [peer(zen.name, zen, complete), peerInFlight('zen-many', zen, complete)] : []),
  ]);
  const open = await measure([ours('vedtak', ruleset, gaps), byHand('hand', gaps)]);
  const read = await measure([
    reading('vedtak', complete, (facts) => readAll(ruleset.evaluate(facts))),
    reading('hand', complete, (facts) => readAll(evaluateByHand(facts))),
  ]);
  const explained = await measure([
    ours('evaluate', ruleset, complete),
    reading('explain', complete, (facts) => {
      const { evaluation } = ruleset.explain(facts, { counterfactuals: false });
      return consume(evaluation);
    }),
  ]);
  const noZen = 'the package has no build for this platform';
  const ofZen = (id: string, reached: () => ReturnType<typeof timeOf>) =>
    zen ? resultOf(id, reached()) : resultOf(id, null, noZen);
  return [
    resultOf('rules/hand-written', ratioOf(evaluated, 'vedtak', 'hand')),
    resultOf('rules/json-rules-engine', ratioOf(evaluated, json.name, 'vedtak')),
    ofZen('rules/zen', () => ratioOf(evaluated, '@gorules/zen-engine', 'vedtak')),
    resultOf('rules/gaps', ratioOf(open, 'vedtak', 'hand')),
    resultOf('rules/read', ratioOf(read, 'vedtak', 'hand')),
    resultOf('rules/vedtak-time', timeOf(evaluated, 'vedtak')),
    resultOf('rules/hand-time', timeOf(evaluated, 'hand')),
    resultOf('rules/json-rules-engine-time', timeOf(evaluated, json.name)),
    ofZen('rules/zen-time', () => timeOf(evaluated, '@gorules/zen-engine')),
    ofZen('rules/zen-many-time', () => timeOf(evaluated, 'zen-many')),
    resultOf('rules/explain', ratioOf(explained, 'explain', 'evaluate')),
    await batch(ruleset, complete),
  ];
}

function reading(name: string, pool: Measured, evaluate: (facts: Measured[number]) => number): Contender {
  return {
    name,
    run: (times) => {
      let sum = 0;
      for (let i = 0; i < times; i += 1) sum += evaluate(pool[i % poolSize] as Measured[number]);
      return sum;
    },
  };
}
const ours = (name: string, { evaluate }: CompiledRuleset, pool: Measured) =>
  reading(name, pool, (facts) => consume(evaluate(facts)));
const byHand = (name: string, pool: Measured) => reading(name, pool, (facts) => consume(evaluateByHand(facts)));

function peer(name: string, { decide, waits = false }: Peer, pool: Measured): Contender {
  return {
    name,
    waits,
    run: async (times) => {
      let sum = 0;
      for (let i = 0; i < times; i += 1) sum += await decide(pool[i % poolSize] as MeasuredFacts);
      return sum;
    },
  };
}

/** Through a pool of threads an answer waits for other threads; many at once share that. */
function peerInFlight(name: string, { decide }: Peer, pool: Measured): Contender {
  return {
    name,
    run: async (times) => {
      let sum = 0;
      for (let i = 0; i < times; i += 64) {
        const some = pool.slice(i % poolSize, (i % poolSize) + Math.min(64, times - i));
        for (const row of await Promise.all(some.map(decide))) sum += row;
      }
      return sum;
    },
  };
}

/** A million applications through `evaluateBatch`, against a loop over the hand-written function: both one at a time. */
async function batch({ evaluateBatch }: CompiledRuleset, pool: Measured): Promise<Result> {
  const million = Array.from({ length: 1_000_000 }, (_, i) => pool[i % poolSize] as Measured[number]);
  const measured = await measure(
    [
      {
        name: 'vedtak',
        run: () => {
          let sum = 0;
          for (const evaluation of evaluateBatch(million)) sum += consume(evaluation);
          return sum;
        },
      },
      {
        name: 'hand',
        run: () => {
          let sum = 0;
          for (const facts of million) sum += consume(evaluateByHand(facts));
          return sum;
        },
      },
    ],
    { rounds: 5, chunkMs: 1, warmUpMs: 1 },
  );
  return resultOf('rules/batch', ratioOf(measured, 'vedtak', 'hand'));
}
