import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');
/** Where the built app lies. */
export const builtEditor = path.join(root, '.cache', 'rule-editor');
const stamp = path.join(root, '.cache', 'rule-editor.sha256');
const sources = ['rule-editor', 'engine', 'package-lock.json'];
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

/**
 * Builds the rule editor when what it is made of has changed since the last time. Several that start at once build each
 * into a folder of their own; the last one stands.
 */
export async function buildRuleEditor(say: (line: string) => void): Promise<string> {
  const wanted = hashOfSources();
  const built = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';
  if (built === wanted && fs.existsSync(path.join(builtEditor, 'index.html'))) return builtEditor;
  const began = performance.now();
  say('building the rule editor …');
  const { build } = await import('vite');
  const own = `${builtEditor}-${process.pid}`;
  await build({ configFile: path.join(root, 'rule-editor', 'vite.config.ts'), build: { outDir: own } });
  fs.rmSync(builtEditor, { recursive: true, force: true });
  fs.renameSync(own, builtEditor);
  fs.writeFileSync(stamp, wanted);
  say(`built the rule editor in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return builtEditor;
}
