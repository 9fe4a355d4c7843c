import { z } from '@hono/zod-openapi';
import { decisionSchema, remedySchema } from './decisions.ts';
import {
  alsoSchema,
  daySchema,
  factsSchema,
  figuresSchema,
  idSchema,
  instantSchema,
  missingFactSchema,
  outcomeSchema,
  publicationReferenceSchema,
  reasonSchema,
  reviewSchema,
} from './values.ts';

/** Who a decision is about. Checked for its digits by the service, which says nothing of them in an error. */
export const subjectSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('person'),
      id: z
        .string()
        .max(20)
        .describe(
          'Fødselsnummer or D-number; synthetic ones (month + 80) unless the server is configured for real ones',
        )
        .openapi({ example: '15858001053' }),
    }),
    z.strictObject({
      kind: z.literal('organisation'),
      id: z.string().max(20).describe('Organisation number').openapi({ example: '315839109' }),
    }),
    z.strictObject({ kind: z.literal('none') }),
  ])
  .openapi('Subject');

export const submitterSchema = z
  .strictObject({
    kind: z.enum(['doctor', 'patient', 'hospital', 'organisation', 'case-worker', 'system']),
    hpr: z
      .string()
      .regex(/^[1-9][0-9]{0,8}$/)
      .optional()
      .describe('Number in the register of health personnel'),
    organisation: z
      .string()
      .regex(/^[0-9]{9}$/)
      .optional()
      .describe('Organisation number'),
  })
  .openapi('Submitter', {
    description: 'As stated: recorded as unauthenticated until systems can sign in',
  });

export const applicationRequestSchema = z
  .strictObject({
    subject: subjectSchema,
    submitter: submitterSchema,
    channel: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/)
      .openapi({ example: 'epj' }),
    facts: factsSchema.describe('Facts that the submitter may state'),
    proceedDespiteStop: z.boolean().optional().describe('Send it to a case worker although it was stopped'),
  })
  .openapi('ApplicationRequest');

export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .describe('One key for one application. The same key and body give the same answer for good; another body a 422.')
    .openapi({ example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"' }),
});

/** A routing as the submitter and the party see it: why, what is not met, what is missing. Not what is recommended. */
export const openCaseSchema = z
  .object({
    id: idSchema,
    reasons: z.array(reasonSchema),
    also: z.array(alsoSchema).describe('Requirements that are not met'),
    missingFacts: z.array(missingFactSchema),
    review: z.array(reviewSchema),
    figures: figuresSchema.optional(),
    remedies: z.array(remedySchema),
    publication: publicationReferenceSchema,
  })
  .openapi('OpenCase');

export const applicationAnswerSchema = z
  .object({
    id: idSchema,
    outcome: z.enum(['approve', 'deny', 'route-to-manual', 'not-due']),
    decision: decisionSchema.optional(),
    case: openCaseSchema.optional(),
    figures: figuresSchema.optional(),
  })
  .openapi('ApplicationAnswer');

export const applicationSchema = z
  .object({
    id: idSchema,
    programme: z.string(),
    subject: z.object({ kind: z.enum(['person', 'organisation', 'none']) }),
    submitter: submitterSchema.extend({ authenticated: z.boolean() }),
    channel: z.string(),
    startedBy: z.enum(['application', 'event']),
    receivedAt: instantSchema,
    receivedOn: daySchema,
    appliedOn: daySchema,
    outcome: outcomeSchema.optional().describe('As it stands: absent when the decision was withdrawn or annulled'),
    facts: factsSchema.describe('Of the latest evaluation, without what registers say of people'),
    evaluations: z.array(
      z.object({
        number: z.number().int(),
        cause: z.enum(['received', 'answered', 'boundary', 'publication']),
        evaluatedAt: instantSchema,
        publication: publicationReferenceSchema,
      }),
    ),
    decisions: z.array(idSchema).describe('The chain of decisions, oldest first'),
    decision: decisionSchema.optional().describe('The one that stands'),
    case: openCaseSchema.optional().describe('The case, while it is open'),
    stopped: z.array(reasonSchema).optional(),
    figures: figuresSchema.optional(),
  })
  .openapi('Application');

export type ApplicationRequest = z.infer<typeof applicationRequestSchema>;
export type ApplicationAnswer = z.infer<typeof applicationAnswerSchema>;
export type Application = z.infer<typeof applicationSchema>;
export type OpenCase = z.infer<typeof openCaseSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type SubmitterKind = z.infer<typeof submitterSchema>['kind'];
