// `npm run rules:release [-- <programme>… [--number <n>]]`: writes publication.json of what has changed.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { releaseRulesets } from '../publications/release-rulesets.ts';

const rulesetsDir = path.resolve(process.env['RULESETS_DIR'] || path.join(import.meta.dirname, '../../rulesets'));
const { positionals, values } = parseArgs({ allowPositionals: true, options: { number: { type: 'string' } } });
const number = values.number;

if (number !== undefined && (!/^[1-9]\d{0,8}$/.test(number) || positionals.length !== 1)) {
  process.stdout.write('--number takes a number from 1 and needs one programme\n');
  process.exitCode = 1;
} else {
  const choice = { programmes: positionals, ...(number !== undefined && { number: Number(number) }) };
  const { ok, lines } = releaseRulesets(rulesetsDir, choice);
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.exitCode = ok ? 0 : 1;
}
