import type { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { contentSchema, pendingQuery, pendingSchema, publicationParams } from '../contract/publications.ts';
import { programmeParams } from '../contract/values.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { problem } from '../problem.ts';
import { folderFiles, zipFolder } from './folder-files.ts';
import { countPending } from './pending-cases.ts';
import { readContentTexts } from './publication-content.ts';
import { withTag } from './publications.routes.ts';

/** A publication with what lies beside it: what a draft begins with. Nothing personal. */
export function mountContents(app: OpenAPIHono, { db, publications }: Deps): void {
  // Megabytes of text that compress to a tenth, for people who read them over a slow line.
  app.use('/v1/programmes/:programme/publications/:number/content', compress());
  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/programmes/{programme}/publications/{number}/content',
      anybody: true,
      tag: 'Programmes',
      summary: 'A publication with its test cases and demands',
      description:
        'Members stand in the order in which they were written, for that order has meaning. The document never changes; test cases and demands may be added to.',
      params: publicationParams,
      cacheable: true,
      answers: { 200: { description: 'The content, with a hash of it as ETag', schema: contentSchema } },
    },
    {
      async handle({ c, params }) {
        const found = await readContentTexts(db, params);
        if (!found) throw problem('not-found', 'There is no such publication.');
        const { programme, number, sha256, tag, source, cases, demands } = found;
        const head = JSON.stringify({ programme, number, sha256 }).slice(0, -1);
        const body = () => `${head},"source":${source},"cases":${cases},"demands":${demands}}`;
        return withTag(c, tag, 'no-cache', body);
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/programmes/{programme}/publications/{number}/export',
      anybody: true,
      tag: 'Programmes',
      summary: 'A publication as its folder under rulesets/, in an archive',
      description: 'ruleset.json, cases/, demands.json and publication.json; reading the folder gives the same hash.',
      params: publicationParams,
      cacheable: true,
      answers: { 200: { description: 'A zip of the folder', mediaType: 'application/zip' } },
    },
    {
      async handle({ c, params }) {
        const found = await readContentTexts(db, params);
        if (!found) throw problem('not-found', 'There is no such publication.');
        const { programme, number } = found;
        return c.body(zipFolder(programme, folderFiles(found)), 200, {
          'Content-Type': 'application/zip',
          'Content-Disposition': `attachment; filename="${programme}-${number}.zip"`,
          'Cache-Control': 'no-cache',
        });
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/programmes/{programme}/pending',
      tag: 'Programmes',
      summary: 'How many open cases a version from a day would apply to, by the date that it goes by',
      params: programmeParams,
      query: pendingQuery,
      roles: ['maintainer', 'approver', 'case-worker', 'auditor'],
      problems: [422],
      answers: { 200: { description: 'Counts', schema: pendingSchema } },
    },
    {
      async handle({ params, query }) {
        const current = await publications.current(db, params.programme);
        if (!current) throw problem('not-found', 'There is no such programme.');
        return { body: await countPending(db, current, query.from) };
      },
    },
  );
}
