import type { Problem } from '#engine';
import type { JsonObject, RulesetContent } from '#engine/objects';
import { parseDemands, parseRuleset, readRulesetSource } from '#engine/tools';
import { unzipFolder } from '../publications/folder-files.ts';
import { readTestsFiles } from '../publications/folder-tests.ts';

export type ReadFolder =
  | { readonly ok: true; readonly content: RulesetContent }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The content in the archive of a folder, as the parser takes it; or what is wrong with it. */
export function readFolder(zip: Uint8Array): ReadFolder {
  const files = unzipFolder(zip);
  if ('code' in files) return { ok: false, problems: [files] };
  const { value, problems } = readRulesetSource(files.filter(({ name }) => /^(ruleset|parts\/.*)\.json$/.test(name)));
  const parsed = problems.length > 0 ? { ok: false as const, problems } : parseRuleset(JSON.stringify(value));
  const tests = readTestsFiles(
    '',
    files.filter(({ name }) => /^(demands|cases\/.*)\.json$/.test(name)),
  );
  const demands = parsed.ok && tests.ok ? parseDemands(value, { demands: tests.tests.demands }) : undefined;
  const found = [parsed, tests, demands].flatMap((result) =>
    result === undefined || result.ok ? [] : result.problems,
  );
  if (found.length > 0 || !tests.ok) return { ok: false, problems: found };
  return { ok: true, content: { source: value as JsonObject, ...tests.tests } };
}
