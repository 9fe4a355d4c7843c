import { useEffect, useState } from 'react';
import type { Suspension } from '#engine';
import { type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import { dateWords, today } from '../app/format.ts';
import { useWords } from '../app/language.tsx';
import { get } from '../backend/client.ts';
import { connectTo } from '../engine-worker/connect.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { factsOf } from './cases.ts';
import type { Written } from './form-facts.ts';
import { words } from './words.ts';

/** What the address names: a case, a decision, or the seed of an application that is made up. */
export type LoadedFrom = {
  readonly caseId?: string | undefined;
  readonly decision?: string | undefined;
  readonly seed?: string | undefined;
};
/** The facts that a form begins with; `from`: whose they are, in words. */
export type Loaded = {
  readonly facts: Written;
  readonly suspended: readonly Suspension[];
  readonly from?: string;
  readonly error?: unknown;
};
/** `GET /v1/decisions/{id}/facts`: those that identify nobody. */
type DecisionFacts = {
  readonly programme: string;
  readonly publication: number;
  readonly decidedOn: string;
  readonly facts: Written;
};

export function freshFacts(): Written {
  const day = today();
  return { decidedOn: day, receivedOn: day, appliedOn: day, startedBy: 'application' };
}

/** One application that the rules could meet, made in a worker. */
async function generateApplication(content: RulesetContent, seed: number): Promise<Written> {
  const worker = connectTo(new Worker(new URL('./generate-worker.ts', import.meta.url), { type: 'module' }));
  try {
    const known = content.cases.slice(0, 200).map((testCase) => factsOf(testCase));
    return (await worker.call<Written | undefined>('generate', [content.source, known, seed])) ?? {};
  } finally {
    worker.end();
  }
}

/** What the address names, read once: the form is the person's from then on. */
export function useLoaded({ caseId, decision, seed }: LoadedFrom): Loaded | undefined {
  const w = useWords(words);
  const { content, programme } = useWorkspace();
  const [loaded, setLoaded] = useState<Loaded & { readonly of: string }>();
  const of = `${caseId}/${decision}/${seed}`;
  useEffect(() => {
    let isOver = false;
    const empty = { facts: freshFacts(), suspended: [] };
    const found = load().catch((error: unknown): Loaded => ({ ...empty, error }));
    void found.then((facts) => isOver || setLoaded({ ...facts, of }));
    return () => {
      isOver = true;
    };
    async function load(): Promise<Loaded> {
      if (caseId !== undefined) {
        const testCase = readObject(content, `cases/${caseId}`) as JsonObject | undefined;
        if (!testCase) return { ...empty, from: w.caseGone };
        const suspended = (testCase['suspended'] ?? []) as unknown as readonly Suspension[];
        const facts = { ...empty.facts, ...factsOf(testCase) };
        return { facts, suspended, from: w.loadedCase(String(testCase['title'])) };
      }
      if (decision !== undefined) {
        const known = await get<DecisionFacts>(`/v1/decisions/${encodeURIComponent(decision)}/facts`);
        if (known.programme !== programme) return { ...empty, from: w.otherProgramme };
        const from = w.loadedDecision(dateWords(known.decidedOn), known.publication);
        return { ...empty, facts: { ...empty.facts, ...known.facts }, from };
      }
      if (seed === undefined) return empty;
      const facts = await generateApplication(content, Number.parseInt(seed, 10) || 1);
      return { ...empty, facts: { ...empty.facts, ...facts }, from: w.loadedGenerated };
    }
  }, [of]);
  return loaded?.of === of ? loaded : undefined;
}
