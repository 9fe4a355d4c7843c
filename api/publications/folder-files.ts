import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
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
 * The files of a ruleset in an archive, of the folder itself or of what is in it; undefined: it cannot be read, or
 * holds more than any ruleset. Other files of the folder say nothing of the rules.
 */
export function unzipFolder(bytes: Uint8Array): readonly FolderFile[] | undefined {
  let [count, size] = [0, 0];
  try {
    const entries = unzipSync(bytes, {
      filter({ name, originalSize }) {
        count += 1;
        if (count > mostFiles) throw new RangeError('too many files');
        if (!known.test(inFolder(name))) return false;
        size += originalSize;
        if (size > mostBytes) throw new RangeError('too large');
        return true;
      },
    });
    return Object.entries(entries).map(([name, content]) => ({ name: inFolder(name), text: strFromU8(content) }));
  } catch {
    return undefined;
  }
}

/** `ehic/cases/1.json` and `cases/1.json` are the same file of a folder. */
function inFolder(name: string): string {
  return known.test(name) ? name : name.replace(/^[^/]+\//, '');
}
