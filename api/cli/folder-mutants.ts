import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  checkMutants,
  judgeMutants,
  mutantsOf,
  parseAcceptedMutants,
  parseRuleset,
  parseTestCases,
  sampleMutants,
  type MutationVerdict,
} from '#engine/tools';
import { readRulesetFiles } from './ruleset-files.ts';

/** What share of the mutants of a programme its cases are to notice. */
export const LEAST_SCORE = 0.95;

export type FolderMutants =
  | { readonly ok: true; readonly tried: number; readonly accepted: number; readonly verdict: MutationVerdict }
  | { readonly ok: false; readonly why: string };
type Options = {
  readonly sample?: { readonly size: number; readonly seed: number } | undefined;
  readonly onProgress?: (tried: number, all: number) => void;
};

/** The mutation check of a ruleset folder, with what its `mutants.json` accepts. */
export function checkFolderMutants(folder: string, { sample, onProgress }: Options = {}): FolderMutants {
  const files = readRulesetFiles(folder);
  const parsed = parseRuleset(files);
  const cases = parseTestCases(files);
  const file = path.join(folder, 'mutants.json');
  const accepted = parseAcceptedMutants(existsSync(file) ? readFileSync(file, 'utf8') : '[]');
  if (!parsed.ok || !cases.ok) return { ok: false, why: 'has problems; see npm run rules:check' };
  if (!accepted.ok) {
    const [first] = accepted.problems;
    return { ok: false, why: `mutants.json at ${first?.pointer}: found ${first?.found}, expected ${first?.expected}` };
  }
  const { document } = parsed;
  const all = mutantsOf(document);
  const tried = sample === undefined ? all : sampleMutants(all, sample.size, sample.seed);
  const result = checkMutants(document, cases.testCases, tried, {
    onProgress: (done) => onProgress?.(done, tried.length),
  });
  if (result.failing.length > 0)
    return { ok: false, why: `${result.failing.length} cases fail; see npm run rules:check` };
  const verdict = judgeMutants(all, tried, result, accepted.accepted);
  return { ok: true, tried: tried.length, accepted: accepted.accepted.length, verdict };
}
