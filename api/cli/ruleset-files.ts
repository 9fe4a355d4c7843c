import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from '#engine/tools';

const root = path.resolve(import.meta.dirname, '../../rulesets');

/** The folders that a command is about: those named (a path, or a name in `rulesets/`), else all of `rulesets/`. */
export function chooseFolders(named: readonly string[]): readonly string[] {
  if (named.length > 0) return named.map(resolveFolder);
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_reference'))
    .map((entry) => path.join(root, entry.name));
}

function resolveFolder(folder: string): string {
  return folder.includes(path.sep) || folder.startsWith('.') ? path.resolve(folder) : path.join(root, folder);
}

/** The JSON files of a folder that `parseRuleset`, `parseTestCases` and `parseDemandFiles` read. */
export function readRulesetFiles(folder: string): readonly SourceFile[] {
  const inFolder = (part: string) =>
    existsSync(path.join(folder, part)) ? readdirSync(path.join(folder, part)).map((name) => `${part}/${name}`) : [];
  const names = [
    ...['ruleset.json', 'demands.json'].filter((name) => existsSync(path.join(folder, name))),
    ...inFolder('parts'),
    ...inFolder('cases'),
  ];
  return names.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
