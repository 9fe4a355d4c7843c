import { isUtf8 } from 'node:buffer';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Problem } from '#engine';
import type { ContentTexts } from './publication-content.ts';

export type FolderFile = { readonly name: string; readonly text: string };

const indented = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

/** A publication as the folder that it is under `rulesets/`: reading it gives the same hash. */
export function folderFiles({ number, sha256, source, cases, demands }: ContentTexts): readonly FolderFile[] {
  const listed = (name: string, member: string, schema: string, list: string): FolderFile[] =>
    list === '[]' ? [] : [{ name, text: indented({ $schema: schema, [member]: JSON.parse(list) as unknown }) }];
  return [
    { name: 'ruleset.json', text: indented(JSON.parse(source)) },
    ...listed('cases/cases.json', 'cases', '../../test-cases.schema.json', cases),
    ...listed('demands.json', 'demands', '../demands.schema.json', demands),
    { name: 'publication.json', text: indented({ number, sha256 }) },
  ];
}

/** Files of a folder in an archive; the same files give the same bytes. */
export function zipFolder(folder: string, files: readonly FolderFile[]): Uint8Array<ArrayBuffer> {
  const entries = files.map(({ name, text }) => [`${folder}/${name}`, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) }) as Uint8Array<ArrayBuffer>;
}

const mostFiles = 500;
const mostBytes = 16 * 1_048_576;
const known = /^(ruleset\.json|parts\/[^/]+\.json|cases\/[^/]+\.json|demands\.json)$/;

/**
 * The files of a ruleset in an archive, of the folder itself or of what is in it; or why it is not one. Other files of
 * the folder say nothing of the rules.
 */
export function unzipFolder(bytes: Uint8Array): readonly FolderFile[] | Problem {
  const [names, roots] = [new Set<string>(), new Set<string>()];
  let [count, size] = [0, 0];
  let wrong: Problem | undefined;
  const refuse = (problem: Problem): never => {
    wrong = problem;
    throw new RangeError(problem.code);
  };
  try {
    const entries = unzipSync(bytes, {
      filter({ name, originalSize }) {
        count += 1;
        size += known.test(inFolder(name)) ? originalSize : 0;
        if (count > mostFiles || size > mostBytes) refuse(unreadable);
        if (!known.test(inFolder(name))) return false;
        if (names.has(name)) refuse({ ...unreadable, found: `${name} twice` });
        names.add(name);
        roots.add(name.slice(0, -inFolder(name).length));
        if (roots.size > 1) refuse({ ...unreadable, found: `files of several folders: ${[...roots].join(', ')}` });
        return true;
      },
    });
    return Object.entries(entries).map(([name, content]) => {
      if (!isUtf8(content)) refuse({ ...unreadable, found: `${name}, not in UTF-8` });
      return { name: inFolder(name), text: strFromU8(content) };
    });
  } catch {
    return wrong ?? unreadable;
  }
}

const unreadable: Problem = {
  code: 'MALFORMED_ARCHIVE',
  pointer: '',
  found: 'what is no archive of a ruleset, or a larger one than any',
  expected: 'a zip of a folder as GET /v1/programmes/{programme}/publications/{number}/export gives it',
  hint: 'Zip the folder of one programme.',
};

/** `ehic/cases/1.json` and `cases/1.json` are the same file of a folder. */
function inFolder(name: string): string {
  return known.test(name) ? name : name.replace(/^[^/]+\//, '');
}
