import { html } from 'hono/html';
import type { Captions } from './captions.ts';
import type { Html } from './html.ts';
import type { PageRequest } from './page-request.ts';

function field(id: string, label: string, type: 'date' | 'search', value: string): Html {
  return html`<div class="ds-field">
    <label class="ds-label" for="${id}" data-size="sm">${label}</label
    ><input
      class="ds-input"
      data-size="sm"
      id="${id}"
      name="${id}"
      type="${type}"
      value="${value}"
      ${type === 'date' ? html` required` : ''}
    />
  </div>`;
}

function form(action: string, request: PageRequest, button: string, fields: readonly Html[]): Html {
  return html`<form action="${action}" method="get">
    <input type="hidden" name="sprak" value="${request.language}" />${fields}<button
      class="ds-button"
      data-size="sm"
      data-variant="secondary"
      type="submit"
    >
      ${button}
    </button>
  </form>`;
}

/** Another day, a search, two days compared. */
export function tools(base: string, captions: Captions, request: PageRequest): Html {
  return html`<div class="tools">
    ${form(base, request, captions.show, [field('paa', captions.asOf, 'date', request.on)])}
    ${form(base, request, captions.search, [field('sok', captions.search, 'search', request.query)])}
    ${form(`${base}/sammenlign`, request, captions.compare, [
      field('fra', captions.from, 'date', ''),
      field('til', captions.to, 'date', request.on),
    ])}
  </div>`;
}
