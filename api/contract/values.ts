import { z } from '@hono/zod-openapi';
import { withoutIdentities } from '../identity/identity-number.ts';

/** What requests and answers are made of. */

export const idSchema = z.uuid();
export const programmeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/)
  .openapi({ example: 'blaresept' });
/** The calendar begins with the year 1. */
export const daySchema = z.iso
  .date()
  .refine((day) => day >= '0001-01-01', 'Invalid ISO date')
  .openapi({ example: '2026-03-01' });
export const instantSchema = z.iso.datetime({ offset: true });
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const programmeParams = z.object({ programme: programmeSchema });
export const idParams = z.object({ id: idSchema });

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By name, as the programme declares them; checked against the ruleset. Not copied: a name may be anything. */
export const factsSchema = z
  .custom<{ readonly [fact: string]: unknown }>(isObject, 'Invalid input: expected an object of facts by name')
  .openapi('Facts', {
    type: 'object',
    additionalProperties: {},
    description:
      'Facts by name, as GET /v1/programmes/{programme} declares them. Absent is unknown; null is none, where the fact allows it.',
    example: { ldl: 3.7, diagnosis: 'E78.0' },
  });

/** Words of a person. */
export const wordsSchema = z.string().trim().min(1).max(20_000);
/** What keeps identity numbers out of words that everybody here reads. */
export const namesNobody: [(words: string) => boolean, string] = [
  (words) => withoutIdentities(words) === words,
  'Leave out identity numbers',
];
/** Words of a person that name nobody. */
export const saidSchema = z
  .string()
  .trim()
  .min(1)
  .max(5_000)
  .refine(...namesNobody);
/** Who acted, in the record. */
export const actorSchema = z.object({
  caseWorker: z.string(),
  authenticated: z.boolean(),
  person: z.string().optional().openapi({ description: 'Who it was, when signed in' }),
});

/** What no machine decided by: by its id, or with what it refuses only. */
export const suspensionEntrySchema = z.union([z.string(), z.object({ id: z.string(), outcomes: z.literal('deny') })]);

export const outcomeSchema = z.enum(['approve', 'deny', 'route-to-manual', 'stop', 'not-due']);
export const decidedOutcomeSchema = z.enum(['approve', 'deny']);

export const languagesSchema = z.object({ nb: z.string(), nn: z.string().optional(), en: z.string().optional() });
export const legalBasisSchema = z
  .object({
    kind: z.enum(['act', 'regulation', 'annex', 'circular', 'budget', 'guideline', 'design']),
    title: z.string().min(1).max(500),
    section: z.string().max(200).optional(),
    url: z.string().max(2_000).optional(),
    asOf: daySchema.optional(),
    quote: z.string().max(5_000).optional(),
    note: z.string().max(5_000).optional(),
    mark: z.enum(['verified', 'part', 'secondary', 'recalled', 'derived', 'design']),
  })
  .openapi('LegalBasis');

const valuesSchema = z.record(z.string(), z.unknown());

export const reasonTextsSchema = z.object({
  patient: languagesSchema.optional(),
  submitter: languagesSchema.optional(),
  journalNote: languagesSchema.optional(),
  caseWorker: languagesSchema.optional().describe('Only where a case worker asks'),
});

/** Why, with the paragraph, the value and the limit. */
export const reasonSchema = z
  .object({
    code: z.string().openapi({ example: 'LDL_NOT_ABOVE_LIMIT' }),
    rule: z.string().optional().describe('Section, rule, table, restriction, constraint or list'),
    stage: z.string().optional(),
    part: z.string().optional().describe('Requirement, row or exception'),
    version: z.number().int().optional(),
    partVersion: z.number().int().optional(),
    values: valuesSchema.optional().describe('What the reason names, such as the limit'),
    facts: valuesSchema.optional().describe('The facts that were read, with their values'),
    legalBasis: z.array(legalBasisSchema),
    texts: reasonTextsSchema,
  })
  .openapi('Reason');
export const alsoSchema = reasonSchema
  .extend({ is: z.enum(['true', 'unknown']) })
  .openapi('AlsoReason', { description: 'A requirement that is not met, or (for case workers) not known to be' });

export const missingFactSchema = z
  .object({
    pointer: z.string().describe('JSON pointer (RFC 6901) into the facts'),
    fact: z.string(),
    needs: z.enum(['value', 'exact-code', 'complete-list', 'answer']),
    title: languagesSchema.optional(),
  })
  .openapi('MissingFact');

export const reviewSchema = z
  .object({
    list: z.string(),
    index: z.number().int(),
    class: z.enum(['route-to-manual', 'unknown']),
    reason: z.string().optional(),
  })
  .openapi('ReviewedEntry');

export const grantSchema = z
  .record(z.string(), z.unknown())
  .openapi('Grant', { description: 'Fields as the programme declares them; null is none' });
export const figuresSchema = z
  .record(z.string(), z.unknown())
  .openapi('Figures', { description: 'Declared outputs; {atLeast, atMost} where something is unknown' });

export const publicationReferenceSchema = z
  .object({ programme: programmeSchema, number: z.number().int(), sha256: sha256Schema })
  .openapi('PublicationReference');
export const editionReferenceSchema = z
  .object({ name: z.string(), number: z.number().int(), sha256: sha256Schema })
  .openapi('EditionReference');

export type Reason = z.infer<typeof reasonSchema>;
export type AlsoReason = z.infer<typeof alsoSchema>;
export type ReasonTexts = z.infer<typeof reasonTextsSchema>;
export type MissingFact = z.infer<typeof missingFactSchema>;
export type Languages = z.infer<typeof languagesSchema>;
export type LegalBasis = z.infer<typeof legalBasisSchema>;
export type PublicationReference = z.infer<typeof publicationReferenceSchema>;
