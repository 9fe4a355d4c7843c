import { html } from 'hono/html';
import type { PublicationReference } from '../deps.ts';
import { compareDates } from './compare-dates.ts';
import type { Chapter } from './blocks.ts';
import type { Draft } from './draft.ts';
import { tools } from './forms.ts';
import { blocksHtml, type Html } from './html.ts';
import { layout } from './layout.ts';
import type { PageRequest } from './page-request.ts';
import { groupTitle, programmeChapters, programmeDiagram } from './programme-chapters.ts';
import { searchChapters } from './search.ts';

const titleOf = ({ document, words }: Draft): string => words.text(document.title);

function page(draft: Draft, request: PageRequest, at: string, title: string, body: readonly Html[]): Html {
  const base = `/regelverk/${draft.document.programme}`;
  const other = `${base}${at}${at.includes('?') ? '&' : '?'}paa=${request.on}&sprak=${request.language === 'nb' ? 'nn' : 'nb'}`;
  const back =
    at === '' ? undefined : { text: titleOf(draft), href: `${base}?paa=${request.on}&sprak=${request.language}` };
  const bad =
    request.badDate === undefined
      ? ''
      : html`<p class="ds-alert" data-color="danger" role="alert">${draft.captions.badDate(request.badDate)}</p>`;
  return layout({ title, language: request.language, other, back, body: [html`${bad}`, ...body] });
}

function contents(draft: Draft, chapters: readonly Chapter[]): Html[] {
  const groups = [...new Set(chapters.map(({ group }) => group))];
  return groups.map((group) => {
    const items = chapters
      .filter((chapter) => chapter.group === group)
      .map(({ id, title }) => html`<li><a class="ds-link" href="${draft.href(id)}">${title}</a></li>`);
    return html`<h3 class="ds-heading" data-size="xs">${groupTitle(draft, group)}</h3>
      <ul class="ds-list">
        ${items}
      </ul>`;
  });
}

function hits(draft: Draft, chapters: readonly Chapter[], query: string): Html {
  const { captions } = draft;
  const found = searchChapters(chapters, query).map(
    ({ chapter, excerpts }) =>
      html`<li>
        <a class="ds-link" href="${draft.href(chapter.id)}">${chapter.title}</a>
        <ul class="ds-list">
          ${excerpts.map((text) => html`<li>${text}</li>`)}
        </ul>
      </li>`,
  );
  const list =
    found.length === 0
      ? html`<p class="ds-paragraph">${captions.noHits}</p>`
      : html`<ul class="ds-list">
          ${found}
        </ul>`;
  return html`<h2 class="ds-heading" data-size="md">${captions.searchFor(query)}</h2>
    ${list}`;
}

/** The front page of a programme: its contents, the way through, other days, what was published. */
export function programmePage(draft: Draft, request: PageRequest, publications: readonly PublicationReference[]): Html {
  const { captions, document, words } = draft;
  const base = `/regelverk/${document.programme}`;
  const chapters = programmeChapters(draft);
  const published = publications.toReversed().map(({ number, publishedAt }) => {
    const text = captions.publication(number, words.date(publishedAt.toISOString().slice(0, 10)));
    const href = `/v1/programmes/${document.programme}/publications/${number}`;
    return html`<li>
      ${text}:
      <a class="ds-link" href="${href}" download="${document.programme}-${number}.json">${captions.download}</a>
    </li>`;
  });
  const body = [
    html`<p class="ds-paragraph">${captions.lead}</p>`,
    tools(base, captions, request),
    ...(request.query === '' ? [] : [hits(draft, chapters, request.query)]),
    html`<h2 class="ds-heading" data-size="md">${captions.contents}</h2>`,
    html`<p class="ds-paragraph"><a class="ds-link" href="${draft.href('alt')}">${captions.whole}</a></p>`,
    ...contents(draft, chapters),
    html`<h2 class="ds-heading" data-size="md">${captions.stages}</h2>`,
    ...blocksHtml([programmeDiagram(draft, chapters)]),
    html`<h2 class="ds-heading" data-size="md">${captions.publications}</h2>
      <ul class="ds-list">
        ${published}
      </ul>`,
    html`<p class="ds-paragraph">${captions.act}</p>`,
  ];
  return page(draft, request, '', titleOf(draft), body);
}

/** One part of the rules. Undefined when there is none of that name. */
export function chapterPage(draft: Draft, request: PageRequest, id: string): Html | undefined {
  const chapter = programmeChapters(draft).find((candidate) => candidate.id === id);
  if (chapter === undefined) return undefined;
  const base = `/regelverk/${draft.document.programme}/${id}`;
  const day = html`<form class="tools" action="${base}" method="get">
    <input type="hidden" name="sprak" value="${request.language}" />
    <div class="ds-field">
      <label class="ds-label" data-size="sm" for="paa">${draft.captions.asOf}</label
      ><input class="ds-input" data-size="sm" type="date" id="paa" name="paa" value="${request.on}" required />
    </div>
    <button class="ds-button" data-size="sm" data-variant="secondary" type="submit">${draft.captions.show}</button>
  </form>`;
  return page(draft, request, `/${id}`, chapter.title, [day, ...blocksHtml(chapter.blocks, 1)]);
}

/** All of it, to be read in one go or printed. */
export function wholePage(draft: Draft, request: PageRequest): Html {
  const { captions, words } = draft;
  const chapters = programmeChapters(draft);
  const articles = chapters.map(
    ({ id, title, blocks }) =>
      html`<article id="${id}">
        <h2 class="ds-heading" data-size="md">${title}</h2>
        ${blocksHtml(blocks)}
      </article>`,
  );
  const intro = html`<p class="ds-paragraph">${captions.asOf} ${words.date(draft.on)}. ${captions.lead}</p>`;
  return page(draft, request, '/alt', titleOf(draft), [
    intro,
    ...blocksHtml([programmeDiagram(draft, chapters)]),
    ...articles,
  ]);
}

/** What changed between two days. */
export function comparisonPage(earlier: Draft, later: Draft, request: PageRequest): Html {
  const { captions, words } = later;
  const title = captions.changedBetween(words.date(earlier.on), words.date(later.on));
  const base = `/regelverk/${later.document.programme}`;
  const at = `/sammenlign?fra=${earlier.on}&til=${later.on}`;
  return page(later, request, at, title, [tools(base, captions, request), ...blocksHtml(compareDates(earlier, later))]);
}
