import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApi, startTestApi } from '../../../test-fixtures/api.ts';
import { openBrowser } from '../../../test-fixtures/browser.ts';
import { type HttpServer, listen } from '../../start-up/http-server.ts';
import { demoPeople } from './demo-people.ts';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let api: TestApi;
let server: HttpServer;
let browser: Browser;
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

test.each(['light', 'dark'] as const)(
  'the keyboard alone signs in; no barrier that axe knows, no policy broken, in %s',
  { timeout: 60_000 },
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme });
    await context.addInitScript(axe);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${server.address}/auth/sign-in?return=/v1/session`);
    expect(await page.getByRole('button').allInnerTexts()).toHaveLength(demoPeople.length);
    expect(
      await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + nodes[0].html))'),
    ).toEqual([]);
    await page.getByRole('button', { name: 'Solveig Dahl Godkjenner' }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Ingrid Nes');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/v1/session');
    expect(JSON.parse(await page.locator('body').innerText())).toMatchObject({ person: { name: 'Ingrid Nes' } });
    expect(complaints).toEqual([]);
    await context.close();
  },
);
