import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../api/sign-in/roles.ts';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { beginDraft, smallestArea, takeStep } from '../../test-fixtures/drafts.ts';
import { type Editor, type EditorPage, startEditor } from '../../test-fixtures/editor.ts';
import { applyForLicence, shops } from '../../test-fixtures/licence.ts';

let editor: Editor;
let open: string;
let inReview: string;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
  const ola = editor.api.as('maintainer', 'Ola');
  open = await beginDraft(ola, [], { title: 'Et annet utkast' });
  inReview = await beginDraft(ola, [['parameters/smallestArea', smallestArea('12.0')]]);
  await takeStep(ola, inReview, 'submission');
});
afterAll(() => editor?.close());

type Meets = {
  readonly name: string;
  /** Who of the demo issuer's people it is; nothing: nobody is signed in. */
  readonly person?: string;
  readonly roles: readonly Role[];
  /** Beside what everybody has: «Ordninger» and «Regelverk». */
  readonly menu: readonly string[];
  /** Buttons that do something to the draft that waits for approval; nothing: the draft is not shown. */
  readonly review?: readonly string[];
  readonly maySuspend?: boolean;
  readonly mayLoadDecisions?: boolean;
};
const everybody: readonly Meets[] = [
  { name: 'nobody', roles: [], menu: [] },
  {
    name: 'a maintainer',
    person: 'Ingrid Nes',
    roles: ['maintainer'],
    menu: ['Utkast', 'Ny ordning', 'Stans'],
    review: ['Trekk tilbake'],
    maySuspend: true,
    mayLoadDecisions: true,
  },
  {
    name: 'an approver',
    person: 'Solveig Dahl',
    roles: ['approver'],
    menu: ['Utkast', 'Stans'],
    review: ['Godkjenn', 'Send tilbake'],
    maySuspend: true,
  },
  {
    name: 'a case worker',
    person: 'Kristin Moe',
    roles: ['case-worker'],
    menu: ['Utkast', 'Stans'],
    review: [],
    mayLoadDecisions: true,
  },
  {
    name: 'an auditor',
    person: 'Torbjørn Eide',
    roles: ['auditor'],
    menu: ['Utkast', 'Stans'],
    review: [],
    mayLoadDecisions: true,
  },
  { name: 'a doctor', person: 'Henrik Lund', roles: ['doctor'], menu: [] },
  { name: 'a pharmacist', person: 'Farida Aasen', roles: ['pharmacist'], menu: [] },
];

const opened = new Map<string, Promise<EditorPage>>();
/** One page for each of them, who signs in on the issuer's page and comes back to where they were. */
function openAs({ name, person }: Pick<Meets, 'name' | 'person'>): Promise<EditorPage> {
  const page =
    opened.get(name) ??
    (person === undefined ? editor.openAs([], '') : editor.signIn(person, '/ordning/licence/verdier?sok=flate'));
  opened.set(name, page);
  return page;
}

