import { z } from 'zod';
import type { Problem } from '../evaluation.ts';
import { shapeProblems } from '../parse/shape.ts';
import { parseStrictJson } from '../parse/strict-json.ts';
import type { Mutant } from './mutants.ts';
import type { MutationResult } from './mutation-check.ts';

const acceptedMutantsSchema = z.array(
  z.strictObject({
    pointer: z.string().describe('the place, as `npm run rules:mutate` prints it'),
    mutation: z.string().describe('what was changed, as it prints it'),
    reason: z.string().min(1).describe('why no case can or need notice it'),
  }),
);
/** A mutant that no case notices, and why that is right: what `mutants.json` of a ruleset folder lists. */
export type AcceptedMutant = z.infer<typeof acceptedMutantsSchema>[number];

/** Reads `mutants.json`. */
export function parseAcceptedMutants(
  text: string,
):
  | { readonly ok: true; readonly accepted: readonly AcceptedMutant[] }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const read = parseStrictJson(text, { maxDepth: 8 });
  if (!read.ok) return { ok: false, problems: read.problems };
  const shaped = acceptedMutantsSchema.safeParse(read.value);
  if (shaped.success) return { ok: true, accepted: shaped.data };
  return { ok: false, problems: shapeProblems(acceptedMutantsSchema, read.value).map(({ problem }) => problem) };
}

/** What a mutation check comes to. */
export type MutationVerdict = {
  /** Noticed mutants of those tried; 1 when there are none. */
  readonly score: number;
  /** Not noticed, and not accepted either. */
  readonly open: readonly Mutant[];
  /** Accepted, but there is no such mutant, it is noticed, or it is listed twice. */
  readonly stale: readonly AcceptedMutant[];
};

const nameOf = ({ pointer, mutation }: { readonly pointer: string; readonly mutation: string }): string =>
  `${pointer}\n${mutation}`;

/** Weighs a result against what was accepted. `all` are the mutants of the document, `tried` those of the result. */
export function judgeMutants(
  all: readonly Mutant[],
  tried: readonly Mutant[],
  { survivors }: MutationResult,
  accepted: readonly AcceptedMutant[],
): MutationVerdict {
  const survived = new Set(survivors.map(nameOf));
  const noticed = new Set(tried.map(nameOf).filter((name) => !survived.has(name)));
  const existing = new Set(all.map(nameOf));
  const seen = new Set<string>();
  const stale = accepted.filter((entry) => {
    const name = nameOf(entry);
    const isRepeated = seen.has(name);
    seen.add(name);
    return isRepeated || !existing.has(name) || noticed.has(name);
  });
  return {
    score: tried.length === 0 ? 1 : noticed.size / tried.length,
    open: survivors.filter((mutant) => !seen.has(nameOf(mutant))),
    stale,
  };
}
