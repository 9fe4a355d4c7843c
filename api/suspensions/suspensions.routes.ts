import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  suspensionRequestSchema,
  suspensionSchema,
  suspensionsQuery,
  suspensionsSchema,
  volumeQuery,
  volumeSchema,
} from '../contract/suspensions.ts';
import { idParams, programmeParams } from '../contract/values.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { askedBy } from '../sign-in/signed-in.ts';
import { lift } from './lift.ts';
import { suspend } from './suspend.ts';
import { readSuspensions } from './suspension-record.ts';
import { countVolume } from './volume.ts';

const mayChange = ['maintainer', 'approver'] as const;
const mayRead = [...mayChange, 'case-worker', 'auditor'] as const;

export function mountSuspensions(app: OpenAPIHono, deps: Deps): void {
  const tag = 'Suspensions';

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/suspensions',
      roles: mayRead,
      tag,
      summary: 'What has been taken from the machine, the latest first; those that were lifted too',
      query: suspensionsQuery,
      problems: [422],
      answers: { 200: { description: 'Suspensions', schema: suspensionsSchema } },
    },
    {
      handle: async ({ query }) => ({
        body: { suspensions: await readSuspensions(deps, deps.db, { programme: query.programme }) },
      }),
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/suspensions',
      roles: mayChange,
      tag,
      summary: 'Take automatic outcomes from the machine: they go to people from now on',
      body: suspensionRequestSchema,
      answers: { 201: { description: 'The suspension', schema: suspensionSchema } },
    },
    {
      async handle({ c, body }) {
        const person = askedBy(c);
        return { body: await suspend(deps, body, person), status: 201 };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/suspensions/{id}/lift',
      roles: mayChange,
      tag,
      summary: 'Lift a suspension: the first asks, somebody else confirms',
      params: idParams,
      problems: [409],
      answers: { 200: { description: 'The suspension, active until two have asked', schema: suspensionSchema } },
    },
    {
      async handle({ c, params }) {
        const person = askedBy(c);
        return { body: await lift(deps, params.id, person) };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/programmes/{programme}/volume',
      roles: mayRead,
      tag,
      summary: 'How many automatic outcomes a day would go to people under such a suspension',
      description: 'Counted over the last 30 days, or since the first publication where that is later.',
      params: programmeParams,
      query: volumeQuery,
      problems: [422],
      answers: { 200: { description: 'The number', schema: volumeSchema } },
    },
    {
      handle: async ({ params, query }) => ({ body: await countVolume(deps, params.programme, query) }),
    },
  );
}
