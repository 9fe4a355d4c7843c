import { z } from '@hono/zod-openapi';
import {
  daySchema,
  instantSchema,
  languagesSchema,
  programmeParams,
  programmeSchema as programmeName,
  sha256Schema,
} from './values.ts';

export const publicationParams = programmeParams.extend({
  number: z
    .string()
    .regex(/^[1-9][0-9]{0,8}$/)
    .transform(Number)
    .openapi({ type: 'integer', minimum: 1, maximum: 999_999_999 }),
});

export const publicationSchema = z
  .object({
    number: z.number().int(),
    sha256: sha256Schema.describe(
      'SHA-256 of the whole document as it is served: RFC 8785 with its members in the order written',
    ),
    rulesSha256: sha256Schema.describe('The same without words: equal here means the same outcomes'),
    publishedAt: instantSchema,
  })
  .openapi('Publication');

export const programmesSchema = z.object({
  programmes: z.array(z.object({ programme: programmeName, title: languagesSchema, publication: publicationSchema })),
});

const type = z
  .looseObject({ kind: z.string() })
  .describe('Kind and what belongs to it: scale, values, systems, fields of an entry')
  .openapi('FactType');
const factSchema = z
  .object({
    name: z.string(),
    title: languagesSchema,
    help: languagesSchema.optional(),
    question: languagesSchema.optional().describe('A question of judgment, answered by a case worker'),
    type,
    unit: z.string().optional(),
    min: z.union([z.string(), z.number()]).optional(),
    max: z.union([z.string(), z.number()]).optional(),
    noneAllowed: z.boolean().describe('May be null: known that there is none'),
    source: z.string().describe('Who may state it'),
    identifying: z.enum(['none', 'quasi', 'direct']),
    curable: z.enum(['act', 'supply', 'no']),
  })
  .openapi('Fact');

export const programmeSchema = z
  .object({
    programme: programmeName,
    title: languagesSchema,
    publication: publicationSchema,
    subject: z.array(z.enum(['person', 'organisation', 'none'])),
    startedBy: z.array(z.enum(['application', 'event'])),
    facts: z.array(factSchema),
    codeSystems: z.array(z.object({ name: z.string(), title: languagesSchema, pattern: z.string().optional() })),
    grant: z.array(
      z.object({
        name: z.string(),
        title: languagesSchema,
        type,
        unit: z.string().optional(),
        lookup: z.boolean().describe("May be named in a look-up's scope"),
      }),
    ),
    constraints: z.array(z.object({ id: z.string(), text: languagesSchema })),
  })
  .openapi('Programme');

export const publicationsSchema = z.object({ publications: z.array(publicationSchema) });
export const documentSchema = z
  .looseObject({ format: z.literal(1), programme: programmeName })
  .describe('The ruleset as published: see rulesets/ruleset.schema.json');

const objectsSchema = z.array(z.looseObject({ id: z.string() }));
export const contentSchema = z
  .object({
    programme: programmeName,
    number: z.number().int(),
    sha256: sha256Schema.describe('Of the source, as everywhere'),
    source: documentSchema,
    cases: objectsSchema.describe('Test cases, as in rulesets/<programme>/cases'),
    demands: objectsSchema.describe('What shall hold whatever the facts, as in rulesets/<programme>/demands.json'),
  })
  .openapi('PublicationContent');

export const pendingQuery = z.object({ from: daySchema });
export const pendingSchema = z
  .object({
    total: z.number().int().describe('Open cases of the programme'),
    by: z.array(
      z.object({
        by: z.string().openapi({ example: 'receivedOn' }).describe('The date that a version goes by'),
        count: z.number().int().describe('Open cases with that date on the day or later'),
        unknown: z
          .number()
          .int()
          .describe('Open cases in which that date is not known, or follows from facts that identify'),
      }),
    ),
    leftOut: z
      .array(z.object({ by: z.string(), why: z.enum(['identifying']) }))
      .describe('Dates that a version may go by and that are not counted: counting them would tell them'),
  })
  .openapi('Pending');
