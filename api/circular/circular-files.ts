import path from 'node:path';
import { readTestCases } from '../publications/read-test-cases.ts';
import {
  describeProblems,
  listRulesetFolders,
  parseRulesetFolder,
  readRulesetFolder,
} from '../publications/ruleset-folder.ts';
import { writeCircular } from './write-circular.ts';

export type CircularFile = { readonly file: string; readonly text: string; readonly problem?: string };

const NAMES = { nb: 'REGELVERK.md', nn: 'REGELVERK.nn.md' } as const;

/** The circulars of all rulesets of a folder, as they should be written now. */
export function circularFiles(rulesetsDir: string): readonly CircularFile[] {
  return listRulesetFolders(rulesetsDir).flatMap((folder): CircularFile[] => {
    const file = path.join(folder, NAMES.nb);
    const read = readRulesetFolder(folder);
    if (!read.ok) return [{ file, text: '', problem: describeProblems(read) }];
    const parsed = parseRulesetFolder(read.folder);
    if (!parsed.ok) return [{ file, text: '', problem: describeProblems(parsed) }];
    const { testCases, problem } = readTestCases(folder);
    if (problem !== undefined) return [{ file, text: '', problem }];
    return (['nb', 'nn'] as const).map((language) => ({
      file: path.join(folder, NAMES[language]),
      text: writeCircular(parsed.document, testCases, language),
    }));
  });
}
