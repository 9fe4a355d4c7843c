import { z } from 'zod';
import {
  codesSchema,
  conditionSchema,
  dateSchema,
  expressionSchema,
  idSchema,
  nameSchema,
  operatorSchema,
} from './condition-schema.ts';

/**
 * The ruleset document as an author writes it: the source of `rulesets/ruleset.schema.json`.
 * Shape only; names, types and law are checked by `parseRuleset`. Meaning: FORMAT.md.
 */

export const text = z
  .strictObject({ nb: z.string().min(1), nn: z.string().min(1).optional(), en: z.string().min(1).optional() })
  .describe('Words in bokmål (nb), nynorsk (nn) and English (en)');
const mark = z.enum(['verified', 'part', 'secondary', 'recalled', 'derived', 'design']);
const reasonCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/);

export const legalBasis = z.array(
  z.strictObject({
    kind: z.enum(['act', 'regulation', 'annex', 'circular', 'budget', 'guideline', 'design']),
    title: z.string().min(1),
    section: z.string().optional(),
    url: z.string().optional(),
    asOf: dateSchema.optional(),
    quote: z.string().optional(),
    note: z.string().optional(),
    mark,
  }),
);

const boundary = z.strictObject({
  date: dateSchema,
  by: z.union([nameSchema, z.strictObject({ field: nameSchema })]),
  mark: mark.optional(),
  note: z.string().optional(),
});

/** Written plainly, or as `versions`, oldest first, each after the first with a boundary; content `"none"`: does not exist. */
const versioned = <Own extends z.ZodRawShape, Content extends z.ZodRawShape>(own: Own, content: Content) =>
  z.union([
    z.strictObject({ ...own, ...content }),
    z.strictObject({
      ...own,
      versions: z
        .array(
          z.strictObject({
            id: idSchema.optional(),
            boundary: boundary.optional(),
            content: z.union([z.strictObject(content), z.literal('none')]),
          }),
        )
        .min(1),
    }),
  ]);

const scalarType = {
  scale: z.number().int().min(0).max(9).optional(),
  unit: z.string().optional(),
  min: z.union([z.string(), z.number()]).optional(),
  max: z.union([z.string(), z.number()]).optional(),
  values: z
    .array(z.string().regex(/^[a-z0-9][A-Za-z0-9-]*$/))
    .min(1)
    .optional(),
  system: z.string().optional(),
  systems: z.array(z.string()).min(1).optional(),
};
const setOf = z.strictObject({
  type: z.enum(['enum', 'code']),
  values: scalarType.values,
  system: scalarType.system,
  systems: scalarType.systems,
});
const lookup = z.strictObject({
  by: z.array(nameSchema),
  on: nameSchema.optional(),
  field: nameSchema.optional(),
  programme: idSchema.optional(),
  subject: nameSchema.optional(),
  state: z.enum(['valid', 'expired', 'pending']).optional(),
});
const source = z
  .string()
  .regex(/^(doctor|patient|hospital|organisation|case-worker|system|register:[a-z][a-z-]*|decisions)$/);

const field = z.strictObject({
  type: z.enum(['boolean', 'confirmation', 'integer', 'decimal', 'date', 'enum', 'code', 'set', 'text']),
  ...scalarType,
  of: setOf.optional(),
  none: z.enum(['allowed', 'open-ended']).optional(),
  title: text,
  help: text.optional(),
  source: source.optional(),
  lookup: lookup.optional(),
});
const fact = z.strictObject({
  type: z.enum(['boolean', 'confirmation', 'integer', 'decimal', 'date', 'enum', 'code', 'set', 'list', 'text']),
  ...scalarType,
  of: z.union([setOf, z.record(nameSchema, field)]).optional(),
  none: z.enum(['allowed', 'open-ended']).optional(),
  title: text,
  help: text.optional(),
  source: source.optional(),
  lookup: lookup.optional(),
  identifying: z.enum(['none', 'quasi', 'direct']).optional(),
  curable: z.enum(['act', 'supply', 'no']).optional(),
  contestable: z.strictObject({ confirmedBy: nameSchema.optional() }).optional(),
  discretionary: z.strictObject({ question: text }).optional(),
  derived: expressionSchema.optional(),
});

