import { z } from '@hono/zod-openapi';
import { subjectSchema } from './applications.ts';
import { daySchema, grantSchema, idSchema, instantSchema, programmeSchema } from './values.ts';

const scopeValue = z.union([z.string().max(200), z.number().int(), z.boolean()]);

export const grantLookupRequestSchema = z
  .strictObject({
    programme: programmeSchema,
    subject: subjectSchema,
    on: daySchema.optional().describe('Default: today in Norway'),
    scope: z
      .record(z.string(), scopeValue)
      .describe('Grant fields declared with `lookup`: by equality, codes by prefix; at least one where there are any'),
  })
  .openapi('GrantLookupRequest');

const heldGrantSchema = z.object({
  decision: idSchema,
  validFrom: daySchema,
  validTo: daySchema.nullable().describe('Last valid day; null: no end'),
  grant: grantSchema,
});

export const grantLookupResponseSchema = z
  .object({
    on: daySchema,
    completeSince: daySchema.describe('Decisions made before this day are not in this record'),
    grants: z.array(heldGrantSchema),
  })
  .openapi('GrantLookup');

export const applicationLookupRequestSchema = z
  .strictObject({
    programme: programmeSchema,
    subject: subjectSchema,
    on: daySchema.optional().describe('Default: today in Norway'),
  })
  .openapi('ApplicationLookupRequest');

export const applicationLookupResponseSchema = z
  .object({
    on: daySchema,
    completeSince: daySchema,
    grants: z.array(heldGrantSchema.extend({ expiring: z.boolean().describe('Ends within 90 days') })),
    pending: z.array(z.object({ application: idSchema, receivedOn: daySchema, openedAt: instantSchema })),
  })
  .openapi('ApplicationLookup');

export type GrantLookupRequest = z.infer<typeof grantLookupRequestSchema>;
export type GrantLookupResponse = z.infer<typeof grantLookupResponseSchema>;
export type ApplicationLookupRequest = z.infer<typeof applicationLookupRequestSchema>;
export type ApplicationLookupResponse = z.infer<typeof applicationLookupResponseSchema>;
