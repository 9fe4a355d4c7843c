import { z } from '@hono/zod-openapi';
import { holdsIdentityNumber } from '../identity/identity-number.ts';
import { idParams, idSchema, instantSchema, namesNobody, programmeSchema, saidSchema, sha256Schema } from './values.ts';

const titleSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(...namesNobody)
  .openapi({ example: 'LDL-grensen senkes' });
const purposeSchema = z
  .string()
  .trim()
  .max(5_000)
  .refine(...namesNobody)
  .describe('What shall be reached, in words; needed for a review');
const lawReferenceSchema = z
  .string()
  .trim()
  .max(2_000)
  .refine(...namesNobody)
  .describe('The law that asks for it; needed for a review');

export const draftParams = idParams;
export const draftStateSchema = z.enum(['open', 'in-review', 'approved', 'published', 'discarded']);
export const objectSchema = z
  .string()
  .min(3)
  .max(300)
  .refine(...namesNobody)
  .describe('An object of a ruleset: facts/ldl, sections/<id>, ruleset/title, order/sections, cases/<id>, demands/<id>')
  .openapi({ example: 'parameters/smallestArea' });
const valueSchema = z
  .unknown()
  .refine((value) => value !== undefined, 'Invalid input: expected a value, or null')
  .describe('The object as it is written in the source; null: there shall be none');

export const draftRequestSchema = z.strictObject({
  programme: programmeSchema,
  title: titleSchema,
  purpose: purposeSchema,
  reference: lawReferenceSchema,
  new: z.literal(true).optional().describe('A programme that does not exist yet'),
});
export const descriptionRequestSchema = z.strictObject({
  title: titleSchema,
  purpose: purposeSchema,
  reference: lawReferenceSchema,
});
export const changesRequestSchema = z.strictObject({
  changes: z
    .array(z.strictObject({ object: objectSchema, value: valueSchema }))
    .min(1)
    .max(5_000),
});

export const submissionRequestSchema = z.strictObject({
  reviewer: idSchema.optional().describe('An approver who is asked; any other may do it as well'),
});
export const approvalRequestSchema = z.strictObject({ version: z.int().min(1).describe('That was read') });
export const returnRequestSchema = z.strictObject({ reason: saidSchema });
export const handoverRequestSchema = z.strictObject({ to: idSchema.describe('An approver') });
export const rebaseRequestSchema = z.strictObject({
  resolutions: z
    .array(z.strictObject({ object: objectSchema, value: valueSchema }))
    .max(5_000)
    .optional()
    .describe('What shall stand of each object that both changed'),
});
export const commentRequestSchema = z.strictObject({ object: objectSchema, text: saidSchema });
export const checkRequestSchema = z.strictObject({
  name: z.enum(['regression', 'demands', 'coverage']),
  version: z.int().min(1).describe('Of the draft, that was checked'),
  ok: z.boolean(),
  summary: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .refine(...namesNobody),
  details: z
    .unknown()
    .refine((details) => !holdsIdentityNumber(JSON.stringify(details ?? null)), namesNobody[1])
    .optional(),
});

export const draftPersonSchema = z.object({ id: idSchema, name: z.string() }).openapi('Person');
const stampSchema = z.object({ by: draftPersonSchema, at: instantSchema });
const versionSchema = z.number().int().min(1);

const touchedSchema = z.object({
  object: z.string(),
  version: versionSchema.describe('Of the draft, when it was changed'),
  changedBy: draftPersonSchema,
  changedAt: instantSchema,
});
export const storedChangeSchema = touchedSchema.extend({ value: z.unknown() }).openapi('StoredChange');

export const changedSchema = z.object({
  version: versionSchema,
  changes: z.array(storedChangeSchema).describe('Everything that was changed after the version of If-Match'),
  takenOut: z.array(z.string()).describe('Of these, objects that are again as in the base'),
});

