import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  applicationLookupRequestSchema,
  applicationLookupResponseSchema,
  grantLookupRequestSchema,
  grantLookupResponseSchema,
} from '../contract/lookups.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { lookUpApplications, lookUpGrants } from './look-up.ts';

export function mountLookups(app: OpenAPIHono, deps: Deps): void {
  const tag = 'Look-ups';

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/lookups/grants',
      tag,
      summary: 'For pharmacies: the valid grants that cover this',
      description:
        'A POST, so that no identity stands in an address. Least data: only grants that are valid on the day and within the scope.',
      body: grantLookupRequestSchema,
      answers: {
        200: { description: 'Valid grants, and since when the answer is complete', schema: grantLookupResponseSchema },
      },
    },
    { handle: async ({ body }) => ({ body: await lookUpGrants(deps, body) }) },
  );

  mountOperation(
    app,
    {
      method: 'post',
      path: '/v1/lookups/applications',
      tag,
      summary: 'For doctors: valid and expiring grants, and pending applications',
      body: applicationLookupRequestSchema,
      answers: {
        200: { description: 'Before an application is written', schema: applicationLookupResponseSchema },
      },
    },
    { handle: async ({ body }) => ({ body: await lookUpApplications(deps, body) }) },
  );
}
