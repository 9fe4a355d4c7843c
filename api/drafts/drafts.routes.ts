import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Answer } from '../answer.ts';
import {
  changedSchema,
  changesRequestSchema,
  descriptionRequestSchema,
  draftParams,
  draftRequestSchema,
  draftSchema,
  draftsQuery,
  draftSummariesSchema,
  ifMatchHeaders,
  sameSchema,
} from '../contract/drafts.ts';
import { publicationParams } from '../contract/publications.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { askedBy } from '../sign-in/signed-in.ts';
import { changeDraft, describeDraft, seenVersion } from './change-draft.ts';
import { createDraft } from './create-draft.ts';
import { changesBounds, createDraftsMeans, draftReaders } from './drafts-means.ts';
import { importFolder } from './import-folder.ts';
import { reversePublication } from './reverse-publication.ts';
import { mountReview } from './review.routes.ts';
import { mountTalk } from './talk.routes.ts';
import { listDrafts, viewDraft } from './view-draft.ts';

/** Changes of a programme before they are published. */
export function mountDrafts(app: OpenAPIHono, deps: Deps): void {
  const means = createDraftsMeans(deps);
  const tag = 'Drafts';
  const tagged = (version: number) => ({ ETag: `"${version}"` });
  const created = async (id: string): Promise<Answer> => {
    const draft = await viewDraft(means, id);
    return { body: draft, status: 201, headers: { Location: `/v1/drafts/${id}`, ...tagged(draft.version) } };
  };

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/drafts',
      roles: draftReaders,
      tag,
      summary: 'Drafts by page, those that were worked on last first',
      query: draftsQuery,
      problems: [422],
      answers: { 200: { description: 'Without the values of their changes', schema: draftSummariesSchema } },
    },
    {
      handle: async ({ query }) => ({ body: await listDrafts(means, query) }),
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/drafts',
      roles: ['maintainer'],
      tag,
      summary: 'Begin a draft, on what is published now or of a new programme',
      body: draftRequestSchema,
      problems: [409],
      answers: { 201: { description: 'The draft', schema: draftSchema } },
    },
    {
      async handle({ c, body }) {
        return created(await createDraft(means, body, askedBy(c)));
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/drafts/{id}',
      roles: draftReaders,
      tag,
      summary: 'A draft with its changes, checks and comments',
      params: draftParams,
      answers: { 200: { description: 'With its version as ETag', schema: draftSchema } },
    },
    {
      async handle({ params }) {
        const draft = await viewDraft(means, params.id);
        return { body: draft, headers: tagged(draft.version) };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/drafts/{id}/description',
      roles: ['maintainer'],
      tag,
      summary: 'Change what a draft is for',
      params: draftParams,
      headers: ifMatchHeaders,
      body: descriptionRequestSchema,
      problems: [409, 412, 428],
      answers: { 200: { description: 'The draft', schema: draftSchema } },
    },
    {
      async handle({ c, params: { id }, body }) {
        const by = askedBy(c);
        const version = await describeDraft(means, { id, seen: seenVersion(c), description: body, by });
        return { body: await viewDraft(means, id), headers: tagged(version) };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/drafts/{id}/changes',
      roles: ['maintainer'],
      tag,
      summary: 'Change objects of a draft; merged by object with what others changed',
      description:
        'If-Match names the version that the changes were made on. Objects that nobody touched after it are stored though the draft moved on; if any was, nothing is stored and 412 gives what stands (`conflicts`). A value that stands already is no conflict: a request may be sent again. A value equal to the base takes the change out.',
      params: draftParams,
      headers: ifMatchHeaders,
      body: changesRequestSchema,
      bodyBounds: changesBounds,
      problems: [409, 412, 428],
      answers: {
        200: { description: 'The new version and what was changed since that of If-Match', schema: changedSchema },
      },
    },
    {
      async handle({ c, params: { id }, body }) {
        const by = askedBy(c);
        const changed = await changeDraft(means, { id, seen: seenVersion(c), changes: body.changes, by });
        return { body: changed, headers: tagged(changed.version) };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/programmes/{programme}/publications/{number}/reversal',
      tag,
      summary: 'Begin a draft that takes back what a publication changed',
      description:
        'It is on the current publication where later ones have not changed the same; otherwise it is behind, with the conflicts.',
      params: publicationParams,
      roles: ['maintainer'],
      problems: [409],
      answers: { 201: { description: 'The draft', schema: draftSchema } },
    },
    {
      async handle({ c, params }) {
        return created(await reversePublication(means, params, askedBy(c)));
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/imports',
      tag,
      summary: 'Begin a draft that makes of the current publication what is in a folder',
      description: 'The folder of a programme under rulesets/ in a zip, as the export of a publication gives it.',
      file: { mediaType: 'application/zip', bytes: 4 * 1_048_576 },
      roles: ['maintainer'],
      answers: {
        200: { description: 'Nothing differs', schema: sameSchema },
        201: { description: 'The draft', schema: draftSchema },
      },
    },
    {
      async handle({ c, given }) {
        const imported = await importFolder(means, given as Uint8Array, askedBy(c));
        return imported.same ? { body: imported } : created(imported.id);
      },
    },
  );

  mountReview(app, means);
  mountTalk(app, means);
}
