/** Folders of rulesets in a temporary place, to edit as an author would. */
import * as fs from 'node:fs';
import path from 'node:path';
import { makeTemporaryDirectory } from './postgres.ts';

type Json = { [member: string]: Json } & Json[] & string;

export type RulesetsFolder = {
  readonly path: string;
  /** The files of a programme. */
  readonly folder: (programme: string) => string;
  /** Changes a file of JSON. */
  readonly edit: (file: string, change: (content: Json) => void) => void;
  readonly write: (file: string, content: unknown) => void;
  readonly read: (file: string) => unknown;
  readonly remove: () => void;
};

/** A copy of the programmes made for tests, or of other folders. */
export function copyRulesets(...from: string[]): RulesetsFolder {
  const own = makeTemporaryDirectory();
  const root = path.join(own, 'rulesets');
  fs.mkdirSync(root);
  const folders = from.length > 0 ? from : [path.join(import.meta.dirname, 'programmes', 'licence')];
  for (const folder of folders) fs.cpSync(folder, path.join(root, path.basename(folder)), { recursive: true });
  const at = (file: string) => path.join(root, file);
  const read = (file: string): unknown => JSON.parse(fs.readFileSync(at(file), 'utf8'));
  const write = (file: string, content: unknown) => {
    fs.mkdirSync(path.dirname(at(file)), { recursive: true });
    fs.writeFileSync(at(file), typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  };
  return {
    path: root,
    folder: (programme) => at(programme),
    read,
    write,
    edit(file, change) {
      const content = read(file) as Json;
      change(content);
      write(file, content);
    },
    remove: () => fs.rmSync(own, { recursive: true, force: true }),
  };
}
