import path from 'node:path';
import { readTestCases } from '../publications/read-test-cases.ts';
import { listRulesetFolders } from '../publications/ruleset-folder.ts';

/** A published programme, and the facts in it that people outside may state or registers give. */
export type AskedProgramme = { readonly programme: string; readonly facts: ReadonlySet<string> };

/** A call that works when pasted: the shortest test case that is approved, of the first programme that has one. */
export function findExampleCall(
  address: string,
  rulesetsDir: string,
  programmes: readonly AskedProgramme[],
): string | undefined {
  for (const folder of listRulesetFolders(rulesetsDir)) {
    const published = programmes.find(({ programme }) => programme === path.basename(folder));
    if (!published) continue;
    const [shortest] = readTestCases(folder)
      .testCases.filter(({ expect }) => expect.outcome === 'approve')
      .filter(({ facts }) => Object.keys(facts).every((name) => published.facts.has(name)))
      .map(({ facts }) => JSON.stringify({ facts }))
      .filter((body) => !body.includes("'"))
      .toSorted((a, b) => a.length - b.length);
    if (shortest === undefined) continue;
    const url = `${address}/v1/programmes/${published.programme}/evaluations`;
    return `curl -s ${url} -H 'Content-Type: application/json' -d '${shortest}'`;
  }
  return undefined;
}
