import { html } from 'hono/html';
import { captionsIn, type CircularLanguage } from './captions.ts';
import type { Html } from './html.ts';

export type Layout = {
  readonly title: string;
  readonly language: CircularLanguage;
  /** The same page in the other language. */
  readonly other: string;
  readonly back: { readonly text: string; readonly href: string } | undefined;
  readonly body: Html | readonly Html[];
};

/** A whole page. */
export function layout({ title, language, other, back, body }: Layout): Html {
  const captions = captionsIn[language];
  const otherLanguage = language === 'nb' ? 'nn' : 'nb';
  return html`<!doctype html>
    <html lang="${language}" data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${captions.circular}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/regelverk/stil/theme.css" />
        <link rel="stylesheet" href="/regelverk/stil/designsystemet.css" />
        <link rel="stylesheet" href="/regelverk/stil/circular.css" />
      </head>
      <body>
        <a class="ds-skip-link" href="#innhold">${captions.skip}</a>
        <div class="page">
          <header>
            <strong>Vedtak</strong>
            <nav aria-label="${captions.circular}">
              <a class="ds-link" href="/regelverk?sprak=${language}">${captions.circular}</a>
              ${back === undefined ? '' : html`<a class="ds-link" href="${back.href}">${back.text}</a>`}
              <a class="ds-link" href="${other}" hreflang="${otherLanguage}" lang="${otherLanguage}"
                >${captions.other}</a
              >
            </nav>
          </header>
          <main id="innhold">
            <h1 class="ds-heading" data-size="lg">${title}</h1>
            ${body}
          </main>
        </div>
      </body>
    </html>`;
}

/** What is said at an address of the circular that leads nowhere. */
export function notFoundPage(language: CircularLanguage): Html {
  const { notFound, notFoundLead } = captionsIn[language];
  const body = html`<p class="ds-paragraph">${notFoundLead}</p>`;
  return layout({
    title: notFound,
    language,
    other: `/regelverk?sprak=${language === 'nb' ? 'nn' : 'nb'}`,
    back: undefined,
    body,
  });
}
