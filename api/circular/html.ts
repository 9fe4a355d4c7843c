import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Block, Inline, Line, Lines, Step } from './blocks.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Only addresses of the web and of this page become links: what a ruleset says is text. */
const isAddress = (href: string): boolean => /^(?:https?:\/\/|[/#?])/.test(href) && !href.startsWith('//');

const inline = (of: readonly Inline[]): Html[] =>
  of.map((part) => {
    if (typeof part === 'string') return html`${part}`;
    if ('strong' in part) return html`<strong>${part.strong}</strong>`;
    return isAddress(part.href) ? html`<a class="ds-link" href="${part.href}">${part.text}</a>` : html`${part.text}`;
  });

const line = ({ of, lines }: Line): Html => html`<li>${inline(of)}${lines === undefined ? '' : list(lines)}</li>`;

function list({ ordered, items }: Lines): Html {
  if (items.length === 0) return html``;
  const inner = items.map(line);
  return ordered
    ? html`<ol class="ds-list">
        ${inner}
      </ol>`
    : html`<ul class="ds-list">
        ${inner}
      </ul>`;
}

const step = ({ title, text }: Step): Html =>
  html`<li><strong>${title}</strong>${text === '' ? '' : html`<span>${text}</span>`}</li>`;

function table(block: Extract<Block, { kind: 'table' }>): Html {
  const head = block.head.map((cell) => html`<th scope="col">${cell}</th>`);
  const rows = block.rows.map((row) => {
    const [first = [], ...rest] = row;
    return html`<tr>
      <th scope="row">${inline(first)}</th>
      ${rest.map((cell) => html`<td>${inline(cell)}</td>`)}
    </tr>`;
  });
  return html`<div class="wide" role="region" aria-label="${block.caption}" tabindex="0">
    <table class="ds-table" data-border>
      <caption class="ds-sr-only">
        ${block.caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function heading({ level: written, text, id }: Extract<Block, { kind: 'heading' }>, raised: number): Html {
  const level = Math.max(2, written - raised) as 2 | 3 | 4;
  const size = { 2: 'md', 3: 'sm', 4: 'xs' }[level];
  const attributes = id === undefined ? raw('') : html` id="${id}"`;
  const tag = raw(`h${level}`);
  return html`<${tag} class="ds-heading" data-size="${size}"${attributes}>${text}</${tag}>`;
}

/** Blocks as HTML; every text is escaped. `raised`: by how many levels headings stand higher than they are written. */
export function blocksHtml(blocks: readonly Block[], raised = 0): Html[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return heading(block, raised);
      case 'paragraph':
        return html`<p class="ds-paragraph">${inline(block.of)}</p>`;
      case 'notice':
        return html`<p class="ds-alert" data-color="warning">${inline(block.of)}</p>`;
      case 'lines':
        return list(block.lines);
      case 'table':
        return table(block);
      case 'details':
        return html`<details class="part">
          <summary>${block.summary}</summary>
          <div>${blocksHtml(block.blocks, raised)}</div>
        </details>`;
      case 'diagram':
        return html`<figure class="diagram">
          <ol>
            ${block.steps.map(step)}
          </ol>
          <figcaption>${block.caption}</figcaption>
        </figure>`;
    }
  });
}
