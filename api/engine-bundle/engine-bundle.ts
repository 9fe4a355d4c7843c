import path from 'node:path';
import type * as EngineExports from '#engine';
import { build } from 'esbuild';
import { sha256 } from '../canonical-json.ts';

/** `#engine` in one file. Its hash is the engine version; it is kept with the decisions it made. */
export type EngineBundle = { readonly sha256: string; readonly code: string };
/** What a bundle exports, with its hash. */
export type Engine = typeof EngineExports & { readonly sha256: string };

const root = path.join(import.meta.dirname, '..', '..');

/** Bundles the engine of this source tree: the same bytes wherever the tree lies. */
export async function bundleEngine(): Promise<EngineBundle> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['engine/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2024',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  return { sha256: sha256(code), code };
}

/** Runs a bundle: what decides is byte for byte what is kept. Refuses one that is not what its hash says. */
export async function loadEngine(bundle: EngineBundle): Promise<Engine> {
  if (sha256(bundle.code) !== bundle.sha256) throw new Error(`The engine bundle ${bundle.sha256} has been altered`);
  const address = `data:text/javascript;base64,${Buffer.from(bundle.code, 'utf8').toString('base64')}`;
  const exports = (await import(/* @vite-ignore */ address)) as typeof EngineExports;
  return { ...exports, sha256: bundle.sha256 };
}
