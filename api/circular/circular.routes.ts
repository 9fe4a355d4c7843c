import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Deps, Publication } from '../deps.ts';
import { problem } from '../problem.ts';
import { captionsIn } from './captions.ts';
import { chapterPage, comparisonPage, programmePage, wholePage } from './circular-pages.ts';
import { createDraft, type Draft } from './draft.ts';
import type { Html } from './html.ts';
import { layout, notFoundPage } from './layout.ts';
import { findNearestCases, noCases, type NearestCases } from './nearest-cases.ts';
import { isDate, type PageRequest, readPageRequest } from './page-request.ts';

type Means = Pick<Deps, 'db' | 'publications' | 'now' | 'testCases'>;

const designsystemet = path.dirname(createRequire(import.meta.url).resolve('@digdir/designsystemet-css'));
const styles: { readonly [name: string]: string } = {
  'theme.css': path.join(designsystemet, '../theme/designsystemet.css'),
  'designsystemet.css': path.join(designsystemet, 'index.css'),
  'circular.css': path.join(import.meta.dirname, 'circular.css'),
};
const keptDrafts = 8;
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The rules in words, for everybody: `/regelverk`. Nothing personal, nothing that is not in a publication. */
export function mountCircular(app: OpenAPIHono, means: Means): void {
  const nearest = new Map<string, NearestCases>();
  const casesOf = async ({ programme, number, document }: Publication): Promise<NearestCases> => {
    const name = `${programme}/${number}`;
    const known = nearest.get(name);
    if (known !== undefined) return known;
    const testCases = await means.testCases(programme, number);
    const found = testCases.length === 0 ? noCases : findNearestCases(document, testCases);
    nearest.set(name, found);
    return found;
  };
  const publication = (c: Context): Promise<Publication | undefined> =>
    means.publications.current(means.db, c.req.param('programme') ?? '');
  const drafts = new Map<string, Draft>();
  /** Readers go from part to part of one day: the last few drafts are kept, with the chapters written for them. */
  const draftOf = async (found: Publication, { language, on }: PageRequest, day = on): Promise<Draft> => {
    const name = `${found.programme}/${found.number} ${language} ${day}`;
    const known = drafts.get(name);
    if (known !== undefined) return known;
    const draft = createDraft({
      document: found.document,
      language,
      on: day,
      cases: await casesOf(found),
      href: (chapter) => `/regelverk/${found.programme}/${chapter}?paa=${day}&sprak=${language}`,
    });
    drafts.set(name, draft);
    const [oldest] = drafts.keys();
    if (drafts.size > keptDrafts && oldest !== undefined) drafts.delete(oldest);
    return draft;
  };
  const send = (c: Context, page: Html, status: 200 | 400 | 404 = 200) =>
    c.html(page, status, { 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'no-cache' });
  const sendNotFound = (c: Context) => send(c, notFoundPage(readPageRequest(c, means.now()).language), 404);

  app.get('/regelverk', async (c) => {
    const request = readPageRequest(c, means.now());
    const names = [...new Set((await means.publications.list(means.db)).map(({ programme }) => programme))];
    const current = await Promise.all(names.map((name) => means.publications.current(means.db, name)));
    const captions = captionsIn[request.language];
    const items = current.flatMap((found) => {
      if (found === undefined) return [];
      const { title } = found.document;
      const text = title[request.language] ?? title.nb;
      return [
        html`<li><a class="ds-link" href="/regelverk/${found.programme}?sprak=${request.language}">${text}</a></li>`,
      ];
    });
    const body = html`<p class="ds-paragraph" data-size="lg">${captions.lead}</p>
      <p class="ds-paragraph">${captions.act}</p>
      <ul class="ds-list">
        ${items}
      </ul>`;
    const other = `/regelverk?sprak=${request.language === 'nb' ? 'nn' : 'nb'}`;
    return send(c, layout({ title: captions.circular, language: request.language, other, back: undefined, body }));
  });

  app.get('/regelverk/stil/:file', (c) => {
    const name = c.req.param('file');
    const file = Object.hasOwn(styles, name) ? styles[name] : undefined;
    if (file === undefined) throw problem('not-found', 'There is nothing at this address.');
    const headers = { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600' };
    return c.body(fs.readFileSync(file, 'utf8'), 200, headers);
  });

  app.get('/regelverk/:programme', async (c) => {
    const found = await publication(c);
    if (found === undefined) return sendNotFound(c);
    const request = readPageRequest(c, means.now());
    const all = (await means.publications.list(means.db)).filter(({ programme }) => programme === found.programme);
    const page = programmePage(await draftOf(found, request), request, all);
    return send(c, page, request.badDate === undefined ? 200 : 400);
  });

  app.get('/regelverk/:programme/alt', async (c) => {
    const request = readPageRequest(c, means.now());
    const found = await publication(c);
    return found === undefined ? sendNotFound(c) : send(c, wholePage(await draftOf(found, request), request));
  });

  app.get('/regelverk/:programme/sammenlign', async (c) => {
    const found = await publication(c);
    if (found === undefined) return sendNotFound(c);
    const request = readPageRequest(c, means.now());
    const [from = '', to = ''] = [c.req.query('fra')?.trim(), c.req.query('til')?.trim()];
    const bad = [from, to].find((date) => !isDate(date));
    const [earlier, later] = bad === undefined ? [from, to].toSorted() : [request.on, request.on];
    const page = comparisonPage(
      await draftOf(found, request, earlier),
      await draftOf(found, request, later),
      bad === undefined ? request : { ...request, badDate: bad.slice(0, 100) },
    );
    return send(c, page, bad === undefined ? 200 : 400);
  });

  app.get('/regelverk/:programme/:chapter', async (c) => {
    const found = await publication(c);
    if (found === undefined) return sendNotFound(c);
    const request = readPageRequest(c, means.now());
    const page = chapterPage(await draftOf(found, request), request, c.req.param('chapter'));
    if (page === undefined) return sendNotFound(c);
    return send(c, page, request.badDate === undefined ? 200 : 400);
  });
}
