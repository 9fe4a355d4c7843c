import { z } from 'zod';

/** An edition of a register, as its file in `rulesets/_reference` says it. Meaning: the README there. */

const date = z.iso.date();
const codeList = z.union([
  z.array(z.string().min(1)).min(1),
  z.strictObject({ include: z.array(z.string().min(1)).min(1), exclude: z.array(z.string().min(1)).optional() }),
]);
const mark = z.enum(['verified', 'part', 'secondary', 'recalled', 'derived', 'design']).optional();
const origin = { note: z.string().optional(), source: z.string().optional(), mark };

const scalar = z.union([z.boolean(), z.int(), z.string(), z.array(z.string()), z.null()]);
const row = z.strictObject({
  from: date.optional(),
  to: date.optional(),
  codes: z.record(z.string(), codeList).optional(),
  age: z.strictObject({ from: z.int().min(0).optional(), under: z.int().min(1).optional() }).optional(),
  uncertain: z.string().min(1).optional(),
  value: scalar,
  ...origin,
});
const datedCode = z.union([
  z.string().min(1),
  z.strictObject({ code: z.string().min(1), from: date.optional(), to: date.optional() }),
]);

const item = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  codes: z.record(z.string(), z.array(datedCode).min(1)),
  values: z.record(z.string(), z.union([scalar, z.array(row).min(1)])),
  ...origin,
});

export const editionSchema = z
  .strictObject({
    $schema: z.string().optional(),
    register: z.string().regex(/^[a-z][a-z-]*$/),
    number: z.int().min(1),
    title: z.strictObject({ nb: z.string(), nn: z.string().optional(), en: z.string().optional() }),
    note: z.string().optional(),
    sources: z
      .array(z.strictObject({ title: z.string(), url: z.string().optional(), asOf: date.optional(), mark }))
      .optional(),
    /** Who made it; then somebody else approves it before it is used. */
    prepared: z.strictObject({ by: z.string().min(1), on: date }).optional(),
    approved: z.strictObject({ by: z.string().min(1), on: date }).optional(),
    identifiedBy: z.array(z.string()).min(1),
    notHeld: z.array(z.string()).optional(),
    items: z.array(item),
  })
  .check((context) => {
    const { prepared, approved } = context.value;
    if (approved !== undefined && approved.by === prepared?.by)
      context.issues.push({
        code: 'custom',
        message: 'approved by who prepared it',
        path: ['approved', 'by'],
        input: approved.by,
      });
    const seen = new Set<string>();
    for (const [index, { id }] of context.value.items.entries()) {
      if (seen.has(id))
        context.issues.push({ code: 'custom', message: `${id} twice`, path: ['items', index, 'id'], input: id });
      seen.add(id);
    }
  });

export type Edition = z.infer<typeof editionSchema>;
export type EditionItem = Edition['items'][number];
export type EditionRow = z.infer<typeof row>;
export type EditionValue = z.infer<typeof scalar>;

/** The synthetic persons of the embedded default and the tests. */
export const personsSchema = z.strictObject({
  $schema: z.string().optional(),
  register: z.literal('persons'),
  note: z.string().optional(),
  persons: z.array(
    z.strictObject({
      id: z.string().regex(/^\d{11}$/),
      note: z.string().optional(),
      facts: z.record(z.string(), z.json()),
    }),
  ),
});
export type Persons = z.infer<typeof personsSchema>;
