/** What a workbook has that no text holds: where it is, and what it is. */
export type XlsxMark = {
  readonly sheet: string;
  readonly cell: string | undefined;
  readonly kind: 'formula' | 'merged' | 'comment' | 'error';
  readonly found: string;
};

type Node = { readonly [name: string]: unknown };
const nodesAt = (node: unknown, name: string): readonly Node[] => {
  const found = typeof node === 'object' && node !== null ? (node as Node)[name] : undefined;
  return found === undefined ? [] : ((Array.isArray(found) ? found : [found]) as readonly Node[]);
};
const textAt = (node: unknown, name: string): string => {
  const [found] = nodesAt(node, name);
  return found === undefined ? '' : String(typeof found === 'object' ? (found['#text'] ?? '') : found);
};

/** Finds formulas, merged cells, comments and errors in the files of a workbook. */
export async function readXlsxMarks(files: { readonly [path: string]: Uint8Array }): Promise<readonly XlsxMark[]> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
  });
  const decode = new TextDecoder();
  const parse = (path: string): Node => {
    const bytes = files[path];
    return bytes === undefined ? {} : (parser.parse(decode.decode(bytes)) as Node);
  };
  /** Where the relations of a file lead, by their ids. */
  const relations = (path: string) => {
    const at = path.lastIndexOf('/');
    const folder = path.slice(0, at);
    const file = parse(`${folder}/_rels/${path.slice(at + 1)}.rels`);
    return nodesAt(nodesAt(file, 'Relationships')[0], 'Relationship').map((relation) => {
      const target = textAt(relation, '@Target');
      const absolute = target.startsWith('/')
        ? target.slice(1)
        : new URL(target, `file:///${folder}/`).pathname.slice(1);
      return { id: textAt(relation, '@Id'), type: textAt(relation, '@Type'), path: absolute };
    });
  };
  const workbook = nodesAt(parse('xl/workbook.xml'), 'workbook')[0];
  const targets = new Map(relations('xl/workbook.xml').map(({ id, path }) => [id, path]));
  return nodesAt(nodesAt(workbook, 'sheets')[0], 'sheet').flatMap((sheet): readonly XlsxMark[] => {
    const name = textAt(sheet, '@name');
    const path = targets.get(textAt(sheet, '@id')) ?? '';
    const page = nodesAt(parse(path), 'worksheet')[0];
    const cells = nodesAt(nodesAt(page, 'sheetData')[0], 'row').flatMap((row) => nodesAt(row, 'c'));
    const merged = nodesAt(nodesAt(page, 'mergeCells')[0], 'mergeCell').map((cell) => textAt(cell, '@ref'));
    const comments = relations(path)
      .filter(({ type }) => type.endsWith('/comments'))
      .flatMap((relation) =>
        nodesAt(nodesAt(nodesAt(parse(relation.path), 'comments')[0], 'commentList')[0], 'comment'),
      );
    return [
      ...cells.flatMap((cell): readonly XlsxMark[] => {
        const place = { sheet: name, cell: textAt(cell, '@r') };
        if (cell['f'] !== undefined) return [{ ...place, kind: 'formula', found: `=${textAt(cell, 'f')}` }];
        return textAt(cell, '@t') === 'e' ? [{ ...place, kind: 'error', found: textAt(cell, 'v') }] : [];
      }),
      ...merged.map((ref): XlsxMark => ({ sheet: name, cell: ref, kind: 'merged', found: ref })),
      ...comments.map((comment): XlsxMark => {
        const cell = textAt(comment, '@ref');
        return { sheet: name, cell, kind: 'comment', found: cell };
      }),
    ];
  });
}
