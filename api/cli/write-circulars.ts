// `npm run rules:docs [-- --check]`: writes the circular of every ruleset beside it; `--check` only tells what differs.
import * as fs from 'node:fs';
import path from 'node:path';
import { circularFiles } from '../circular/circular-files.ts';

const rulesetsDir = path.resolve(process.env['RULESETS_DIR'] || path.join(import.meta.dirname, '../../rulesets'));
const onlyCheck = process.argv.includes('--check');
const say = (line: string) => process.stdout.write(`${line}\n`);

for (const { file, text, problem } of circularFiles(rulesetsDir)) {
  const name = path.relative(process.cwd(), file);
  if (problem !== undefined) {
    say(`${name}: not written, ${problem}; run npm run rules:check`);
    process.exitCode = 1;
    continue;
  }
  const isSame = fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text;
  if (isSame) continue;
  if (onlyCheck) process.exitCode = 1;
  else fs.writeFileSync(file, text);
  say(onlyCheck ? `${name} differs from the rules; run npm run rules:docs` : `wrote ${name}`);
}
