import { z } from '@hono/zod-openapi';

export const medicinesQuery = z.object({
  search: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe('The beginning of a word of the name or the substance, or of an ATC code'),
});

export const medicinesSchema = z
  .object({
    edition: z.number().int().nullable().describe('Number of the edition that was read; null: there is none'),
    medicines: z
      .array(z.object({ name: z.string(), substance: z.string().nullable(), atc: z.array(z.string()) }))
      .describe('At most 20, those whose name begins so first'),
  })
  .openapi('Medicines');

export type Medicines = z.infer<typeof medicinesSchema>;
