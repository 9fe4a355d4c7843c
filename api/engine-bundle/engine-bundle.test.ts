import { build } from 'esbuild';
import { expect, test } from 'vitest';
import * as engine from '#engine';
import { ruleset } from '../../test-fixtures/documents.ts';
import { bundleEngine, loadEngine } from './engine-bundle.ts';

test('is the same bytes each time, and imports nothing', async () => {
  const [one, other] = await Promise.all([bundleEngine(), bundleEngine()]);
  expect(one).toEqual(other);
  const { metafile } = await build({
    stdin: { contents: one.code },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
  });
  expect(Object.values(metafile.inputs).flatMap(({ imports }) => imports)).toEqual([]);
  expect(one.code).not.toMatch(/\b(?:require|process|Date|Intl)\s*[.(]|\bimport\b/);
});

test('decides as the source does', async () => {
  const bundled = await loadEngine(await bundleEngine());
  expect(Object.keys(bundled).toSorted()).toEqual([...Object.keys(engine), 'sha256'].toSorted());
  const facts = {
    decidedOn: '2026-03-01',
    appliedOn: '2026-03-01',
    receivedOn: '2026-03-01',
    startedBy: 'application',
  };
  const document = ruleset({});
  expect(bundled.compileRuleset(document).evaluate(facts)).toEqual(engine.compileRuleset(document).evaluate(facts));
});

test('one that is not what its hash says is not run', async () => {
  const { sha256, code } = await bundleEngine();
  await expect(loadEngine({ sha256, code: `${code}\n` })).rejects.toThrow('altered');
});
