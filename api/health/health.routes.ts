import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import { dayInNorway } from '../day-in-norway.ts';
import type { Deps, Publication } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { readInUse } from '../registers/in-use.ts';
import { findEndingParameters } from './ending-parameters.ts';
import type { Metrics } from './metrics.ts';

const liveSchema = z.object({ status: z.literal('live') });
const readySchema = z.object({
  status: z.literal('ready'),
  engine: z.string().describe('SHA-256 of the engine that decides'),
  programmes: z.array(z.object({ programme: z.string(), publication: z.number().int() })),
  parametersEnding: z
    .array(z.object({ programme: z.string(), parameter: z.string(), missingFrom: z.iso.date() }))
    .describe('Parameters without a value now or within 60 days'),
  registersUnavailable: z
    .array(z.string())
    .describe('Registers that a programme asks and that are not here: its applications are answered with 503'),
});

type Means = Pick<Deps, 'db' | 'publications' | 'engine' | 'now'>;

/** For operations: is it alive, can it decide, what needs a hand soon, how much is done. */
export function mountHealth(app: OpenAPIHono, means: Means, metrics: Metrics): void {
  const { db, publications } = means;
  const tag = 'Operations';

  mountOperation(
    app,
    {
      method: 'get',
      path: '/health/live',
      anybody: true,
      tag,
      summary: 'The process answers',
      answers: { 200: { description: 'Always', schema: liveSchema } },
    },
    { handle: async () => ({ body: { status: 'live' } }) },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/health/ready',
      anybody: true,
      tag,
      summary: 'The database answers; what will need a hand soon',
      answers: { 200: { description: 'Ready to decide', schema: readySchema } },
    },
    {
      async handle() {
        await db.execute(sql`select 1`);
        const names = new Set((await publications.list(db)).map(({ programme }) => programme));
        const found = await Promise.all([...names].map((name) => publications.current(db, name)));
        const current = found.filter((publication) => publication !== undefined);
        const today = dayInNorway(means.now());
        const body = {
          status: 'ready',
          engine: means.engine.sha256,
          programmes: current.map(({ programme, number }) => ({ programme, publication: number })),
          parametersEnding: current.flatMap(({ document }) => findEndingParameters(document, today)),
          registersUnavailable: await findUnavailableRegisters(means, current),
        };
        return { body };
      },
    },
  );

  app.get('/metrics', async (c) => {
    const { text, contentType } = await metrics.render();
    return c.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
  });
}

async function findUnavailableRegisters({ db }: Means, current: readonly Publication[]): Promise<readonly string[]> {
  const sources = current.flatMap(({ document }) =>
    document.facts.flatMap(({ source, type }) => [
      source,
      ...(type.kind === 'list' ? type.fields.map((field) => field.source) : []),
    ]),
  );
  const asked = new Set(sources.flatMap((source) => /^register:(.*)$/.exec(source ?? '')?.[1] ?? []));
  const { editions, persons } = await readInUse(db);
  return [...asked].filter((name) => (name === 'persons' ? !persons : !editions.has(name))).toSorted();
}
