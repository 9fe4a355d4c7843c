import { z } from 'zod';
import { conditionSchema, expressionSchema } from './condition-schema.ts';
import { demandsSchema } from './demands/schema.ts';
import { rulesetSchema } from './ruleset-schema.ts';
import { testCasesSchema } from './test-case-schema.ts';

/**
 * The JSON Schemas that lie in `rulesets/` for editors, by file name; written by `npm run rules:schemas`. That of
 * rulesets asks for no key at the top: it is for each file of a folder, and only the whole must be complete.
 */
export function generateJsonSchemas(): Readonly<Record<string, object>> {
  z.globalRegistry.add(conditionSchema, { id: 'condition' });
  z.globalRegistry.add(expressionSchema, { id: 'expression' });
  const options = { io: 'input', unrepresentable: 'any', reused: 'ref' } as const;
  const file = rulesetSchema.partial().meta({ title: 'Vedtak ruleset' });
  return {
    'ruleset.schema.json': z.toJSONSchema(file, options),
    'demands.schema.json': z.toJSONSchema(demandsSchema, options),
    'test-cases.schema.json': z.toJSONSchema(testCasesSchema, options),
  };
}
