import path from 'node:path';
import type { TestCase } from '#engine/tools';
import { readTestCases } from './read-test-cases.ts';
import { readRulesetFolder } from './ruleset-folder.ts';

/**
 * The test cases of what is published, from its folder: none when the folder is gone or says something else by now.
 */
export function publishedTestCases(rulesetsDir: string): (programme: string, sha256: string) => readonly TestCase[] {
  return (programme, sha256) => {
    const place = path.join(rulesetsDir, programme);
    const read = readRulesetFolder(place);
    if (!read.ok || read.folder.sha256 !== sha256) return [];
    return readTestCases(place).testCases;
  };
}
