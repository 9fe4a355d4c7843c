import { z } from 'zod';
import { conditionSchema, expressionSchema, idSchema, nameSchema } from '../condition-schema.ts';
import type { Text } from '../ruleset-document.ts';
import { legalBasis, text } from '../ruleset-schema.ts';

/** Demands that hold whatever the facts are. FORMAT.md, section 12. */

const when = conditionSchema.optional().describe('only of applications for which this is true');
const grant = z.array(nameSchema).min(1).optional().describe('grant fields that shall not become lower either');
const order = z
  .array(z.string())
  .min(2)
  .optional()
  .describe('of a fact that is one of several words: the words from the least to the most');
const own = {
  id: idSchema,
  title: z.union([text, z.string().min(1)]).describe('the demand in words, as a sentence; a string is bokmål'),
  note: z.string().optional(),
  legalBasis: legalBasis.optional(),
};

const amounts = { fact: nameSchema, order, grant, when };
const moreNeverLess = z.strictObject({
  ...own,
  pattern: z.literal('more-never-less').describe('more of a fact never gives a worse outcome'),
  ...amounts,
});
const moreNeverMore = z.strictObject({
  ...own,
  pattern: z.literal('more-never-more').describe('more of a fact never gives a better outcome'),
  ...amounts,
});
const neverMatters = z.strictObject({
  ...own,
  pattern: z.literal('never-matters').describe('a fact changes neither outcome, reasons nor grant, known or not'),
  fact: nameSchema,
  when,
});
const interchangeable = z.strictObject({
  ...own,
  pattern: z.literal('interchangeable').describe('two facts with their values exchanged give the same outcome'),
  facts: z.tuple([nameSchema, nameSchema]),
  when,
});
const orderNeverMatters = z.strictObject({
  ...own,
  pattern: z.literal('order-never-matters').describe('a list gives the same in whatever order it is told'),
  list: nameSchema,
  when,
});
const neverApprovedWithout = z.strictObject({
  ...own,
  pattern: z.literal('never-approved-without').describe('no approval, decided or recommended, unless this is true'),
  condition: conditionSchema,
  when,
});
const neverRefusedWhen = z.strictObject({
  ...own,
  pattern: z.literal('never-refused-when').describe('no refusal, decided or recommended, when this is true'),
  condition: conditionSchema,
});
const neverAutomaticWhen = z.strictObject({
  ...own,
  pattern: z.literal('never-automatic-when').describe('a person decides when this is true'),
  condition: conditionSchema,
});
const limit = { field: nameSchema, value: expressionSchema, when };
const grantAtMost = z.strictObject({
  ...own,
  pattern: z.literal('grant-at-most').describe('no approval gives more than this in a field'),
  ...limit,
});
const grantAtLeast = z.strictObject({
  ...own,
  pattern: z.literal('grant-at-least').describe('no approval gives less than this in a field'),
  ...limit,
});

const demandSchema = z.discriminatedUnion('pattern', [
  moreNeverLess,
  moreNeverMore,
  neverMatters,
  interchangeable,
  orderNeverMatters,
  neverApprovedWithout,
  neverRefusedWhen,
  neverAutomaticWhen,
  grantAtMost,
  grantAtLeast,
]);

/** The file `demands.json` of a ruleset. */
export const demandsSchema = z
  .strictObject({ $schema: z.string().optional(), demands: z.array(demandSchema) })
  .meta({ title: 'Vedtak demands', id: 'vedtak-demands' });

export type Demand = z.infer<typeof demandSchema>;
/** What a demand is called, in the languages that it is written in. */
export const demandTitle = ({ title }: Pick<Demand, 'title'>): Text =>
  (typeof title === 'string' ? { nb: title } : title) as Text;
/** The schema of each pattern. */
export const demandSchemas = demandSchema.options;
