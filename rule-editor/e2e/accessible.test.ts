import * as fs from 'node:fs';
import path from 'node:path';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { beginDraft, smallestArea } from '../../test-fixtures/drafts.ts';
import { type Editor, type EditorPage, startEditor } from '../../test-fixtures/editor.ts';
import { steps } from '../new-programme/steps.ts';

/** A table, so that there is a grid to look at. */
const table = {
  id: 'large',
  stage: 'criteria',
  title: { nb: 'Store lokaler', nn: 'Store lokale', en: 'Large premises' },
  hitPolicy: 'first',
  legalBasis: [],
  columns: [{ id: 'area', fact: 'floorArea', operator: 'greaterThanInclusive' }],
  rows: [
    {
      id: 'big',
      title: { nb: 'Stort', nn: 'Stort', en: 'Large' },
      cells: { area: '500.0' },
      event: 'deny',
      reason: 'NO_AGE_CONTROL',
    },
  ],
};

let editor: Editor;
let draft: string;
let guided: string;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
  const ola = editor.api.as('maintainer', 'Ola');
  draft = await beginDraft(ola, [
    ['parameters/smallestArea', smallestArea('12.0')],
    ['tables/large', table],
  ]);
  guided = await beginDraft(ola, [['ruleset/title', { nb: 'Servering' }]], { programme: 'serving', new: true });
});
afterAll(() => editor?.close());

const inLicence = {
  '': [''],
  '/vei': [''],
  '/nytt-legemiddel': [''],
  '/del/:member/:id': [
    'sections/terms',
    'sections/terms?vis=tabell',
    'sections/terms?vis=kilde',
    'rules/no-licence-needed',
    'conditions/specialReasons',
    'constraints/hours-of-staff',
    'tables/large',
    'tables/large?vis=setninger',
  ],
  '/ny-regel': [''],
  '/ny-tabell': [''],
  '/prov': ['', '?tilfeldig=3'],
  '/eksempler': [''],
  '/sammenlign': [''],
  '/krav': [''],
  '/utgaver': [''],
  '/opplysninger': [''],
  '/opplysninger/:name': ['floorArea', 'goods', 'staff'],
  '/verdier': [''],
  '/verdier/:name': ['smallestArea', 'hourFee', 'hoursBySchool'],
  '/koder': [''],
  '/tekster': [''],
  '/tekster/:code': ['AREA_TOO_SMALL'],
  '/om': [''],
  '/kilde': ['', '?mot=1'],
};
const whole = {
  '/': [''],
  '/stans': [''],
  '/utkast': [''],
  '/utkast/:id': [''],
  '/ny-ordning': [''],
  '/ny-ordning/:programme': steps.map((step) => `?steg=${step}`),
  '/ordning/:programme/*?': Object.keys(inLicence),
};

/** All that another theme can change. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** The addresses that a file has in its list of pages. */
const routesIn = (file: string): string[] =>
  [...fs.readFileSync(path.join(import.meta.dirname, '..', file), 'utf8').matchAll(/^ {2}\['([^']*)', /gm)].map(
    ([, address = '']) => address,
  );

test('no page of the editor is forgotten here', () => {
  expect(Object.keys(whole)).toEqual(routesIn('app/routes.tsx'));
  expect(Object.keys(inLicence)).toEqual(routesIn('programmes/programme.tsx'));
});

function addresses(): string[] {
  const withDraft = (address: string, id: string) => `${address}${address.includes('?') ? '&' : '?'}utkast=${id}`;
  const inside = Object.entries(inLicence).flatMap(([route, ends]) =>
    ends.map((end) => withDraft(`/ordning/licence${route.replace(/:.*/, '')}${end}`, draft)),
  );
  const guide = whole['/ny-ordning/:programme'].map((step) => withDraft(`/ny-ordning/serving${step}`, guided));
  return ['/', '/stans', '/utkast', `/utkast/${draft}`, '/ny-ordning', ...guide, ...inside];
}

/** Everything has come, and the page has shown it. What was still missing after a long while; empty when all is well. */
async function settled({ page }: EditorPage, waiting: ReadonlySet<Request>): Promise<readonly string[]> {
  const heading = page.locator('main h1').first();
  const lacks = async () => [
    ...((await heading.isVisible()) ? [] : ['a heading']),
    ...[...waiting].map((request) => request.url()),
    ...((await page.locator('main .ds-spinner').count()) === 0 ? [] : ['what a spinner stands for']),
  ];
  for (let tried = 0; tried < 200; tried += 1) {
    await page.waitForTimeout(80);
    if ((await lacks()).length === 0) return [];
  }
  return lacks();
}

function watchRequests({ page }: EditorPage): Set<Request> {
  const waiting = new Set<Request>();
  page.on('request', (request) => waiting.add(request));
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => waiting.delete(request));
  return waiting;
}

/** What sticks out to the right, once the page has settled in its new width; empty when all is well. */
async function tooWide({ page }: EditorPage): Promise<readonly string[]> {
  const over = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  for (let tried = 0; (await over()) > 0 && tried < 20; tried += 1) await page.waitForTimeout(100);
  return (await over()) > 0 ? [`${await over()}`] : [];
}

test('every page has a title and a heading, and no barriers in light, in dark and at 200 %', async () => {
  const of = await editor.openAs(['maintainer', 'approver'], 'Ola', { theme: 'light' });
  const { page, go, barriers, wrongs } = of;
  const waiting = watchRequests(of);
  const found: string[] = [];
  const titles = new Set<string>();
  for (const address of addresses()) {
    const note = (what: string, texts: readonly string[]) =>
      found.push(...texts.map((text) => `${address.replace(/utkast=.*/, '')} ${what}: ${text}`));
    await page.setViewportSize({ width: 1280, height: 900 });
    waiting.clear();
    await go(address);
    note('waits for', await settled(of, waiting));
    note('headings', (await page.locator('h1').count()) === 1 ? [] : [`${await page.locator('h1').count()}`]);
    const title = await page.title();
    note('title', title.endsWith(' – Vedtak') ? [] : [title]);
    titles.add(title);
    note('light', await barriers());
    await page.evaluate(`document.documentElement.dataset.colorScheme = 'dark'`);
    note('dark', await barriers(ofColours));
    await page.setViewportSize({ width: 640, height: 450 });
    note('wider than 640', await tooWide(of));
    note('200 %', await barriers());
  }
  expect(found).toEqual([]);
  expect(titles.size).toBeGreaterThan(20);
  expect(await wrongs()).toEqual([]);
}, 300_000);

test('the page tells its language, and follows the choice', async () => {
  const { page, go } = await editor.openAs([], '', { language: 'nn' });
  await go('/');
  for (const [language, title] of [
    ['nn', 'Ordningar'],
    ['en', 'Programmes'],
    ['nb', 'Ordninger'],
  ]) {
    await page
      .locator('header select')
      .first()
      .selectOption(language ?? '');
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.title()).toBe(`${title} – Vedtak`);
  }
});
