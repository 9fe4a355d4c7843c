/** Measures one group of rows in a process of its own: `node --expose-gc engine/bench/run.ts <group> <file for the rows>`. */
import { writeFileSync } from 'node:fs';
import { benchCompiling } from './compiling.ts';
import { checksum } from './measure.ts';
import { benchProgrammes } from './programmes.ts';
import type { Result } from './results.ts';
import { benchRules } from './rules.ts';
import { decideEverything, shippedProgrammes } from './shipped.ts';
import { benchTables } from './tables.ts';

const say = (line: string) => void process.stdout.write(`  ${line}\n`);
const shipped = shippedProgrammes();
const groups: { readonly [name: string]: () => Promise<readonly Result[]> } = {
  rules: () => benchRules(say),
  tables: () => benchTables(say),
  programmes: () => benchProgrammes(shipped),
  compiling: () => benchCompiling(shipped),
};
const [group = '', file] = process.argv.slice(2);
const run = groups[group];
if (run === undefined) throw new Error(`there is no group ${group}; there are ${Object.keys(groups).join(', ')}`);
decideEverything(shipped);
const results = await run();
if (file !== undefined) writeFileSync(file, JSON.stringify(results));
say(`checksum ${checksum()}`);
