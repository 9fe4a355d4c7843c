import path from 'node:path';
import { readTestCases } from '../publications/read-test-cases.ts';
import { listRulesetFolders } from '../publications/ruleset-folder.ts';

/** A call that works when pasted: the shortest test case that is approved, of the first programme that has one. */
export function findExampleCall(
  address: string,
  rulesetsDir: string,
  programmes: readonly string[],
): string | undefined {
  for (const folder of listRulesetFolders(rulesetsDir)) {
    const programme = path.basename(folder);
    if (!programmes.includes(programme)) continue;
    const [shortest] = readTestCases(folder)
      .testCases.filter(({ expect }) => expect.outcome === 'approve')
      .map(({ facts }) => JSON.stringify({ facts }))
      .filter((body) => !body.includes("'"))
      .toSorted((a, b) => a.length - b.length);
    if (shortest === undefined) continue;
    const url = `${address}/v1/programmes/${programme}/evaluations`;
    return `curl -s ${url} -H 'Content-Type: application/json' -d '${shortest}'`;
  }
  return undefined;
}
