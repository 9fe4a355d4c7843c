import path from 'node:path';
import { isLoopback } from '../middleware/request-guard.ts';
import { readSignIn, type SignIn } from '../sign-in/sign-in-settings.ts';
import { startUpFailure } from './start-up-failure.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** What the environment says, checked. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly rulesetsDir: string;
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly identities: 'synthetic' | 'real';
  /** Synthetic persons for the persons register. */
  readonly samplePersons: boolean;
  readonly signIn: SignIn;
  readonly logLevel: LogLevel;
};
export type LogLevel = 'info' | 'warn' | 'error';

/** Reads the environment; an empty variable is one that is not there. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const read = (name: string) => environment[name]?.trim() || undefined;
  const choose = <T extends string>(name: string, choices: readonly [T, ...T[]]): T => {
    const value = read(name) ?? choices[0];
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw startUpFailure(`${name} must be one of: ${choices.join(', ')}`);
    return choice;
  };
  const databaseUrl = read('DATABASE_URL');
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw startUpFailure('DATABASE_URL must begin with postgresql://');
  const identities = choose('IDENTITIES', ['synthetic', 'real']);
  const samplePersons = choose('SAMPLE_PERSONS', databaseUrl || identities === 'real' ? ['no', 'yes'] : ['yes', 'no']);
  if (samplePersons === 'yes' && identities === 'real')
    throw startUpFailure('SAMPLE_PERSONS=yes loads synthetic persons, which IDENTITIES=real does not accept');
  return {
    port: readPort(read('PORT') ?? '3000'),
    host: readHost(read('HOST') ?? '127.0.0.1'),
    dataDir: path.resolve(read('DATA_DIR') ?? path.join(root, '.data')),
    rulesetsDir: path.resolve(read('RULESETS_DIR') ?? path.join(root, 'rulesets')),
    databaseUrl,
    identities,
    samplePersons: samplePersons === 'yes',
    signIn: readSignIn({ read, databaseUrl, identities }),
    logLevel: choose('LOG_LEVEL', ['warn', 'info', 'error']),
  };
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw startUpFailure(`PORT must be a number from 0 (any free port) to 65535, not ${text}`);
  return Number(text);
}

function readHost(host: string): string {
  if (isLoopback(host.toLowerCase())) return host;
  throw startUpFailure(
    `HOST=${host} is refused: systems cannot sign in yet, so only this machine may ask; leave HOST out, or set it to 127.0.0.1`,
  );
}
