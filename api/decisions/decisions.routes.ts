import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  decisionFactsSchema,
  decisionSchema,
  explanationResponseSchema,
  successorRequestSchema,
  successorResponseSchema,
} from '../contract/decisions.ts';
import { idParams } from '../contract/values.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { withActor } from '../sign-in/acting.ts';
import { readDecisionFacts } from './decision-facts.ts';
import { explainDecision } from './explain-decision.ts';
import { findDecision } from './find-decision.ts';
import { succeed } from './succeed.ts';

export function mountDecisions(app: OpenAPIHono, deps: Deps): void {
  const tag = 'Decisions';

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/decisions/{id}',
      tag,
      summary: 'A decision as it was made, and whether another one has superseded it',
      params: idParams,
      answers: { 200: { description: 'The record', schema: decisionSchema } },
    },
    { handle: async ({ params }) => ({ body: (await findDecision(deps, deps.db, params.id)).answer }) },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/decisions/{id}/explanation',
      tag,
      summary: 'Every rule that was in force, with every condition and its value',
      params: idParams,
      answers: { 200: { description: 'The trace', schema: explanationResponseSchema } },
    },
    { handle: async ({ params }) => ({ body: await explainDecision(deps, params.id) }) },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/decisions/{id}/facts',
      tag,
      summary: 'What it was made of, without what identifies anybody: to try a change of the rules on',
      params: idParams,
      roles: ['maintainer', 'auditor', 'case-worker'],
      answers: { 200: { description: 'The facts and the publication', schema: decisionFactsSchema } },
    },
    {
      async handle({ params }) {
        return { body: await readDecisionFacts(deps, params.id) };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/decisions/{id}/successors',
      tag,
      summary: 'Correct, withdraw or annul a decision, or register an appeal on it',
      description:
        'One chain: a decision is superseded once. An appeal opens a case; deciding that case gives the successor.',
      params: idParams,
      body: successorRequestSchema,
      roles: ['case-worker'],
      problems: [409],
      answers: {
        201: { description: 'The decision that supersedes it, or the case', schema: successorResponseSchema },
      },
    },
    {
      async handle({ c, params, body }) {
        const answer = await succeed(deps, params.id, withActor(c, body));
        const address = answer.decision ? `/v1/decisions/${answer.decision.id}` : `/v1/cases/${answer.case?.id}`;
        return { body: answer, status: 201, headers: { Location: address } };
      },
    },
  );
}
