import { z } from '@hono/zod-openapi';
import { decisionSchema } from './decisions.ts';
import { recommendedSchema } from './evaluations.ts';
import {
  actorSchema,
  alsoSchema,
  daySchema,
  decidedOutcomeSchema,
  factsSchema,
  figuresSchema,
  idSchema,
  instantSchema,
  languagesSchema,
  missingFactSchema,
  outcomeSchema,
  programmeSchema,
  publicationReferenceSchema,
  reasonSchema,
  reviewSchema,
  wordsSchema,
} from './values.ts';

const caseKind = z.enum(['application', 'appeal']);

export const caseQueueQuery = z.object({
  programme: programmeSchema.optional(),
  status: z.enum(['open', 'decided', 'all']).optional().describe('Default: open'),
  limit: z.coerce.number().int().min(1).max(200).optional().describe('Default: 50'),
  after: idSchema.optional().describe('`next` of the page before'),
});

export const caseQueueSchema = z
  .object({
    cases: z.array(
      z.object({
        id: idSchema,
        kind: caseKind,
        status: z.enum(['open', 'decided']),
        programme: z.string(),
        application: idSchema,
        openedAt: instantSchema,
        receivedOn: daySchema,
        submitter: z.string(),
        reasons: z.array(z.string()).describe('Codes, of the latest evaluation'),
        recommended: decidedOutcomeSchema.optional(),
      }),
    ),
    next: idSchema.optional().describe('There are more: ask with `after`'),
  })
  .openapi('CaseQueue');

export const caseSchema = z
  .object({
    id: idSchema,
    kind: caseKind,
    status: z.enum(['open', 'decided']),
    programme: z.string(),
    application: idSchema,
    openedAt: instantSchema,
    subject: z.object({ kind: z.enum(['person', 'organisation', 'none']), id: z.string().optional() }),
    submitter: z.object({ kind: z.string(), hpr: z.string().optional(), organisation: z.string().optional() }),
    receivedOn: daySchema,
    appliedOn: daySchema,
    facts: factsSchema,
    evaluation: z.number().int().describe('Number of the evaluation that is shown'),
    publication: publicationReferenceSchema,
    evaluated: outcomeSchema.describe('What the rules say, before what made it a case'),
    reasons: z.array(reasonSchema),
    also: z.array(alsoSchema),
    missingFacts: z.array(missingFactSchema),
    review: z.array(reviewSchema),
    figures: figuresSchema.optional(),
    recommended: recommendedSchema.optional(),
    questions: z.array(
      z.object({
        fact: z.string(),
        question: languagesSchema,
        answer: z.boolean().optional(),
      }),
    ),
    answers: z.array(
      actorSchema.extend({
        answeredAt: instantSchema,
        facts: factsSchema,
        reasons: z.record(z.string(), z.string()),
        evaluation: z.number().int(),
      }),
    ),
    appealed: z.object({ decision: idSchema, grounds: z.string() }).optional(),
    decision: decisionSchema.optional(),
  })
  .openapi('Case');

export const caseAnswersRequestSchema = z
  .strictObject({
    facts: factsSchema.describe('Facts and answers to discretionary questions'),
    reasons: z
      .record(z.string(), wordsSchema)
      .optional()
      .describe('Why, by fact: needed for every discretionary answer'),
  })
  .openapi('CaseAnswersRequest');

export type CaseQueueQuery = z.infer<typeof caseQueueQuery>;
export type CaseQueue = z.infer<typeof caseQueueSchema>;
export type Case = z.infer<typeof caseSchema>;
export type CaseAnswersRequest = z.infer<typeof caseAnswersRequestSchema>;