const parameterContent = z.union([
  z.literal('missing'),
  z.boolean(),
  z.number().int(),
  z.string(),
  z.array(z.string()).min(1),
  codesSchema,
  z.strictObject({ groups: z.record(nameSchema, z.array(z.string()).min(1)) }),
  z.strictObject({ byKey: z.record(z.string(), z.union([z.number().int(), z.string(), z.boolean()])) }),
]);
const parameter = z.strictObject({
  title: text,
  type: z.enum(['boolean', 'integer', 'decimal', 'date', 'enum', 'codes', 'grouping', 'set']),
  ...scalarType,
  of: setOf.optional(),
  key: z
    .strictObject({ type: z.enum(['enum', 'code', 'integer']), values: scalarType.values, system: scalarType.system })
    .optional(),
  versions: z
    .array(
      z.strictObject({
        id: idSchema.optional(),
        boundary: boundary.optional(),
        content: parameterContent,
        source: z.string().optional(),
        mark: mark.optional(),
        note: z.string().optional(),
      }),
    )
    .min(1),
});

const automation = {
  automation: z.enum(['automatic', 'recommend']).optional(),
  basis: z.string().min(1).optional(),
};
const exceptions = z.array(z.strictObject({ condition: nameSchema, text }));
const expressions = z.record(nameSchema, expressionSchema);
const reasonValues = { values: expressions.optional() };

const requirement = versioned(
  {},
  {
    title: text,
    conditions: conditionSchema,
    reason: reasonCode,
    ...reasonValues,
    notMet: z.enum(['deny', 'route-to-manual']).optional(),
    legalBasis: legalBasis.optional(),
    ...automation,
  },
);
const section = versioned(
  { id: idSchema, stage: idSchema },
  {
    title: text,
    legalBasis,
    appliesWhen: conditionSchema.optional(),
    requirements: z.record(idSchema, requirement).optional(),
    notMet: z.enum(['deny', 'route-to-manual']).optional(),
    exceptions: exceptions.optional(),
    approve: z.strictObject({ reason: reasonCode, ...reasonValues, grant: expressions }).optional(),
    note: z.string().optional(),
    ...automation,
  },
);
const ruleEvent = {
  event: z.enum(['stop', 'deny', 'route-to-manual', 'approve']),
  reason: reasonCode,
  ...reasonValues,
  grant: expressions.optional(),
  exceptions: exceptions.optional(),
  ...automation,
};
const rule = versioned(
  { id: idSchema, stage: idSchema },
  { title: text, legalBasis, when: conditionSchema, ...ruleEvent, note: z.string().optional() },
);
const restriction = versioned(
  { id: idSchema },
  {
    title: text,
    legalBasis,
    when: conditionSchema,
    reason: reasonCode,
    ...reasonValues,
    narrows: expressions,
    ...automation,
  },
);
const column = z.union([
  z.strictObject({ id: nameSchema, fact: nameSchema, operator: operatorSchema, title: text.optional() }),
  z.strictObject({ id: nameSchema, condition: nameSchema, of: nameSchema.optional(), title: text.optional() }),
]);
const cell = z.union([
  z.null(),
  z.boolean(),
  z.number().int(),
  z.string(),
  z.array(z.string()).min(1),
  codesSchema,
  z.strictObject({
    over: z.union([z.string(), z.number().int()]).optional(),
    from: z.union([z.string(), z.number().int()]).optional(),
    to: z.union([z.string(), z.number().int()]).optional(),
    under: z.union([z.string(), z.number().int()]).optional(),
  }),
  z.strictObject({ fact: nameSchema }),
  z.strictObject({ parameter: nameSchema, key: expressionSchema.optional() }),
]);
const row = versioned(
  { id: idSchema },
  {
    title: text,
    legalBasis: legalBasis.optional(),
    cells: z.record(nameSchema, cell),
    ...ruleEvent,
  },
);
const table = z.strictObject({
  id: idSchema,
  stage: idSchema,
  title: text,
  hitPolicy: z.enum(['first', 'unique']),
  legalBasis,
  columns: z.array(column).min(1),
  rows: z.array(row).min(1),
});
const replacement = z.strictObject({
  id: idSchema,
  replaces: z.strictObject({ section: idSchema, requirement: idSchema }),
  title: text,
  legalBasis,
  when: conditionSchema,
  conditions: conditionSchema,
});
const entryClass = z.enum(['count', 'exclude', 'route-to-manual']);
const entries = z.strictObject({
  list: nameSchema,
  derived: z
    .record(
      nameSchema,
      z.strictObject({
        type: z.enum(['boolean', 'integer', 'decimal', 'date', 'enum']),
        ...scalarType,
        none: z.enum(['allowed', 'open-ended']).optional(),
        title: text,
        derived: expressionSchema,
      }),
    )
    .optional(),
  classes: z.array(
    versioned(
      { id: idSchema },
      { title: text, legalBasis: legalBasis.optional(), when: conditionSchema, class: entryClass, reason: reasonCode },
    ),
  ),
  otherwise: z.strictObject({ class: entryClass, reason: reasonCode }),
});

