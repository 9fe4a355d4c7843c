/**
 * `npm run replay [-- <evaluation id>… | --programme <name>]`: runs recorded evaluations again by their own publication
 * and engine bundle. Exit code 1 when one does not come out the same to the byte. Beside a running server, or alone.
 */
import { parseArgs } from 'node:util';
import { loadKeys } from '../identity/keys.ts';
import { replay } from '../replay/replay.ts';
import { describeFailure } from '../start-up/describe-failure.ts';
import { openDatabase } from '../start-up/open-database.ts';
import { readSettings } from '../start-up/settings.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { programme: { type: 'string' } } });
  const wrong = positionals.find((id) => !idForm.test(id));
  if (wrong !== undefined) throw new Error(`${wrong} is not the id of an evaluation`);
  const settings = readSettings(process.env);
  const keys = loadKeys(process.env, settings.databaseUrl === undefined ? settings.dataDir : undefined);
  const database = await openDatabase(settings, { say, log: () => undefined, onGone: say }, 'join');
  try {
    const began = performance.now();
    const report = await replay(
      { db: database.db, keys },
      {
        ...(positionals.length > 0 && { ids: positionals }),
        ...(values.programme !== undefined && { programme: values.programme }),
      },
    );
    for (const { evaluation, what, where } of report.differences) say(`${evaluation}: ${what} differs at ${where}`);
    const differing = new Set(report.differences.map(({ evaluation }) => evaluation)).size;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(
      `${report.replayed} evaluations replayed by ${report.engines.length} engine bundles in ${seconds} s: ` +
        `${report.replayed - differing} the same to the byte, ${differing} not`,
    );
    const notFound = positionals.length - report.replayed;
    if (positionals.length > 0 && notFound > 0) say(`${notFound} of the evaluations named are not in the record`);
    return differing > 0 || (positionals.length > 0 && notFound > 0) ? 1 : 0;
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`replay: ${describeFailure(error)}\n`);
  process.exitCode = 1;
}
