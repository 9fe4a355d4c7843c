// `npm run rules:schemas`: writes the JSON Schemas of rulesets and test cases, which editors complete by.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateJsonSchemas } from '#engine/tools';

const folder = path.resolve(import.meta.dirname, '../rulesets');
for (const [name, schema] of Object.entries(generateJsonSchemas()))
  writeFileSync(path.join(folder, name), `${JSON.stringify(schema, undefined, 2)}\n`);
