import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  checkRequestSchema,
  commentRequestSchema,
  draftCheckSchema,
  draftCommentSchema,
  draftEventsSchema,
  draftParams,
} from '../contract/drafts.ts';
import { mountOperation } from '../operation.ts';
import { askedBy } from '../sign-in/signed-in.ts';
import { draftReaders, type DraftsMeans } from './drafts-means.ts';
import { keepCheck, keepComment, listEvents } from './talk.ts';

/** What is said of a draft: comments, what the editor checked, and every step. */
export function mountTalk(app: OpenAPIHono, means: DraftsMeans): void {
  const tag = 'Drafts';

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/drafts/{id}/comments',
      roles: ['maintainer', 'approver', 'case-worker'],
      tag,
      summary: 'Say something of an object',
      params: draftParams,
      body: commentRequestSchema,
      problems: [409],
      answers: { 201: { description: 'The comment', schema: draftCommentSchema } },
    },
    {
      async handle({ c, params: { id }, body }) {
        const by = askedBy(c);
        return { body: await keepComment(means, { id, by }, body), status: 201 };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/drafts/{id}/checks',
      roles: ['maintainer', 'approver'],
      tag,
      summary: 'What the editor found when it checked a version',
      params: draftParams,
      body: checkRequestSchema,
      problems: [409, 412],
      answers: { 201: { description: 'The check', schema: draftCheckSchema } },
    },
    {
      async handle({ c, params: { id }, body }) {
        const by = askedBy(c);
        return { body: await keepCheck(means, { id, by }, body), status: 201 };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/drafts/{id}/events',
      roles: draftReaders,
      tag,
      summary: 'Every step of a draft: who and when',
      params: draftParams,
      answers: { 200: { description: 'Oldest first', schema: draftEventsSchema } },
    },
    {
      handle: async ({ params: { id } }) => ({ body: { events: await listEvents(means, id) } }),
    },
  );
}
