import type { OpenAPIHono } from '@hono/zod-openapi';
import { evaluationRequestSchema, evaluationResponseSchema } from '../contract/evaluations.ts';
import { programmeParams } from '../contract/values.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { evaluateFacts, findEvaluationErrors } from './evaluate-facts.ts';

export function mountEvaluations(app: OpenAPIHono, deps: Deps): void {
  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/programmes/{programme}/evaluations',
      tag: 'Evaluations',
      summary: 'What the rules say of these facts; nothing is stored',
      description:
        'For forms, integration tests and what-if. Takes facts of every source; registers are not asked. ' +
        'Values and limits stand in the reasons; what is missing stands in missingFacts.',
      params: programmeParams,
      body: evaluationRequestSchema,
      answers: { 200: { description: 'The outcome with its reasons', schema: evaluationResponseSchema } },
    },
    {
      moreErrors: (params, body) => findEvaluationErrors(deps, params.programme, body),
      handle: async ({ params, body }) => ({ body: await evaluateFacts(deps, params.programme, body) }),
    },
  );
}