const heading = ({ page }: EditorPage, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const hasButton = ({ page }: EditorPage, name: string) => page.getByRole('button', { name, exact: true }).isVisible();

/** Goes to an address that is not for them, and reads what they are told. */
async function toldAt({ page, go }: EditorPage, address: string): Promise<string> {
  await go(address);
  return page.locator('main').getByRole('alert').innerText();
}
const refusal = ({ roles }: Meets): RegExp =>
  roles.length === 0 ? /Logg inn/ : /ikke tilgang til dette[^]*Be den som styrer tilgangene, om en annen rolle/;

const anOutcome = /^(Innvilges|Avslås|En person avgjør|Veiledning, ingen søknad|Ikke aktuelt ennå)$/;

describe.each(everybody)('$name', (who) => {
  test('has a menu of what there is for them', async () => {
    const of = await openAs(who);
    await of.go('/');
    await heading(of, 'Ordninger');
    const entries = await of.page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link').allInnerTexts();
    expect(entries).toEqual(['Ordninger', ...who.menu, 'Regelverk']);
    expect(await of.page.getByRole('link', { name: 'Logg inn' }).count()).toBe(who.roles.length === 0 ? 1 : 0);
    expect(await hasButton(of, 'Logg ut')).toBe(who.roles.length > 0);
  });

  test('reads the rules; a button to change them is for maintainers', async () => {
    const of = await openAs(who);
    await of.go('/ordning/licence');
    await heading(of, 'Regler');
    expect(await hasButton(of, 'Endre reglene')).toBe(who.roles.includes('maintainer'));
    await of.go('/ordning/licence/verdier/smallestArea');
    await heading(of, 'Minste gulvflate');
    expect(await hasButton(of, 'Ny versjon fra dato')).toBe(false);
    await of.go('/ordning/licence/utgaver');
    await heading(of, 'Utgaver');
    expect(await of.page.getByRole('link', { name: /^Last ned/ }).count()).toBe(1);
  });

  test('tries the rules', async () => {
    const of = await openAs(who);
    await of.go('/ordning/licence/prov?tilfeldig=3');
    await heading(of, 'Prøv reglene');
    await of.page.getByText('Tilfeldig søknad, laget ut fra reglene').waitFor();
    await of.page.getByText(anOutcome).first().waitFor();
    expect(await hasButton(of, 'Hent et vedtak')).toBe(who.mayLoadDecisions === true);
    expect(await hasButton(of, 'Lagre som eksempel')).toBe(false);
  });

  test.runIf(who.review)('reads drafts, with the acts that are for them', async () => {
    const of = await openAs(who);
    await of.go('/utkast');
    await heading(of, 'Utkast');
    await of.page.getByRole('link', { name: 'Mindre flate' }).first().click();
    await heading(of, 'Mindre flate');
    await of.page.getByText('12 m²').first().waitFor();
    const acts = ['Send til godkjenning', 'Forkast utkastet', 'Trekk tilbake', 'Godkjenn', 'Send tilbake', 'Gi ut nå'];
    for (const act of acts) expect([act, await hasButton(of, act)]).toEqual([act, who.review?.includes(act)]);
    await of.go(`/ordning/licence?utkast=${open}`);
    await heading(of, 'Regler');
    expect(await hasButton(of, 'Angre')).toBe(who.roles.includes('maintainer'));
    await of.go(`/ordning/licence/verdier/smallestArea?utkast=${open}`);
    await heading(of, 'Minste gulvflate');
    expect(await hasButton(of, 'Ny versjon fra dato')).toBe(who.roles.includes('maintainer'));
  });

  test.runIf(who.review)('sees what is suspended; suspending is for maintainers and approvers', async () => {
    const of = await openAs(who);
    await of.go('/stans');
    await heading(of, 'Stans');
    await of.page.getByText('Ingenting er stanset.').waitFor();
    expect(await hasButton(of, 'Stans automatiske avslag')).toBe(who.maySuspend === true);
  });

  test.skipIf(who.review)('is told at drafts and suspensions that they are for others, and what to do', async () => {
    const of = await openAs(who);
    for (const address of ['/utkast', `/utkast/${inReview}`, `/ordning/licence?utkast=${open}`, '/stans'])
      expect(await toldAt(of, address)).toMatch(refusal(who));
  });

  test.skipIf(who.roles.includes('maintainer'))('is told who sets up a programme', async () => {
    const of = await openAs(who);
    await of.go('/ny-ordning');
    await of.page.getByText('Logg inn som den som forvalter regler, for å sette opp en ordning.').waitFor();
    expect(await hasButton(of, 'Begynn')).toBe(false);
  });
});

type Told = { readonly status: number; readonly body: { readonly [member: string]: unknown } };
/** Sends what there is no page for, from the page and with its session. */
const sendFrom = ({ page }: EditorPage, address: string, body: object): Promise<Told> =>
  page.evaluate<Told>(`fetch(${JSON.stringify(address)}, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: ${JSON.stringify(JSON.stringify(body))},
  }).then(async (answer) => ({ status: answer.status, body: await answer.json() }))`);

test('what a system applies for is decided by a case worker, and after a publication by the rules', async () => {
  const byName = async (name: string) => openAs(everybody.find((who) => who.name === name) ?? { name });
  const apply = (shop: string) =>
    applyForLicence(editor.api, { shop, facts: { floorArea: 13, weightyReasons: false } });
  const before = await apply(shops[0]);
  expect(before).toMatchObject({ outcome: 'route-to-manual' });
  const refusal = {
    outcome: 'deny',
    grounds: 'Lokalet er for lite.',
    legalBasis: [{ kind: 'act', title: 'Oppdiktet lov', section: '§ 1', mark: 'design' }],
  };
  const decision = `/v1/cases/${before.case?.id}/decision`;
  for (const name of ['a doctor', 'a pharmacist', 'a maintainer', 'an approver', 'an auditor'])
    expect([name, (await sendFrom(await byName(name), decision, refusal)).status]).toEqual([name, 403]);
  const made = await sendFrom(await byName('a case worker'), decision, refusal);
  expect(made).toMatchObject({ status: 201, body: { outcome: 'deny', automatic: false } });

  const solveig = await byName('an approver');
  await solveig.go('/');
  await solveig.page.getByRole('link', { name: 'Mindre flate' }).click();
  await heading(solveig, 'Mindre flate');
  await solveig.page.getByRole('button', { name: 'Godkjenn', exact: true }).click();
  await solveig.page.getByRole('button', { name: 'Gi ut nå' }).click();
  await solveig.page.getByText('Utgitt som utgave 2').waitFor();
  expect(await solveig.wrongs()).toEqual([expect.stringContaining('403')]);

  const after = await apply(shops[1]);
  expect(after).toMatchObject({
    outcome: 'approve',
    decision: { automatic: true, evaluation: { publication: { number: 2 } } },
  });
  for (const [name, id] of [
    ['a case worker', made.body['id']],
    ['an auditor', after.decision?.id],
  ] as const) {
    const of = await byName(name);
    await of.go(`/ordning/licence/prov?vedtak=${String(id)}`);
    await of.page.getByText(/^Hentet fra vedtaket/).waitFor();
    await of.page.getByText(anOutcome).first().waitFor();
  }
});

test.each(everybody.filter(({ person }) => person !== undefined))('$name signs out, and is nobody', async (who) => {
  const of = await openAs(who);
  await of.go('/ordning/licence');
  await of.page.getByRole('button', { name: 'Logg ut' }).click();
  await of.page.locator('header').getByRole('link', { name: 'Logg inn' }).waitFor();
  expect(await toldAt(of, '/utkast')).toMatch(/Logg inn/);
});