const draftMembers = {
  id: idSchema,
  programme: programmeSchema,
  title: z.string(),
  purpose: z.string(),
  reference: z.string(),
  base: z
    .object({ number: z.number().int(), sha256: sha256Schema })
    .nullable()
    .describe('The publication that is changed; null: a programme that does not exist yet'),
  state: draftStateSchema,
  version: versionSchema.describe('Of changes and description; the ETag'),
  contentVersion: versionSchema.describe('The version at which the content last changed: checks since then still hold'),
  createdBy: draftPersonSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  contributors: z.array(draftPersonSchema).describe('Who ever changed anything: none of them may approve or publish'),
  reviewer: draftPersonSchema.optional(),
  approvals: z.array(stampSchema.extend({ version: versionSchema })),
  returned: stampSchema.extend({ reason: z.string() }).optional(),
  published: z.object({ number: z.number().int(), sha256: sha256Schema, at: instantSchema }).optional(),
};
const draftSummarySchema = z
  .object({
    ...draftMembers,
    changes: z.array(touchedSchema),
    behind: z.object({ number: z.number().int() }).optional().describe('The base is no longer current'),
  })
  .openapi('DraftSummary');
export const draftSummariesSchema = z.object({
  drafts: z.array(draftSummarySchema),
  next: z.string().optional().describe('There are more: ask again with it as `after`'),
});

export const checkNameSchema = z.enum(['rules', 'cases', 'regression', 'demands', 'coverage']);
export const draftCheckSchema = stampSchema
  .extend({
    name: checkNameSchema,
    version: versionSchema,
    holds: z.boolean().describe('The content is still what was checked'),
    ok: z.boolean(),
    summary: z.string(),
    details: z.unknown().optional(),
  })
  .openapi('DraftCheck');
export const draftCommentSchema = stampSchema
  .extend({ id: idSchema, object: z.string(), text: z.string() })
  .openapi('DraftComment');

export const draftSchema = z
  .object({
    ...draftMembers,
    changes: z.array(storedChangeSchema),
    checks: z.array(draftCheckSchema).describe('The last of each name'),
    comments: z.array(draftCommentSchema),
    behind: z
      .object({
        number: z.number().int(),
        conflicts: z.array(z.string()).describe('Objects that both the draft and publications since its base changed'),
      })
      .optional()
      .describe('The base is no longer current'),
  })
  .openapi('Draft');

export const draftEventsSchema = z.object({
  events: z.array(
    stampSchema
      .extend({
        number: z.number().int().min(1),
        step: z.string(),
        version: versionSchema,
        details: z.unknown().optional().describe('Which objects, why, to whom'),
      })
      .openapi('DraftEvent'),
  ),
});

export const sameSchema = z
  .object({ same: z.literal(true), programme: programmeSchema, number: z.number().int() })
  .describe('The folder is what is published');

const mostListed = 200;
export const draftsQuery = z.object({
  programme: programmeSchema.optional(),
  state: draftStateSchema.optional(),
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/)
    .transform(Number)
    .refine((limit) => limit <= mostListed, `At most ${mostListed}`)
    .default(mostListed)
    .openapi({ type: 'integer', minimum: 1, maximum: mostListed }),
  after: z
    .templateLiteral([z.iso.datetime({ precision: 3 }), '_', idSchema])
    .transform((cursor) => ({ at: cursor.slice(0, cursor.indexOf('_')), id: cursor.slice(cursor.indexOf('_') + 1) }))
    .optional()
    .openapi({ type: 'string', description: '`next` of the page before' }),
});
export type DraftsQuery = z.infer<typeof draftsQuery>;
export const ifMatchHeaders = z.object({
  'if-match': z.string().describe('The version that the changes are made on, in quotes: "3"'),
});

export type DraftPerson = z.infer<typeof draftPersonSchema>;
export type DraftState = z.infer<typeof draftStateSchema>;
export type DraftRequest = z.infer<typeof draftRequestSchema>;
export type DraftDescription = z.infer<typeof descriptionRequestSchema>;
export type StoredChange = z.infer<typeof storedChangeSchema>;
export type Changed = z.infer<typeof changedSchema>;
export type DraftView = z.infer<typeof draftSchema>;
export type DraftSummary = z.infer<typeof draftSummarySchema>;
export type CheckName = z.infer<typeof checkNameSchema>;
export type CheckRequest = z.infer<typeof checkRequestSchema>;
export type CommentRequest = z.infer<typeof commentRequestSchema>;
