import { z } from 'zod';

/** Zod schemas of conditions and expressions as an author writes them. Meaning: FORMAT.md, "Conditions" and "Expressions". */

export const nameSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,63}$/)
  .describe('camelCase name');
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .describe('kebab-case id, stable for ever');
export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('ISO date');
export const operatorSchema = z.enum([
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'inInterval',
  'in',
  'notIn',
  'inCodes',
  'containsAny',
  'containsAll',
  'containsNone',
  'isSubsetOf',
  'isNone',
  'isSome',
]);

const factReference = z.strictObject({ fact: nameSchema });
const fieldReference = z.strictObject({ field: nameSchema });
const roleReference = z.strictObject({ role: nameSchema });
const reference = z.union([factReference, fieldReference, roleReference]);
export const codesSchema = z.strictObject({
  include: z.array(z.string()).min(1),
  exclude: z.array(z.string()).optional(),
});
const literal = z.union([z.boolean(), z.number().int(), z.string(), z.array(z.string())]);

type Reference = z.infer<typeof reference>;
/** A date argument: an expression, or a string that is an ISO date or else the name of a fact. */
export type ExpressionSource =
  | z.infer<typeof literal>
  | Reference
  | { parameter: string; key?: ExpressionSource | undefined }
  | { holds: ConditionSource }
  | { choose: { when: ConditionSource; then: ExpressionSource }[]; else: ExpressionSource }
  | { plus: ExpressionSource[] }
  | { times: ExpressionSource[] }
  | { max: ExpressionSource[] }
  | { min: ExpressionSource[] }
  | { minus: [ExpressionSource, ExpressionSource] }
  | {
      dividedBy: [ExpressionSource, ExpressionSource];
      scale: number;
      rounding: 'half-up' | 'down' | 'up';
    }
  | {
      days?: ExpressionSource | undefined;
      workingDays?: ExpressionSource | undefined;
      months?: ExpressionSource | undefined;
      years?: ExpressionSource | undefined;
      after: ExpressionSource;
      convention?: 'clamp' | 'next' | undefined;
      saturday?: ExpressionSource | undefined;
    }
  | { birthday: ExpressionSource; of: ExpressionSource; leapDay?: '28-feb' | '1-mar' | undefined }
  | { dayBefore: ExpressionSource }
  | { dayAfter: ExpressionSource }
  | { firstDayOfYear: ExpressionSource }
  | { lastDayOfYear: ExpressionSource }
  | { yearOf: ExpressionSource }
  | { earliestOf: ExpressionSource[] }
  | { latestOf: ExpressionSource[] }
  | { daysBetween: [ExpressionSource, ExpressionSource] }
  | { workingDaysBetween: [ExpressionSource, ExpressionSource]; saturday?: ExpressionSource | undefined }
  | { fullYearsBetween: [ExpressionSource, ExpressionSource] }
  | {
      fn: 'count' | 'countDistinct' | 'sum' | 'any' | 'all' | 'pick';
      over: string;
      where?: ConditionSource | undefined;
      counted?: boolean | undefined;
      field?: string | undefined;
      by?: string | { prefix: string; length: number } | { group: string; in: string } | undefined;
      first?: string | undefined;
      last?: string | undefined;
    }
  | { fn: 'isReplaced'; id: string; replaces: string }
  | { fn: 'isDuplicate'; by: string[] };

