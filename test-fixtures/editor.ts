/** The rule editor as people meet it: a service on a port, the built pages, and a browser that is signed in. */
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '../api/sign-in/roles.ts';
import { type HttpServer, listen } from '../api/start-up/http-server.ts';
import { shippedProgrammes, startTestApi, type TestApi, type TestApiOptions } from './api.ts';
import { openBrowser } from './browser.ts';
import { builtRuleEditor } from './postgres.ts';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const watchPolicy = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.violations.push(violatedDirective + ' ' + blockedURI));`;

export type EditorPage = {
  readonly page: Page;
  /** Goes to an address of the service: `/ordning/blaresept`. */
  readonly go: (address: string) => Promise<void>;
  /** Errors of the console and of scripts, breaches of the policy, requests to anybody else. Empty when all is well. */
  readonly wrongs: () => Promise<readonly string[]>;
  /** What axe finds in the page as it stands, as `rule: element`; `rules`: by these only. Empty when all is well. */
  readonly barriers: (rules?: readonly string[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};
export type EditorLook = {
  readonly language?: 'nb' | 'nn' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
};

export type Editor = {
  readonly api: TestApi;
  readonly address: string;
  readonly browser: Browser;
  /**
   * A page of somebody with these roles; the same name is the same person. `[]`: of nobody. The session is put into the
   * browser as the service would have opened it, without the issuer's pages: those are passed by `signIn`.
   */
  readonly openAs: (roles: Role | readonly Role[], name: string, look?: EditorLook) => Promise<EditorPage>;
  /** A page of one of the demo issuer's people, who has signed in from an address as `npm start` asks for it. */
  readonly signIn: (name: string, from?: string) => Promise<EditorPage>;
  readonly close: () => Promise<void>;
};

/** Over the programmes of `rulesets/`, unless the options say otherwise. */
export async function startEditor(options: TestApiOptions = {}): Promise<Editor> {
  const ruleEditor = await builtRuleEditor();
  const api = await startTestApi({ rulesetsDir: shippedProgrammes, ...options, ruleEditor });
  const server = await listen('127.0.0.1', 0);
  server.use(api.handle);
  const browser = await openBrowser();
  return {
    api,
    address: server.address,
    browser,
    openAs: (roles, name, look) => openPage({ api, server, browser }, [roles].flat(), name, look),
    async signIn(name, from = '/') {
      const opened = await openPage({ api, server, browser }, [], name);
      await opened.go(from);
      await signInAs(opened, name);
      return opened;
    },
    async close() {
      await browser.close();
      await server.stop();
      await api.close();
    },
  };
}

type Parts = { readonly api: TestApi; readonly server: HttpServer; readonly browser: Browser };

/** Signs in on the issuer's page, from the page that is shown, and is back on it. */
export async function signInAs({ page }: EditorPage, name: string): Promise<void> {
  const from = page.url();
  await page.locator('header').getByRole('link', { name: 'Logg inn' }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.locator('header').getByText(name).waitFor();
  if (page.url() !== from) throw new Error(`signing in leads to ${page.url()}, not back to ${from}`);
}

async function openPage(
  { api, server, browser }: Parts,
  roles: readonly Role[],
  name: string,
  { language = 'nb', theme = 'light', width = 1280, height = 900 }: EditorLook = {},
): Promise<EditorPage> {
  const { address } = server;
  const context = await browser.newContext({ viewport: { width, height }, locale: 'nb-NO', reducedMotion: 'reduce' });
  if (roles.length > 0) {
    const [cookie = '', value = ''] = (await api.as(roles, name).cookie()).split('=');
    await context.addCookies([{ name: cookie, value, url: address }]);
  }
  await context.addInitScript(watchPolicy);
  await context.addInitScript(
    `localStorage.setItem('vedtak.language', '${language}'); localStorage.setItem('vedtak.theme', '${theme}');`,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(`${address}/`)) wrong.push(`asked elsewhere: ${url}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
  });
  return {
    page,
    async go(path) {
      await page.goto(`${address}${path}`);
    },
    async wrongs() {
      return [...wrong, ...((await page.evaluate('window.violations')) as string[])];
    },
    async barriers(rules) {
      if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
      const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
      return page.evaluate(`axe.run(${JSON.stringify(options)}).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
    },
    close: () => context.close(),
  };
}
