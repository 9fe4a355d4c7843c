import * as fs from 'node:fs';
import path from 'node:path';
import type { Problem, RulesetDocument } from '#engine';
import { parseRuleset, readRulesetSource } from '#engine/tools';
import { z } from 'zod';
import { sha256 } from '../canonical-json.ts';

const publicationFileSchema = z.strictObject({
  number: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
/** `publication.json`: the number under which a folder was released, and the hash of what was. */
export type PublicationFile = z.infer<typeof publicationFileSchema>;

/** A programme as its folder in `rulesets/` has it. */
export type RulesetFolder = {
  readonly programme: string;
  readonly path: string;
  /** The merged source document, and the hash of its text. */
  readonly text: string;
  readonly sha256: string;
  readonly released: PublicationFile | undefined;
};
export type FolderProblems = { readonly ok: false; readonly path: string; readonly problems: readonly Problem[] };
export type FolderResult = { readonly ok: true; readonly folder: RulesetFolder } | FolderProblems;
export type ParsedFolder = { readonly ok: true; readonly document: RulesetDocument } | FolderProblems;

type SourceFile = { readonly name: string; readonly text: string };

/** The folders of `rulesets/` that are programmes of the service: not those that begin with `_` or a dot. */
export function listRulesetFolders(rulesetsDir: string): readonly string[] {
  return fs
    .readdirSync(rulesetsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => path.join(rulesetsDir, entry.name))
    .toSorted();
}

/** Reads and merges the files of a folder. */
export function readRulesetFolder(folder: string): FolderResult {
  const { value: source, problems } = readRulesetSource(readFiles(folder));
  if (problems.length > 0) return { ok: false, path: folder, problems };
  const programme = path.basename(folder);
  const written = (source as { programme?: unknown }).programme;
  if (written !== programme) {
    const found = `${JSON.stringify(written)} in the folder ${programme}`;
    return refuse(folder, '/programme', found, JSON.stringify(programme), 'Name folder and programme alike.');
  }
  const released = readPublicationFile(folder);
  if (released === 'malformed') {
    const expected = 'publication.json as `npm run rules:release` writes it';
    return refuse(folder, '', 'another publication.json', expected, 'Remove it and release again.');
  }
  const text = toText(source);
  return { ok: true, folder: { programme, path: folder, text, sha256: sha256(text), released } };
}

/**
 * The text that is kept, hashed and served: canonical JSON (RFC 8785) except that members stay in the order in which
 * they were written, for that order has meaning (which facts are asked for first, which group of a grouping a code is in).
 */
function toText(source: unknown): string {
  return JSON.stringify(source);
}

/** Checks the document of a folder. */
export function parseRulesetFolder({ path: folder, text }: RulesetFolder): ParsedFolder {
  const parsed = parseRuleset(text);
  return parsed.ok ? parsed : { ok: false, path: folder, problems: parsed.problems };
}

/** The files of a folder that make the document: `ruleset.json`, then `parts/*.json`. */
function readFiles(folder: string): readonly SourceFile[] {
  const parts = path.join(folder, 'parts');
  const names = [
    ...(fs.existsSync(path.join(folder, 'ruleset.json')) ? ['ruleset.json'] : []),
    ...(fs.existsSync(parts) ? fs.readdirSync(parts).map((name) => `parts/${name}`) : []),
  ];
  return names.map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') }));
}

function readPublicationFile(folder: string): PublicationFile | undefined | 'malformed' {
  const file = path.join(folder, 'publication.json');
  if (!fs.existsSync(file)) return undefined;
  try {
    return publicationFileSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return 'malformed';
  }
}

export function writePublicationFile(folder: string, { number, sha256 }: PublicationFile): void {
  fs.writeFileSync(path.join(folder, 'publication.json'), `${JSON.stringify({ number, sha256 }, undefined, 2)}\n`);
}

function refuse(path: string, pointer: string, found: string, expected: string, hint: string): FolderProblems {
  return { ok: false, path, problems: [{ code: 'WRONG_FOLDER', pointer, found, expected, hint }] };
}

/** The first problem in one line, and how many more there are. */
export function describeProblems({ path: folder, problems }: FolderProblems): string {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  if (!first) return folder;
  const line = `${folder}${first.pointer ? ` at ${first.pointer}` : ''}: ${first.code}, found ${first.found}, expected ${first.expected}${more}`;
  return line.replaceAll(/\s+/g, ' ');
}
