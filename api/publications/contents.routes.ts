import type { OpenAPIHono } from '@hono/zod-openapi';
import { contentSchema, publicationParams } from '../contract/publications.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { problem } from '../problem.ts';
import { readContentTexts } from './publication-content.ts';
import { withTag } from './publications.routes.ts';

/** A publication with what lies beside it: what a draft begins with. Nothing personal. */
export function mountContents(app: OpenAPIHono, { db }: Pick<Deps, 'db'>): void {
  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/programmes/{programme}/publications/{number}/content',
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
}
