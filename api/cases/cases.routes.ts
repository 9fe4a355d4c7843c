import type { OpenAPIHono } from '@hono/zod-openapi';
import { caseAnswersRequestSchema, caseQueueQuery, caseQueueSchema, caseSchema } from '../contract/cases.ts';
import { caseDecisionRequestSchema, decisionSchema } from '../contract/decisions.ts';
import { idParams } from '../contract/values.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { withActor } from '../sign-in/acting.ts';
import { answerCase } from './answer-case.ts';
import { listCases } from './case-queue.ts';
import { decideCase } from './decide-case.ts';
import { viewCase } from './view-case.ts';

export function mountCases(app: OpenAPIHono, deps: Deps): void {
  const tag = 'Cases';

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/cases',
      tag,
      summary: 'The queue: what awaits a person, oldest first',
      query: caseQueueQuery,
      problems: [422],
      answers: { 200: { description: 'A page of the queue', schema: caseQueueSchema } },
    },
    { handle: async ({ query }) => ({ body: await listCases(deps, query) }) },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/cases/{id}',
      tag,
      summary: 'A case with all its facts, what is recommended, and the questions to the case worker',
      params: idParams,
      answers: { 200: { description: 'The case', schema: caseSchema } },
    },
    { handle: async ({ params }) => ({ body: await viewCase(deps, params.id) }) },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/cases/{id}/answers',
      tag,
      summary: 'Add facts and answer questions; the rules are run again',
      params: idParams,
      body: caseAnswersRequestSchema,
      roles: ['case-worker'],
      problems: [409],
      answers: { 200: { description: 'The case with its new evaluation', schema: caseSchema } },
    },
    {
      async handle({ c, params, body }) {
        await answerCase(deps, params.id, withActor(c, body));
        return { body: await viewCase(deps, params.id) };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/cases/{id}/decision',
      tag,
      summary: 'Decide the case, with reasons',
      params: idParams,
      body: caseDecisionRequestSchema,
      roles: ['case-worker'],
      problems: [409],
      answers: { 201: { description: 'The decision', schema: decisionSchema } },
    },
    {
      async handle({ c, params, body }) {
        const decision = await decideCase(deps, params.id, withActor(c, body));
        return { body: decision, status: 201, headers: { Location: `/v1/decisions/${decision.id}` } };
      },
    },
  );
}
