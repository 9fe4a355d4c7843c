import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { openBrowser } from '../../test-fixtures/browser.ts';
import { type HttpServer, listen } from '../start-up/http-server.ts';

/** Serious or critical findings of axe in what swagger-ui draws; none is in what we write. Gone ones fail the test too. */
const knownOfSwaggerUi: Readonly<Record<string, string>> = {
  'color-contrast': 'its colours of methods, versions, links and code',
  label: 'its textarea for a request body has no name',
  'nested-interactive': 'its button that opens an operation holds the one that copies the path',
  'scrollable-region-focusable': 'its examples scroll and cannot be focused',
};
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const watchPolicy = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.violations.push(violatedDirective + ' ' + blockedURI));`;

let api: TestApi;
let server: HttpServer;
let browser: Browser;
let page: Page;
let requested: string[];
let complaints: string[];

beforeAll(async () => {
  api = await startTestApi();
  server = await listen('127.0.0.1', 0);
  server.use(api.handle);
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await api?.close();
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  await context.addInitScript(watchPolicy);
  await context.addInitScript(axe);
  page = await context.newPage();
  page.setDefaultTimeout(12_000);
  requested = [];
  complaints = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${server.address}/docs`);
  await page.locator('.opblock').first().waitFor();
  return () => context.close();
});

function operation(method: 'get' | 'post', path: string): Locator {
  return page.locator(`.opblock-${method}`, { has: page.locator(`[data-path="${path}"]`) });
}

async function open(method: 'get' | 'post', path: string): Promise<Locator> {
  const block = operation(method, path);
  await block.locator('.opblock-summary-control').click();
  await block.locator('.responses-table').first().waitFor();
  return block;
}

/** Errors, breaches of the policy, and requests to anybody else; what is drawn from data: asks nobody. */
async function wrongs(): Promise<string[]> {
  const breaches: string[] = await page.evaluate('window.violations');
  const elsewhere = requested.filter((url) => !url.startsWith(`${server.address}/`) && !url.startsWith('data:'));
  return [...complaints, ...breaches, ...elsewhere];
}

test('draws every operation of the contract, takes nothing from elsewhere and breaks no policy', async () => {
  const { paths } = (await (await fetch(`${server.address}/openapi.json`)).json()) as { paths: Record<string, object> };
  const expected = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const drawn = await page.locator('.opblock').all();
  const shown = await Promise.all(
    drawn.map(async (block) => {
      const method = await block.locator('.opblock-summary-method').textContent();
      return `${method} ${await block.locator('[data-path]').getAttribute('data-path')}`;
    }),
  );
  expect(shown.toSorted()).toEqual(expected.toSorted());
  expect(requested).toContain(`${server.address}/openapi.json`);
  expect(await wrongs()).toEqual([]);
});

test('"Execute" calls this service and shows its answer', async () => {
  const block = await open('get', '/v1/programmes');
  await block.getByRole('button', { name: 'Execute' }).click();
  const answer = block.locator('.live-responses-table');
  await answer.waitFor();
  expect((await answer.locator('.response-col_status').last().innerText()).trim()).toBe('200');
  const body = await answer.locator('.highlight-code code').first().innerText();
  const { programmes } = (await api.get('/v1/programmes')).body as { programmes: unknown[] };
  expect(programmes.length).toBeGreaterThan(0);
  expect(JSON.parse(body)).toEqual({ programmes });
  expect(requested.at(-1)).toBe(`${server.address}/v1/programmes`);
  expect(await wrongs()).toEqual([]);
});

test('can be used with the keyboard alone', { timeout: 30_000 }, async () => {
  const block = operation('get', '/v1/programmes');
  await tabTo(block.locator('.opblock-summary-control'));
  await page.keyboard.press('Enter');
  const execute = block.getByRole('button', { name: 'Execute' });
  await execute.waitFor();
  await tabTo(execute);
  await page.keyboard.press('Enter');
  await block.locator('.live-responses-table').waitFor();
  expect(await wrongs()).toEqual([]);
});

async function tabTo(target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
  }
  throw new Error(`forty presses of Tab do not reach ${String(target)}`);
}

test('has no serious barrier of our making', { timeout: 60_000 }, async () => {
  const findings = await findBarriers();
  const get = await open('get', '/v1/programmes');
  await get.getByRole('button', { name: 'Execute' }).click();
  await get.locator('.live-responses-table').waitFor();
  await open('post', '/v1/programmes/{programme}/applications');
  await page.locator('.body-param__text').waitFor();
  findings.push(...(await findBarriers()));
  expect(findings.filter(({ drawnBySwaggerUi }) => !drawnBySwaggerUi)).toEqual([]);
  expect([...new Set(findings.map(({ id }) => id))].toSorted()).toEqual(Object.keys(knownOfSwaggerUi).toSorted());
});

type Barrier = { readonly id: string; readonly html: string; readonly drawnBySwaggerUi: boolean };

async function findBarriers(): Promise<Barrier[]> {
  return page.evaluate(`axe.run({ elementRef: true }).then(({ violations }) =>
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) =>
      nodes.map(({ html, element }) => ({ id, html, drawnBySwaggerUi: element.closest('.swagger-ui') !== null }))))`);
}