const grantField = z.strictObject({
  type: z.enum(['boolean', 'integer', 'decimal', 'date', 'enum', 'code', 'set']),
  ...scalarType,
  of: setOf.optional(),
  none: z.enum(['allowed', 'open-ended']).optional(),
  title: text,
  meet: z.enum(['earliest', 'latest', 'lowest', 'highest', 'intersect', 'union', 'equal']),
  key: z.boolean().optional(),
  lookup: z.boolean().optional(),
  asked: z.strictObject({ fact: nameSchema }).optional(),
});

const reasonTexts = versioned(
  {},
  {
    patient: text.optional(),
    submitter: text.optional(),
    caseWorker: text.optional(),
    pharmacy: text.optional(),
    journalNote: text.optional(),
    counterparty: text.optional(),
  },
);
const remedy = versioned(
  {},
  {
    body: text,
    sendTo: text,
    weeks: z.number().int().min(1).max(52).optional(),
    text,
    legalBasis,
  },
);

/** The whole source document. */
export const rulesetSchema = z
  .strictObject({
    $schema: z.string().optional(),
    format: z.literal(1),
    programme: idSchema,
    title: text,
    subject: z.array(z.enum(['person', 'organisation', 'none'])).min(1),
    startedBy: z.array(z.enum(['application', 'event'])).min(1),
    stages: z.array(idSchema).min(1),
    ...automation,
    exceptions: exceptions.optional(),
    systems: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]*$/),
        z.strictObject({
          title: text,
          hierarchical: z.boolean(),
          exactLength: z.number().int().min(1).max(20).optional(),
          pattern: z.string().optional(),
          aliases: z.array(z.strictObject({ old: z.string(), new: z.string(), from: dateSchema })).optional(),
        }),
      )
      .optional(),
    vocabulary: z
      .record(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:-]*$/), text)
      .optional()
      .describe('words for values of enums, for codes and for stages'),
    facts: z.record(nameSchema, fact),
    parameters: z.record(nameSchema, parameter).optional(),
    groups: z
      .record(nameSchema, z.record(nameSchema, z.record(nameSchema, nameSchema)))
      .optional()
      .describe('group → member → role → fact'),
    conditions: z
      .record(
        nameSchema,
        z.strictObject({
          title: text,
          over: nameSchema.optional(),
          legalBasis: legalBasis.optional(),
          condition: conditionSchema,
        }),
      )
      .optional(),
    grant: z.record(nameSchema, grantField),
    figures: z
      .record(nameSchema, z.strictObject({ title: text, unit: z.string().optional(), value: expressionSchema }))
      .optional(),
    sections: z.array(section).optional(),
    rules: z.array(rule).optional(),
    tables: z.array(table).optional(),
    restrictions: z.array(restriction).optional(),
    replacements: z.array(replacement).optional(),
    entries: z.array(entries).optional(),
    constraints: z.array(z.strictObject({ id: idSchema, condition: conditionSchema, text })).optional(),
    texts: z.record(reasonCode, reasonTexts),
    remedies: z.partialRecord(z.enum(['deny', 'approve', 'partial', 'route-to-manual', 'stop']), remedy).optional(),
    automatedProcessing: z.strictObject({ text, manualControl: text, legalBasis }).optional(),
  })
  .meta({ title: 'Vedtak ruleset', id: 'vedtak-ruleset' });

/** A ruleset as an author writes it. */
export type RulesetSource = z.infer<typeof rulesetSchema>;
