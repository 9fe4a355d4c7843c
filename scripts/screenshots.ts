// `npm run screenshots`: draws the pictures of the README anew, from the service on temporary data.
import * as fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readSettings } from '../api/start-up/settings.ts';
import { startService } from '../api/start-up/start-service.ts';
import { approveAndPublish, askForApproval, changeLimit, seeWhatChanges } from '../rule-editor/e2e/ldl-limit.ts';
import { openBrowser } from '../test-fixtures/browser.ts';
import { makeTemporaryDirectory } from '../test-fixtures/postgres.ts';

const folder = path.join(import.meta.dirname, '..', 'screenshots');
const mostBytes = 200_000;
/** The refusal of the README; here the caller gives what registers know as well. */
const facts = {
  drugAtc: 'A10BJ06',
  medicine: 'ozempic',
  diagnosis: 'icd10:E11',
  combinationPossible: 'no',
  membership: 'compulsory',
  financing: 'folketrygd',
  marketing: 'marketed',
  preApproval: 'none',
  limitedGroup: null,
};

async function drawDocs(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/docs`);
  await page.locator('.opblock').first().waitFor();
  await save(page, 'docs.png');

  const operation = page.locator('.opblock', {
    has: page.locator('[data-path="/v1/programmes/{programme}/evaluations"]'),
  });
  await operation.locator('.opblock-summary-control').click();
  await operation.getByPlaceholder('programme').fill('blaresept');
  await operation.locator('.body-param__text').fill(JSON.stringify({ facts }, undefined, 2));
  await operation.getByRole('button', { name: 'Execute' }).click();
  await operation.locator('.live-responses-table').waitFor();
  await operation.locator('.opblock-body > .responses-wrapper').evaluate((element) => element.scrollIntoView());
  await save(page, 'docs-evaluation.png');
}

async function drawCircular(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/regelverk/blaresept?paa=2026-11-22`);
  await save(page, 'regelverk.png');
  await page.goto(`${address}/regelverk/blaresept/inclisiran-familial?paa=2026-11-22`);
  await save(page, 'regelverk-section.png');
}

/** The story of the README in the rule editor, by two people of the demo. */
async function drawEditor(browser: Browser, address: string): Promise<void> {
  const picture = (name: string, { page }: { readonly page: Page }) => save(page, name);
  const ingrid = await signIn(browser, address, 'Ingrid Nes');
  await changeLimit(ingrid, { picture });
  await seeWhatChanges(ingrid, { picture });
  const { page } = ingrid;
  await page.getByRole('link', { name: 'Prøv', exact: true }).click();
  await drawTryOut(page);
  await askForApproval(ingrid);
  await approveAndPublish(await signIn(browser, address, 'Solveig Dahl'), { picture });
}

/** A recommended refusal, from the test cases. */
async function drawTryOut(page: Page): Promise<void> {
  const { pathname, searchParams } = new URL(page.url());
  searchParams.set('eksempel', 'leqvio-ldl-at-limit');
  await page.goto(new URL(`${pathname}?${searchParams}`, page.url()).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await save(page, 'editor-try-out.png');
}

async function signIn(browser: Browser, address: string, name: string) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 950 }, locale: 'nb-NO' });
  await page.goto(`${address}/auth/sign-in?return=/`);
  await page.getByRole('button', { name }).click();
  await page.waitForURL(`${address}/`);
  return { page, go: async (path: string) => void (await page.goto(`${address}${path}`)) };
}

async function save(page: Page, name: string): Promise<void> {
  // A dialog is shown from its beginning.
  await page.evaluate('document.querySelector("dialog[open]")?.scrollTo(0, 0)');
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  if (picture.length > mostBytes) throw new Error(`${name} has ${picture.length} bytes, more than ${mostBytes}`);
  fs.writeFileSync(path.join(folder, name), picture);
  process.stdout.write(`screenshots/${name}: ${Math.ceil(picture.length / 1000)} kB\n`);
}

const temporary = makeTemporaryDirectory();
try {
  const environment = { DATA_DIR: path.join(temporary, 'data'), PORT: '0' };
  const service = await startService({
    settings: readSettings(environment),
    environment,
    say: () => undefined,
    log: () => undefined,
    signal: new AbortController().signal,
    onGone(message) {
      throw new Error(message);
    },
  });
  try {
    const browser = await openBrowser();
    try {
      fs.mkdirSync(folder, { recursive: true });
      const page = await browser.newPage({
        viewport: { width: 1200, height: 900 },
        colorScheme: 'light',
        locale: 'nb-NO',
      });
      await drawDocs(page, service.address);
      await drawCircular(page, service.address);
      await drawEditor(browser, service.address);
    } finally {
      await browser.close();
    }
  } finally {
    await service.stop();
  }
} finally {
  fs.rmSync(temporary, { recursive: true, force: true });
}
