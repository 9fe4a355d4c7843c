import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedProgrammes, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { openBrowser } from '../../test-fixtures/browser.ts';
import { type HttpServer, listen } from '../start-up/http-server.ts';

const programmes = ['blaresept', 'ehic', 'frikort', 'fristbrudd'];
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ rulesetsDir: shippedProgrammes, now: () => new Date('2026-11-22T10:00:00Z') });
}, 60_000);
afterAll(() => api.close());

async function read(address: string, status = 200): Promise<string> {
  const response = await api.fetch(address);
  expect([address, response.status]).toEqual([address, status]);
  expect(response.headers.get('content-type')).toMatch(/^(text\/(html|css)|application\/(problem\+)?json)/);
  return response.text();
}

const hrefs = (page: string): readonly string[] =>
  [...page.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

describe.each(programmes)('/regelverk/%s', (programme) => {
  test('leads to every part, in both languages, and no address leads nowhere', { timeout: 60_000 }, async () => {
    const seen = new Set<string>();
    for (const language of ['nb', 'nn']) {
      const front = await read(`/regelverk/${programme}?sprak=${language}`);
      const inner = hrefs(front).filter((href) => href.startsWith('/'));
      expect(inner.length).toBeGreaterThan(10);
      for (const href of inner.map((address) => address.split('#')[0] ?? '')) {
        if (seen.has(href)) continue;
        seen.add(href);
        const page = await read(href);
        expect([href, /undefined|\[object Object\]/.test(page)]).toEqual([href, false]);
      }
    }
  });

  test('on one page, what is linked within it is there', async () => {
    const page = await read(`/regelverk/${programme}/begreper`);
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const named = hrefs(page).filter((href) => href.includes('/begreper?') && href.includes('#'));
    expect(named.filter((href) => !ids.has(decodeURIComponent(href.split('#')[1] ?? '')))).toEqual([]);
  });
});

test('a part says its question, period, requirements, sources, examples and what is not verified', async () => {
  const page = await read('/regelverk/blaresept/inclisiran-familial?paa=2026-03-03');
  for (const words of [
    'Er vilkårene oppfylt i «Leqvio (inklisiran), del 1: familiær heterozygot hyperkolesterolemi»?',
    'Gjelder fra 01.01.2025. Det er vedtaksdato som avgjør.',
    'LDL-kolesterol over grensen',
    'bekreftet i kilden',
    'Oppfyller: ',
    'Til en person: ',
    'Hvilken dato som avgjør overgangen 01.01.2025, er vårt valg.',
    'Historikk',
    'LDL-kolesterolet ditt er oppgitt til [LDL-kolesterol] mmol/l. For stønad til Leqvio må det være over [3,6',
  ])
    expect(page).toContain(words);
});

test('the day that is asked for decides which rules are shown', async () => {
  const earlier = await read('/regelverk/blaresept/inclisiran-familial?paa=2024-12-31');
  expect(earlier).toContain('(2023–2024)');
  expect(earlier).toContain('Avløses 01.01.2025');
  expect(await read('/regelverk/blaresept/inclisiran-familial?paa=2022-12-31')).toContain(
    'Denne delen gjelder ikke den dagen du har valgt.',
  );
});

test('two days are compared in words, whichever is written first', async () => {
  const page = await read('/regelverk/blaresept/sammenlign?fra=2026-07-01&til=2026-06-30');
  expect(page).toContain('Endret fra 30.06.2026 til 01.07.2026');
  expect(page).toContain('Falt bort');
  expect(page).toContain('FOR-2026-06-21-1252');
  expect(await read('/regelverk/blaresept/sammenlign?fra=2026-08-01&til=2026-08-02')).toContain(
    'Ingen regler er endret mellom 01.08.2026 og 02.08.2026.',
  );
});

test('a search finds parts by their words and says when there is none', async () => {
  const page = await read('/regelverk/blaresept?sok=gentest+utf%C3%B8rt');
  expect(page).toContain('Treff på «gentest utført»');
  expect(hrefs(page).some((href) => href.includes('/inclisiran-familial?'))).toBe(true);
  expect(await read('/regelverk/blaresept?sok=xyzzy')).toContain('Ingen treff.');
});

test('what a reader writes is shown as text only', async () => {
  const script = encodeURIComponent('"><script>alert(1)</script>');
  for (const address of [`/regelverk/blaresept?sok=${script}`, `/regelverk/blaresept?sprak=${script}`])
    expect(await read(address)).not.toContain('<script>');
  const page = await read(`/regelverk/blaresept?paa=${script}`, 400);
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('<script>');
});

test.each([
  ['/regelverk/blaresept?paa=2026-02-30', 400],
  ['/regelverk/blaresept/sammenlign?fra=i+dag&til=2026-01-01', 400],
  ['/regelverk/no-such', 404],
  ['/regelverk/blaresept/no-such', 404],
  ['/regelverk/stil/package.json', 404],
])('%s answers %i', async (address, status) => {
  expect(await read(address, status)).not.toBe('');
});

test('every publication can be taken away whole', async () => {
  const page = await read('/regelverk/frikort');
  const [address] = hrefs(page).filter((href) => href.startsWith('/v1/'));
  const { status, body } = await api.get(address ?? '');
  expect([status, body['programme']]).toEqual([200, 'frikort']);
});

describe('in a browser', () => {
  const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let server: HttpServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await listen('127.0.0.1', 0);
    server.use(api.handle);
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function barriers(page: Page): Promise<unknown> {
    return page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
    );
  }

  test.each(['light', 'dark'] as const)(
    'has no barrier that axe knows, breaks no policy, in %s',
    { timeout: 60_000 },
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme });
      await context.addInitScript(axe);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      for (const address of [
        '',
        '/frikort',
        '/fristbrudd/breach-occurred',
        '/blaresept/inclisiran-familial',
        '/ehic/verdier',
      ]) {
        await page.goto(`${server.address}/regelverk${address}`);
        for (const part of await page.locator('details').all()) await part.evaluate('(part) => { part.open = true; }');
        expect([address, await barriers(page)]).toEqual([address, []]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test('closed parts are open on paper, and the forms are left out', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}/regelverk/blaresept/inclisiran-familial`);
    const source = page.getByRole('columnheader', { name: 'Kilde' });
    expect(await source.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await source.isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Vis' }).isVisible()).toBe(false);
    await page.close();
  });
});
