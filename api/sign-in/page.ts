import type { Context } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A small page without a script. */
export function sendPage(c: Context, title: string, body: Html, status: 200 | 400 = 200) {
  const page = html`<!doctype html>
    <html lang="nb" data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Vedtak</title>
        <link rel="stylesheet" href="/regelverk/stil/theme.css" />
        <link rel="stylesheet" href="/regelverk/stil/designsystemet.css" />
        <link rel="stylesheet" href="/auth/sign-in.css" />
      </head>
      <body>
        <main>
          <h1 class="ds-heading" data-size="lg">${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  return c.html(page, status, { 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'no-store' });
}
