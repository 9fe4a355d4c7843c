/**
 * `npm run registers -- import <fest.xml> --by <who> [--write]`: what the national medicines file changes, in words.
 * `npm run registers -- set <item> <field> <value> --from <date> --source <where> --by <who> [--note <words>] [--write]`
 * `npm run registers -- approve --by <who>`: by somebody else than who prepared it. Without `--write` nothing is changed.
 */
import * as fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dayInNorway } from '../day-in-norway.ts';
import { countGrants } from '../registers/count-grants.ts';
import { editionChanges } from '../registers/edition-changes.ts';
import { withEntry } from '../registers/edition-entry.ts';
import { type Edition, editionSchema } from '../registers/edition-schema.ts';
import { importFest } from '../registers/fest/import-fest.ts';
import { readFest } from '../registers/fest/read-fest.ts';
import { describeFailure } from '../start-up/describe-failure.ts';
import { openDatabase } from '../start-up/open-database.ts';
import { readSettings } from '../start-up/settings.ts';
import { startUpFailure } from '../start-up/start-up-failure.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const fail = (message: string) => startUpFailure(message);
const settings = readSettings(process.env);
const file = path.join(settings.rulesetsDir, '_reference', 'medicines.json');
const today = dayInNorway(new Date());

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    by: { type: 'string' },
    write: { type: 'boolean', default: false },
    from: { type: 'string' },
    source: { type: 'string' },
    note: { type: 'string' },
  },
});

function readEdition(): Edition {
  const read = editionSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw fail(`${file} at /${first?.path.join('/')}: ${first?.message}`);
}

function required(name: 'by' | 'from' | 'source'): string {
  const value = values[name]?.trim();
  if (value === undefined || value === '') throw fail(`--${name} is missing`);
  return value;
}

function imported(edition: Edition, xml: string | undefined): Edition {
  if (xml === undefined) throw fail('name the FEST file');
  const read = readFest(fs.readFileSync(xml, 'utf8'));
  if (!read.ok) throw fail(`${xml}: ${read.problem}`);
  return importFest(edition, read.catalogue);
}

function entered(edition: Edition, [item, field, value]: readonly string[]): Edition {
  if (item === undefined || field === undefined || value === undefined) throw fail('name item, field and value');
  const { note } = values;
  const entry = { item, field, value, from: required('from'), source: required('source') };
  const next = withEntry(edition, note === undefined ? entry : { ...entry, note });
  if (next === undefined) throw fail(`the edition has no item ${item}`);
  return next;
}

/** A number of grants for each change: those that hold today for the medicine's codes. */
async function tell(before: Edition, after: Edition): Promise<void> {
  const changes = editionChanges(before, after);
  const database = await openDatabase(settings, { say: () => undefined, log: () => undefined, onGone: say }, 'join');
  try {
    for (const { sentence, atc } of changes) {
      const held = await countGrants(database.db, atc, today);
      say(held === 0 ? sentence : `${sentence} Gjelder ${held} ${held === 1 ? 'gyldig vedtak' : 'gyldige vedtak'}.`);
    }
  } finally {
    await database.close();
  }
  say(changes.length === 0 ? 'Ingenting endres.' : `${changes.length} endringer.`);
}

function write(edition: Edition): void {
  const checked = editionSchema.safeParse(edition);
  if (!checked.success) throw fail(`the result would be broken: ${checked.error.issues[0]?.message}`);
  fs.writeFileSync(file, `${JSON.stringify(edition, undefined, 2)}\n`);
}

async function main(): Promise<void> {
  const [command, ...rest] = positionals;
  const edition = readEdition();
  const by = required('by');
  if (command === 'approve') {
    if (edition.prepared === undefined)
      throw fail(`edition ${edition.number} was not prepared by a command; nothing to approve`);
    write({ ...edition, approved: { by, on: today } });
    say(`Utgave ${edition.number} er godkjent av ${by} og tas i bruk ved neste start.`);
    return;
  }
  if (command !== 'import' && command !== 'set') throw fail('write import, set or approve');
  const next = command === 'import' ? imported(edition, rest[0]) : entered(edition, rest);
  await tell(edition, next);
  if (!values.write) {
    say('Ingenting er skrevet. Bruk --write for å lage utgaven.');
    return;
  }
  write({ ...next, prepared: { by, on: today } });
  say(`Utgave ${next.number} er laget. En annen må godkjenne den: npm run registers -- approve --by <navn>`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`registers: ${describeFailure(error)}\n`);
  process.exitCode = 1;
}