export const expressionSchema: z.ZodType<ExpressionSource> = z.lazy(() =>
  z.union([
    literal,
    factReference,
    fieldReference,
    roleReference,
    z.strictObject({ parameter: nameSchema, key: expressionSchema.optional() }),
    z.strictObject({ holds: conditionSchema }),
    z.strictObject({
      choose: z.array(z.strictObject({ when: conditionSchema, then: expressionSchema })).min(1),
      else: expressionSchema,
    }),
    z.strictObject({ plus: several }),
    z.strictObject({ times: several }),
    z.strictObject({ max: several }),
    z.strictObject({ min: several }),
    z.strictObject({ minus: pair }),
    z.strictObject({
      dividedBy: pair,
      scale: z.number().int().min(0).max(9),
      rounding: z.enum(['half-up', 'down', 'up']),
    }),
    z.strictObject({
      days: expressionSchema.optional(),
      workingDays: expressionSchema.optional(),
      months: expressionSchema.optional(),
      years: expressionSchema.optional(),
      after: expressionSchema,
      convention: z.enum(['clamp', 'next']).optional(),
      saturday: expressionSchema.optional(),
    }),
    z.strictObject({
      birthday: expressionSchema,
      of: expressionSchema,
      leapDay: z.enum(['28-feb', '1-mar']).optional(),
    }),
    z.strictObject({ dayBefore: expressionSchema }),
    z.strictObject({ dayAfter: expressionSchema }),
    z.strictObject({ firstDayOfYear: expressionSchema }),
    z.strictObject({ lastDayOfYear: expressionSchema }),
    z.strictObject({ yearOf: expressionSchema }),
    z.strictObject({ earliestOf: several }),
    z.strictObject({ latestOf: several }),
    z.strictObject({ daysBetween: pair }),
    z.strictObject({ workingDaysBetween: pair, saturday: expressionSchema.optional() }),
    z.strictObject({ fullYearsBetween: pair }),
    z.strictObject({
      fn: z.enum(['count', 'countDistinct', 'sum', 'any', 'all', 'pick']),
      over: nameSchema,
      where: conditionSchema.optional(),
      counted: z.boolean().optional(),
      field: nameSchema.optional(),
      by: z
        .union([
          nameSchema,
          z.strictObject({ prefix: nameSchema, length: z.number().int().min(1).max(20) }),
          z.strictObject({ group: nameSchema, in: nameSchema }),
        ])
        .optional(),
      first: nameSchema.optional(),
      last: nameSchema.optional(),
    }),
    z.strictObject({ fn: z.literal('isReplaced'), id: nameSchema, replaces: nameSchema }),
    z.strictObject({ fn: z.literal('isDuplicate'), by: z.array(nameSchema).min(1) }),
  ]),
);
const several = z.array(expressionSchema).min(1);
const pair = z.tuple([expressionSchema, expressionSchema]);

const intervalSchema = z.strictObject({
  over: z.union([z.string(), z.number().int()]).optional(),
  from: z.union([z.string(), z.number().int()]).optional(),
  to: z.union([z.string(), z.number().int()]).optional(),
  under: z.union([z.string(), z.number().int()]).optional(),
});
/** What may stand to the right of an operator. */
export const operandSchema = z.union([
  literal,
  reference,
  z.strictObject({ parameter: nameSchema, key: expressionSchema.optional() }),
  codesSchema,
  intervalSchema,
]);
export type OperandSource = z.infer<typeof operandSchema>;
const test = { operator: operatorSchema, value: operandSchema.optional() };
type Test = { operator: z.infer<typeof operatorSchema>; value?: OperandSource | undefined };

export type ConditionSource =
  | { all: ConditionSource[] }
  | { any: ConditionSource[] }
  | { not: ConditionSource }
  | { atLeast: number; of: ConditionSource[] }
  | { condition: string; of?: string | undefined }
  | ({ fact: string } & Test)
  | ({ field: string } & Test)
  | ({ role: string } & Test);

export const conditionSchema: z.ZodType<ConditionSource> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({
      atLeast: z.number().int().min(1),
      of: z.array(conditionSchema).min(1),
    }),
    z.strictObject({ condition: nameSchema, of: nameSchema.optional() }),
    z.strictObject({ fact: nameSchema, ...test }),
    z.strictObject({ field: nameSchema, ...test }),
    z.strictObject({ role: nameSchema, ...test }),
  ]),
);
