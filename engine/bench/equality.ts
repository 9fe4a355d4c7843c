import type { CompiledRuleset, Evaluation } from '#engine';
import { isSameJson } from '../same-json.ts';
import { createRandom, makeFacts } from './facts.ts';
import { evaluateByHand, type MeasuredFacts } from './hand-written.ts';
import type { Peer } from './peers.ts';
import { annexes, guidance } from './rows.ts';

/** Facts as an evaluation gets them. */
export function checkedFacts(ruleset: CompiledRuleset, kind: 'complete' | 'with-gaps', count: number, seed: number) {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const checked = ruleset.checkFacts(makeFacts(random, kind));
    if (!checked.ok) throw new Error(`facts that are not: ${JSON.stringify(checked.problems)}`);
    return checked.facts as typeof checked.facts & MeasuredFacts;
  });
}

/** Throws when the hand-written function gives anything else than the engine. */
export function checkHandWritten(ruleset: CompiledRuleset): number {
  let compared = 0;
  for (const kind of ['complete', 'with-gaps'] as const) {
    for (const facts of checkedFacts(ruleset, kind, 5_000, 11)) {
      const [ours, theirs] = [ruleset.evaluate(facts), evaluateByHand(facts)];
      if (!isSameJson(ours, theirs)) throw new Error(differ('hand-written', facts, ours, theirs));
      compared += 1;
    }
  }
  return compared;
}

/** Throws when a peer decides by another row than the engine; complete facts only. */
export async function checkPeer(ruleset: CompiledRuleset, peer: Peer): Promise<number> {
  const facts = checkedFacts(ruleset, 'complete', 3_000, 12);
  for (const one of facts) {
    const ours = ruleset.evaluate(one);
    const theirs = await peer.decide(one);
    if (decidingRow(ours) !== theirs) throw new Error(differ(peer.name, one, decidingRow(ours), theirs));
  }
  return facts.length;
}

const numbers = new Map([...guidance, ...annexes].map(({ id }, number) => [id, number]));
function decidingRow({ recommended, reasons }: Evaluation): number {
  const part = (recommended?.reasons ?? reasons)[0]?.part;
  return part === undefined ? -1 : (numbers.get(part) ?? -1);
}
const differ = (name: string, facts: unknown, ours: unknown, theirs: unknown) =>
  `${name} differs on ${JSON.stringify(facts)}:\n${JSON.stringify(ours)}\n${JSON.stringify(theirs)}`;
