import { z } from 'zod';
import { idSchema } from './condition-schema.ts';

/** Test cases of a ruleset: an application in words and values with the outcome that is expected. FORMAT.md, section 11. */

const code = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,63}$/)
  .describe('reason code');
const value: z.ZodType<unknown> = z.unknown().describe('a fact value in its JSON form; null is none');
const byName = z.record(z.string(), value);

const expectation = z.strictObject({
  outcome: z.enum(['approve', 'deny', 'route-to-manual', 'stop', 'not-due']),
  reasons: z.array(code).describe('reason codes, in any order, all of them'),
  grant: byName.optional().describe('the whole grant; a field that is none is null'),
  figures: byName.optional().describe('the figures named; null is none, "absent" says that it is not given'),
  missingFacts: z.array(z.string().regex(/^\//)).optional().describe('pointers to the missing facts, all of them'),
  also: z.array(code).optional().describe('codes of the other rules that hold or may hold, all of them'),
  partial: z.array(z.string()).optional().describe('grant fields that give less than was asked, all of them'),
  review: z.array(z.number().int().min(0)).optional().describe('indices of the entries under review, all of them'),
  recommended: z
    .strictObject({
      outcome: z.enum(['approve', 'deny']),
      reasons: z.array(code),
      grant: byName.optional(),
    })
    .optional(),
});

export const testCaseSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1).describe('the case in words, as a sentence'),
  note: z.string().optional(),
  facts: byName.describe('facts by name; a fact that is absent is unknown, null is none'),
  suspended: z
    .array(z.union([idSchema, z.strictObject({ id: idSchema, outcomes: z.literal('deny') })]))
    .optional()
    .describe('sections, rules, tables, restrictions or the programme; with `outcomes` only their denials'),
  expect: expectation,
});

/** A file of `cases/`. */
export const testCasesSchema = z
  .strictObject({ $schema: z.string().optional(), cases: z.array(testCaseSchema).min(1) })
  .meta({ title: 'Vedtak test cases', id: 'vedtak-test-cases' });

export type TestCase = z.infer<typeof testCaseSchema>;
