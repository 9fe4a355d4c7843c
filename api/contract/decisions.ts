import { z } from '@hono/zod-openapi';
import {
  actorSchema,
  daySchema,
  decidedOutcomeSchema,
  editionReferenceSchema,
  factsSchema,
  figuresSchema,
  grantSchema,
  idSchema,
  instantSchema,
  languagesSchema,
  legalBasisSchema,
  programmeSchema,
  publicationReferenceSchema,
  reasonSchema,
  reviewSchema,
  sha256Schema,
  suspensionEntrySchema,
  wordsSchema,
} from './values.ts';

export const remedySchema = z
  .object({
    for: z.enum(['approve', 'deny', 'partial', 'route-to-manual', 'stop']),
    body: languagesSchema.describe('Who handles the complaint'),
    sendTo: languagesSchema,
    weeks: z.number().int().optional().describe('Counted from the day the party received the decision'),
    text: languagesSchema,
    legalBasis: z.array(legalBasisSchema),
  })
  .openapi('Remedy');

export const automatedProcessingSchema = z
  .object({ text: languagesSchema, manualControl: languagesSchema, legalBasis: z.array(legalBasisSchema) })
  .openapi('AutomatedProcessing');

export const decisionSchema = z
  .object({
    id: idSchema,
    application: idSchema,
    programme: z.string(),
    kind: z.enum(['first', 'correct', 'withdraw', 'annul', 'appeal']),
    outcome: decidedOutcomeSchema.optional().describe('Absent where the decision withdraws or annuls another'),
    automatic: z.boolean(),
    decidedAt: instantSchema,
    decidedOn: daySchema,
    decidedBy: actorSchema.optional(),
    reasons: z.array(reasonSchema),
    grounds: z.string().optional().describe('The words of the person who decided'),
    legalBasis: z.array(legalBasisSchema).optional().describe('Added by the person who decided'),
    grant: grantSchema.optional(),
    partial: z.array(z.string()).optional().describe('Grant fields that give less than was asked'),
    validFrom: daySchema.optional(),
    validTo: daySchema.nullable().optional().describe('Last valid day; null: no end'),
    figures: figuresSchema.optional(),
    review: z.array(reviewSchema).optional().describe('Entries that may count or not, where the outcome is the same'),
    remedies: z.array(remedySchema),
    automatedProcessing: automatedProcessingSchema.optional(),
    case: idSchema.optional(),
    supersedes: idSchema.optional(),
    supersededBy: idSchema.optional(),
    evaluation: z.object({
      number: z.number().int(),
      publication: publicationReferenceSchema,
      engine: sha256Schema,
      editions: z.array(editionReferenceSchema),
      suspended: z.array(suspensionEntrySchema),
    }),
  })
  .openapi('Decision');

export const explanationResponseSchema = z
  .object({
    decision: idSchema,
    explanation: z.record(z.string(), z.unknown()).describe('Every rule in force, every condition with its value'),
    recordedSha256: sha256Schema.describe(
      'Hash of what the explanation followed from at the time of the decision: engine, publication, facts, suspensions, result',
    ),
    reproduced: z.boolean().describe('The explanation given here follows from the same'),
  })
  .openapi('DecisionExplanation');

const personsDecision = {
  grounds: wordsSchema.describe('The main considerations, in words'),
  reasons: z
    .array(z.string())
    .max(100)
    .optional()
    .describe('Reason codes of the evaluation on which the decision rests; default: those that speak for the outcome'),
  legalBasis: z.array(legalBasisSchema).max(20).optional().describe('Needed for a refusal that no reason carries'),
  grant: grantSchema.optional().describe('Default: the grant that the evaluation recommends'),
};

export const caseDecisionRequestSchema = z
  .strictObject({
    outcome: decidedOutcomeSchema,
    ...personsDecision,
    evaluation: z.number().int().min(1).optional().describe('The evaluation that was read; a later one is a 409'),
  })
  .openapi('CaseDecisionRequest');

export const successorRequestSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('correct'),
      outcome: decidedOutcomeSchema,
      ...personsDecision,
      facts: factsSchema.optional().describe('Facts that were wrong: the rules are run again'),
      answerReasons: z.record(z.string(), wordsSchema).optional(),
    }),
    z.strictObject({
      kind: z.literal('withdraw'),
      grounds: wordsSchema,
      legalBasis: z.array(legalBasisSchema).max(20).optional(),
      from: daySchema.optional().describe('The first day without the grant; default today'),
    }),
    z.strictObject({
      kind: z.literal('annul'),
      grounds: wordsSchema,
      legalBasis: z.array(legalBasisSchema).max(20).optional(),
    }),
    z.strictObject({
      kind: z.literal('appeal'),
      grounds: wordsSchema.describe('What the party says'),
    }),
  ])
  .openapi('SuccessorRequest');

export const successorResponseSchema = z
  .object({
    decision: decisionSchema.optional(),
    case: z.object({ id: idSchema, openedAt: instantSchema }).optional().describe('Of an appeal'),
  })
  .openapi('Successor');

export type SuccessorResponse = z.infer<typeof successorResponseSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type Remedy = z.infer<typeof remedySchema>;
export type AutomatedProcessing = z.infer<typeof automatedProcessingSchema>;
export type CaseDecisionRequest = z.infer<typeof caseDecisionRequestSchema>;
export type SuccessorRequest = z.infer<typeof successorRequestSchema>;
export type ExplanationResponse = z.infer<typeof explanationResponseSchema>;

export const decisionFactsSchema = z
  .object({
    decision: idSchema,
    programme: programmeSchema,
    publication: z.number().int(),
    outcome: decidedOutcomeSchema.optional(),
    decidedOn: daySchema,
    facts: factsSchema.describe('Those that identify nobody'),
  })
  .openapi('DecisionFacts');
