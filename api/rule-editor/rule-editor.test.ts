import * as fs from 'node:fs';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { builtRuleEditor } from '../../test-fixtures/postgres.ts';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  folder = await builtRuleEditor();
  api = await startTestApi({ ruleEditor: folder });
});
afterAll(() => api.close());

const asPage = { headers: { accept: 'text/html' } };

describe('the page of the rule editor', () => {
  test('stands at every address that is nobody else’s, under a policy that allows no foreign and no inline script', async () => {
    for (const address of ['/', '/ordning/licence/del/sections/x?utkast=1']) {
      const answer = await api.fetch(address, asPage);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
      expect(await answer.text()).toContain('<div id="app">');
    }
  });

  test('is not in the way of others: unknown calls are problems, pages of the service are theirs', async () => {
    expect((await api.fetch('/v1/nothing', asPage)).headers.get('content-type')).toContain('problem+json');
    expect((await api.fetch('/ordning/licence')).status).toBe(404);
    expect(await (await api.fetch('/docs', asPage)).text()).toContain('swagger');
  });

  test('gives files by their names alone, compressed, to be kept for ever', async () => {
    const [, name = ''] =
      /src="(\/assets\/[^"]+)"/.exec(fs.readFileSync(path.join(folder, 'index.html'), 'utf8')) ?? [];
    const answer = await api.fetch(name, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    for (const bad of ['/assets/..%2Findex.html', '/assets/none.js', '/assets/%2e%2e/index.html'])
      expect((await api.fetch(bad)).status).toBe(404);
  });

  test('needs at most 300 kB, compressed, before the first page shows', () => {
    const page = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
    const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) =>
      path.join(folder, file),
    );
    expect(files.length).toBeGreaterThan(1);
    const sizes = files.map((file) => gzipSync(fs.readFileSync(file)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
  });
});
