import type { OpenAPIHono } from '@hono/zod-openapi';
import { medicinesQuery, medicinesSchema } from '../contract/medicines.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { searchMedicines } from './search-medicines.ts';

/** What medicines are called, for who writes rules about them. Nothing personal. */
export function mountMedicines(app: OpenAPIHono, { db }: Pick<Deps, 'db'>): void {
  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/medicines',
      anybody: true,
      tag: 'Look-ups',
      summary: 'Medicines by name, substance or ATC code',
      query: medicinesQuery,
      problems: [422],
      answers: { 200: { description: 'What the medicines register holds', schema: medicinesSchema } },
    },
    { handle: async ({ query }) => ({ body: await searchMedicines(db, query.search) }) },
  );
}
