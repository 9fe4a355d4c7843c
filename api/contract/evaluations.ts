import { z } from '@hono/zod-openapi';
import {
  alsoSchema,
  factsSchema,
  figuresSchema,
  grantSchema,
  missingFactSchema,
  outcomeSchema,
  publicationReferenceSchema,
  reasonSchema,
  reviewSchema,
  sha256Schema,
  suspensionEntrySchema,
} from './values.ts';

export const evaluationRequestSchema = z
  .strictObject({
    facts: factsSchema.describe('Facts of every source, the dates too; these default to today in Norway'),
    explain: z.boolean().optional().describe('With every condition and its value'),
    publication: z
      .number()
      .int()
      .min(1)
      .max(2_147_483_647)
      .optional()
      .describe('Another publication than the current one'),
    as: z
      .enum(['submitter', 'case-worker', 'maintainer', 'auditor'])
      .optional()
      .describe('Whoever is not a submitter also sees what is recommended'),
  })
  .openapi('EvaluationRequest');

export const recommendedSchema = z
  .object({
    outcome: z.enum(['approve', 'deny']),
    reasons: z.array(reasonSchema),
    grant: grantSchema.optional(),
    partial: z.array(z.string()).optional(),
  })
  .openapi('Recommended');

export const evaluationResponseSchema = z
  .object({
    outcome: outcomeSchema,
    reasons: z.array(reasonSchema),
    also: z.array(alsoSchema),
    missingFacts: z.array(missingFactSchema),
    grant: grantSchema.optional(),
    partial: z.array(z.string()).optional().describe('Grant fields that give less than was asked'),
    figures: figuresSchema.optional(),
    review: z.array(reviewSchema),
    recommended: recommendedSchema.optional(),
    publication: publicationReferenceSchema,
    engine: sha256Schema,
    suspended: z.array(suspensionEntrySchema),
    explanation: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('Evaluation');

export type EvaluationRequest = z.infer<typeof evaluationRequestSchema>;
export type EvaluationResponse = z.infer<typeof evaluationResponseSchema>;
export type Recommended = z.infer<typeof recommendedSchema>;
