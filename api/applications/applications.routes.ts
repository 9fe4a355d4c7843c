import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  applicationAnswerSchema,
  applicationRequestSchema,
  applicationSchema,
  idempotencyHeaders,
} from '../contract/applications.ts';
import { idParams, programmeParams } from '../contract/values.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { problem } from '../problem.ts';
import { findApplicationErrors } from './application-errors.ts';
import { createApply } from './apply-together.ts';
import { toAnswer } from './first-answer.ts';
import { markRequest } from './idempotency.ts';
import { viewApplication } from './view-application.ts';

export function mountApplications(app: OpenAPIHono, deps: Deps): void {
  const tag = 'Applications';
  const apply = createApply(deps);

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/programmes/{programme}/applications',
      tag,
      summary: 'Apply: decided at once, or sent to a case worker',
      description:
        'Facts of registers and of our own decisions are filled in by the service. What is merely absent is never an error: ' +
        'what turns on it goes to a case worker. A stop is a 422 of type /problems/stopped, with the reasons and the right ' +
        'way instead; it is recorded, and proceedDespiteStop sends it to a case worker all the same.',
      params: programmeParams,
      headers: idempotencyHeaders,
      body: applicationRequestSchema,
      problems: [409],
      answers: {
        200: { description: 'Not due: evaluated and recorded', schema: applicationAnswerSchema },
        201: { description: 'A decision, or a case', schema: applicationAnswerSchema },
      },
    },
    {
      moreErrors: (params, body) => findApplicationErrors(deps, params.programme, body),
      async handle({ c, params, body, given }) {
        const at = deps.now();
        const mark = markRequest(deps.keys, c.req.header('idempotency-key'), params.programme, given);
        const answer = toAnswer(await apply({ programme: params.programme, request: body, mark, at }));
        if ('stopped' in answer) throw stopped(answer.stopped);
        return { ...answer, headers: { Location: `/v1/applications/${answer.body.id}` } };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/applications/{id}',
      tag,
      summary: 'The record of an application, as it stands',
      params: idParams,
      answers: { 200: { description: 'The record', schema: applicationSchema } },
    },
    {
      async handle({ params }) {
        const found = await viewApplication(deps, params.id);
        if (!found) throw problem('not-found', 'There is no such application.');
        return { body: found };
      },
    },
  );
}

function stopped({ id, reasons, remedies }: Extract<ReturnType<typeof toAnswer>, { stopped: unknown }>['stopped']) {
  const words = reasons.map(({ texts, code }) => texts.submitter?.en ?? texts.submitter?.nb ?? code);
  return problem('stopped', words.join(' '), { members: { id, outcome: 'stop', reasons, remedies } });
}
