import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');
const cache = path.join(root, '.cache');
const sources = ['rule-editor', 'engine', 'rulesets/ruleset.schema.json', 'package-lock.json'];
const isSource = (name: string) => /\.(tsx?|css|html|json)$/.test(name) && !/\.test\.tsx?$/.test(name);

/** Hash of everything that the app is made of: names and contents. */
function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const place = path.join(root, source);
    const files = fs.statSync(place).isDirectory()
      ? fs.readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(isSource).toSorted()
      : [''];
    for (const file of files) hash.update(`${source}/${file}\0`).update(fs.readFileSync(path.join(place, file)));
  }
  return hash.digest('hex');
}

/** Tests hear what the libraries warn of. */
const mode = process.env['NODE_ENV'] === 'test' ? 'development' : 'production';

/**
 * Builds the rule editor when what it is made of has changed since the last time; returns its folder, which is named by
 * what it is made of. Of several that start at once each builds, and one gets the name. In a process of its own, so that
 * a server that is told to stop need not wait for it.
 */
export async function buildRuleEditor(say: (line: string) => void, signal?: AbortSignal): Promise<string> {
  const folder = path.join(cache, `rule-editor-${hashOfSources().slice(0, 16)}-${mode}`);
  if (fs.existsSync(folder)) return folder;
  const began = performance.now();
  say('building the rule editor …');
  fs.mkdirSync(cache, { recursive: true });
  const own = fs.mkdtempSync(`${folder}-`);
  try {
    await runVite(own, signal);
    removeOlder();
    if (!fs.existsSync(folder)) fs.renameSync(own, folder);
  } catch (error) {
    // Another was faster.
    if (!fs.existsSync(folder)) throw error;
  } finally {
    fs.rmSync(own, { recursive: true, force: true });
  }
  say(`built the rule editor in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return folder;
}

function runVite(outDir: string, signal: AbortSignal | undefined): Promise<void> {
  const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const config = path.join(root, 'rule-editor', 'vite.config.ts');
  const args = [vite, 'build', '--config', config, '--outDir', outDir, '--emptyOutDir'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: mode },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal,
    });
    let told = '';
    child.stderr?.on('data', (data: Buffer) => (told += data.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the rule editor could not be built: ${told.trim()}`)),
    );
  });
}

const day = 86_400_000;

/** What was built of other sources, and is not of today: other servers may still give it out. */
function removeOlder(): void {
  const before = Date.now() - day;
  for (const name of fs.readdirSync(cache)) {
    const place = path.join(cache, name);
    if (name.startsWith('rule-editor') && fs.statSync(place).mtimeMs < before)
      fs.rmSync(place, { recursive: true, force: true });
  }
}
