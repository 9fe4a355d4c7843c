import { afterAll, beforeAll, expect, test } from 'vitest';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { type Editor, type EditorPage, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
});
afterAll(() => editor.close());

/** Of addresses that differ only in what they show, one is enough. */
const patternOf = (address: string): string => {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const names = searchParams.has('utkast') ? 'utkast' : '';
  return `${pathname.replace(/(\/(?:del\/[^/]+|opplysninger|verdier|tekster|utkast)\/)[^/]+/, '$1*')}?${names}`;
};
/** Other pages than the editor's, files, and what ends the story. */
const notOurs = /^\/(auth|v1|regelverk|docs)(\/|$)/;
const ending = /^(Logg ut|Forkast for godt)$/;
const controls = 'button, [role=tab], [role=button], summary';

type Control = { readonly name: string; readonly index: number };

/** What can be pressed: in front of the page, where something is open there. */
async function controlsOf({ page }: EditorPage): Promise<readonly Control[]> {
  return page.locator(controls).evaluateAll((elements) => {
    const front = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
    return elements.flatMap((element, index) => {
      const isUsable =
        front.contains(element) &&
        (element as HTMLElement).checkVisibility() &&
        !(element as HTMLButtonElement).disabled;
      const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
      return isUsable ? [{ name, index }] : [];
    });
  });
}

async function linksOf({ page }: EditorPage): Promise<readonly string[]> {
  return page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** Nothing is asked of the service any more, and the page has shown what it was told. */
function watchRequests({ page }: EditorPage) {
  let open = 0;
  page.on('request', () => (open += 1));
  const ended = () => (open -= 1);
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    // A worker's own requests are not told to have ended, and a page may ask again and again.
    for (let turn = 0; turn === 0 || (open > 0 && turn < 6); turn += 1) await page.waitForTimeout(60);
    open = 0;
  };
}

/** Goes everywhere that links lead and presses each button once, also those that a press has shown. */
async function clickEverything(of: EditorPage, start: string, among: RegExp) {
  const quiet = watchRequests(of);
  const settled = async () => {
    await of.page.locator('main h1, main [role=alert]').first().waitFor();
    await quiet();
  };
  const pages = new Map<string, string>([[patternOf(start), start]]);
  const pressed = new Set<string>();
  const pressedOn = new Map<string, number>();
  const wrong: string[] = [];
  const note = async (where: string) => {
    const found = await of.wrongs();
    wrong.push(...found.slice(wrong.length).map((text) => `${where}: ${text}`));
  };
  for (const [pattern, address] of pages) {
    await of.go(address);
    await settled();
    await note(address);
    for (const link of await linksOf(of))
      if (among.test(link) && !notOurs.test(link) && !pages.has(patternOf(link))) pages.set(patternOf(link), link);
    // A press may show more to press: the names that lead there are pressed again from the start of the page.
    const ways: (readonly string[])[] = (await controlsOf(of)).map(({ name }) => [name]);
    for (const way of ways) {
      const key = `${pattern} ${way.at(-1)}`;
      const last = way.at(-1) ?? '';
      // What stands on every page is the same thing there: pressed on two of them.
      const times = pressedOn.get(last) ?? 0;
      if (times > 1 || pressed.has(key) || way.some((name) => ending.test(name))) continue;
      pressed.add(key);
      pressedOn.set(last, times + 1);
      const isElsewhere = !of.page.url().endsWith(address) || (await of.page.locator('dialog[open]').count()) > 0;
      if (isElsewhere || way.length > 1) {
        await of.go(address);
        await settled();
      }
      for (const name of way) {
        const control = (await controlsOf(of)).find((candidate) => candidate.name === name);
        if (!control) break;
        await of.page.locator(controls).nth(control.index).click({ timeout: 5000 });
        await quiet();
      }
      await note(`${address}: ${way.join(' → ')}`);
      // Only what opens in front of the page shows more than the page does elsewhere.
      if (way.length < 2 && (await of.page.locator('dialog[open]').count()) > 0)
        ways.push(
          ...(await controlsOf(of))
            .map(({ name }) => [...way, name])
            .filter(([, name]) => !pressed.has(`${pattern} ${name}`)),
        );
    }
  }
  return { wrong, pages: [...pages.keys()], pressed: [...pressed] };
}

/** A draft of somebody else's, so that there is something to change, to approve and to read. */
async function startOf(role: 'maintainer' | 'approver'): Promise<string> {
  const description = { title: 'Alt prøves', purpose: 'Alle knapper trykkes', reference: 'Ingen' };
  const made = await editor.api.as('maintainer', 'Liv').post('/v1/drafts', { programme: 'licence', ...description });
  const draft = String(made.body['id']);
  if (role === 'maintainer') return `/ordning/licence?utkast=${draft}`;
  const changes = [{ object: 'ruleset/title', value: { nb: 'Bevilling', nn: 'Løyve', en: 'Licence' } }];
  const liv = editor.api.as('maintainer', 'Liv');
  await liv.post(`/v1/drafts/${draft}/changes`, { changes }, { 'if-match': '"1"' });
  expect((await liv.post(`/v1/drafts/${draft}/submission`, {})).status).toBe(200);
  return '/utkast';
}

test.each([
  ['maintainer', 'Ola', /^/],
  // What is theirs alone; the programmes look to them as to the others.
  ['approver', 'Kari', /^\/(utkast|stans)/],
] as const)(
  'a %s (%s) can follow every link and press every button without an error',
  async (role, name, among) => {
    const opened = await editor.openAs(role, name);
    const { wrong, pages, pressed } = await clickEverything(opened, await startOf(role), among);
    expect(wrong).toEqual([]);
    expect(pages.length).toBeGreaterThan(2);
    expect(pressed.length).toBeGreaterThan(3);
    await opened.close();
  },
  400_000,
);
