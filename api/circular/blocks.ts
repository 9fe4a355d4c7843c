/** What a page is made of; drawn as HTML by `html.ts` and as Markdown by `markdown.ts`. */

export type Inline = string | { readonly text: string; readonly href: string } | { readonly strong: string };
export type Line = { readonly of: readonly Inline[]; readonly lines?: Lines };
export type Lines = { readonly ordered: boolean; readonly items: readonly Line[] };
export type Step = { readonly title: string; readonly text: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string; readonly id?: string }
  | { readonly kind: 'paragraph'; readonly of: readonly Inline[] }
  /** Said plainly: what is not verified, what the page leaves open. */
  | { readonly kind: 'notice'; readonly of: readonly Inline[] }
  | { readonly kind: 'lines'; readonly lines: Lines }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly Block[] }
  /** The way through: each step follows the one before. */
  | { readonly kind: 'diagram'; readonly caption: string; readonly steps: readonly Step[] };

/** A part of the circular with an address of its own. */
export type Chapter = {
  readonly id: string;
  readonly title: string;
  /** Rank among the chapters: the stage it belongs to, or what stands behind the stages. */
  readonly group: string;
  readonly blocks: readonly Block[];
};

export const paragraph = (...of: readonly Inline[]): Block => ({ kind: 'paragraph', of });
export const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
export const bullets = (items: readonly Line[]): Block => ({ kind: 'lines', lines: { ordered: false, items } });

const inlineText = (of: readonly Inline[]): string =>
  of.map((part) => (typeof part === 'string' ? part : 'text' in part ? part.text : part.strong)).join('');

function linesText({ items }: Lines): readonly string[] {
  return items.flatMap(({ of, lines }) => [inlineText(of), ...(lines === undefined ? [] : linesText(lines))]);
}

/** The words of blocks, a line each: what is searched and compared. */
export function plainLines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.text];
      case 'paragraph':
      case 'notice':
        return [inlineText(block.of)];
      case 'lines':
        return linesText(block.lines);
      case 'table':
        return [block.caption, ...block.rows.map((row) => row.map(inlineText).join(' | '))];
      case 'details':
        return [block.summary, ...plainLines(block.blocks)];
      case 'diagram':
        return [];
    }
  });
}
