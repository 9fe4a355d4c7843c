import type { Block, Inline, Lines } from './blocks.ts';

const escape = (text: string): string => text.replaceAll(/[\\`*_<>[\]|]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');

const inline = (of: readonly Inline[]): string =>
  of
    .map((part) => {
      if (typeof part === 'string') return escape(part);
      if ('strong' in part) return `**${escape(part.strong.trimEnd())}**${/\s$/.test(part.strong) ? ' ' : ''}`;
      return part.href.startsWith('http') ? `[${escape(part.text)}](${part.href})` : escape(part.text);
    })
    .join('')
    .trim();

function list({ ordered, items }: Lines, indent = ''): string {
  return items
    .map(({ of, lines }, i) => {
      const marker = ordered ? `${i + 1}.` : '-';
      const own = `${indent}${marker} ${inline(of)}`;
      return lines === undefined ? own : [own, list(lines, `${indent}${' '.repeat(marker.length + 1)}`)].join('\n');
    })
    .join('\n');
}

const quoted = (text: string): string => `"${text.replaceAll('"', '#quot;').replaceAll(/\s+/g, ' ')}"`;

function diagram({ steps }: Extract<Block, { kind: 'diagram' }>): string {
  const nodes = steps.map(({ title, text }, i) => `  s${i}[${quoted(text === '' ? title : `${title}: ${text}`)}]`);
  const arrows = steps.slice(1).map((_, i) => `  s${i} --> s${i + 1}`);
  return ['```mermaid', 'flowchart TD', ...nodes, ...arrows, '```'].join('\n');
}

/** Blocks as Markdown, for reading in the repository; addresses within the pages are left out. */
export function blocksMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'heading':
          return `${'#'.repeat(block.level + 1)} ${escape(block.text)}`;
        case 'paragraph':
          return inline(block.of);
        case 'notice':
          return `> ${inline(block.of)}`;
        case 'lines':
          return list(block.lines);
        case 'table': {
          const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
          return [
            row(block.head),
            row(block.head.map(() => '---')),
            ...block.rows.map((cells) => row(cells.map(inline))),
          ].join('\n');
        }
        case 'details':
          return `**${escape(block.summary)}**\n\n${blocksMarkdown(block.blocks)}`;
        case 'diagram':
          return diagram(block);
      }
    })
    .join('\n\n');
}
