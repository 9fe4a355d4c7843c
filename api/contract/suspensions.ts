import { z } from '@hono/zod-openapi';
import { personSchema } from './sign-in.ts';
import { idSchema, instantSchema, programmeSchema, saidSchema } from './values.ts';

const outcomes = z.enum(['deny', 'all']).openapi({
  description: '`deny`: what refuses in whole or in part, so also approvals that give less than was asked, or may',
});
const target = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .openapi({ description: 'A section, rule, table or restriction' });

export const suspensionsQuery = z.object({ programme: programmeSchema.optional() });

export const suspensionSchema = z
  .object({
    id: idSchema,
    programme: z.string(),
    target: z.string().nullable().openapi({ description: 'null: the whole programme' }),
    outcomes,
    reason: z.string(),
    suspendedBy: personSchema,
    suspendedAt: instantSchema,
    lifts: z
      .array(z.object({ by: personSchema, at: instantSchema }))
      .openapi({ description: 'Who asked to lift it, and who confirmed' }),
    active: z.boolean(),
    targetIsGone: z
      .boolean()
      .openapi({ description: 'The current publication has no such part: all of it is suspended' }),
  })
  .openapi('Suspension');
export const suspensionsSchema = z.object({ suspensions: z.array(suspensionSchema) }).openapi('Suspensions');

export const suspensionRequestSchema = z
  .strictObject({ programme: programmeSchema, target: target.nullable(), outcomes, reason: saidSchema })
  .openapi('SuspensionRequest');

export const volumeQuery = z.object({ target: target.optional(), outcomes: outcomes.optional() });
export const volumeSchema = z
  .object({
    count: z.number().int(),
    days: z.number().openapi({ description: 'Over how many days they were counted' }),
    perDay: z.number(),
  })
  .openapi('Volume');

export type Suspension = z.infer<typeof suspensionSchema>;
export type SuspensionRequest = z.infer<typeof suspensionRequestSchema>;
export type VolumeQuery = z.infer<typeof volumeQuery>;
export type Volume = z.infer<typeof volumeSchema>;
