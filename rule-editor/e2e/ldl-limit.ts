/** The story of the README: an LDL limit is changed from a day by one person and published by another. */
import type { Page } from 'playwright-core';

/** A page of the editor, of somebody who is signed in. */
export type EditorPage = { readonly page: Page; readonly go: (address: string) => Promise<void> };

export type Story = {
  /** Called where the README has a picture. */
  readonly picture?: (name: string, of: EditorPage) => Promise<void>;
};

const nothing = async () => undefined;

/** Begins a draft and gives the limit a new version from today; returns the draft's id. */
export async function changeLimit(of: EditorPage, { picture = nothing }: Story = {}): Promise<string> {
  const { page } = of;
  await of.go('/ordning/blaresept');
  await page.getByRole('button', { name: 'Endre reglene' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Navn på utkastet').fill('Ny LDL-grense for inklisiran');
  await dialog.getByLabel('Hva skal endres, og hvorfor?').fill('Grensen senkes etter ny kunnskap om forebygging.');
  await dialog.getByLabel('Lov, forskrift eller brev som endringen bygger på').fill('Blåreseptforskriften § 3');
  await dialog.getByRole('button', { name: 'Lag utkast' }).click();
  await page.waitForURL(/utkast=/);
  await page.getByRole('searchbox').fill('LDL må være over');
  await page.getByRole('link', { name: 'LDL må være over (Leqvio)' }).click();
  await page.getByRole('button', { name: 'Ny versjon fra dato' }).click();
  const today = new Intl.DateTimeFormat('nb-NO', {
    timeZone: 'Europe/Oslo',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date());
  await dialog.getByLabel('Gjelder fra og med').fill(today);
  await dialog.getByRole('radio', { name: /^Søknader som er datert/ }).check();
  await picture('editor-new-version.png', of);
  await dialog.getByRole('button', { name: 'Lag ny versjon' }).click();
  await page.getByLabel('Verdi (mmol/l): primærprevensjon').fill('3,2');
  await page.getByLabel('Verdi (mmol/l): primærprevensjon').blur();
  const source = page.getByRole('textbox', { name: /^Kilde/ });
  await source.fill('https://www.helsedirektoratet.no/rundskriv');
  await source.blur();
  await page.getByText('Alt er lagret').waitFor();
  return new URL(page.url()).searchParams.get('utkast') ?? '';
}

/** Compares the draft with what is published, and keeps an example of what is intended. */
export async function seeWhatChanges(of: EditorPage, { picture = nothing }: Story = {}): Promise<void> {
  const { page } = of;
  await page.getByRole('link', { name: 'Hva endrer seg' }).click();
  await page.getByLabel('Hvor mange søknader').selectOption({ index: 0 });
  await page.getByRole('button', { name: 'Sammenlign' }).click();
  const approved = page.locator('li', { has: page.getByRole('heading', { name: /→ Innvilges$/ }) }).first();
  await approved.waitFor({ timeout: 120_000 });
  await page.getByText('Resultatet er lagret på utkastet.').waitFor();
  await picture('editor-what-changes.png', of);
  await approved.getByRole('button', { name: 'Tilsiktet: ta vare på som eksempel' }).click();
  await approved.getByText('Tilsiktet', { exact: true }).waitFor();
  await page.getByText('Alt er lagret').waitFor();
}

/** Asks for approval. */
export async function askForApproval(of: EditorPage): Promise<void> {
  const { page } = of;
  await page.getByRole('link', { name: 'Endringer og godkjenning' }).click();
  await page.getByRole('button', { name: 'Send til godkjenning' }).click();
  await page.getByText('Venter på godkjenning.').first().waitFor({ timeout: 120_000 });
}

/** Reads the draft that waits, approves and publishes it; returns the publication's number. */
export async function approveAndPublish(of: EditorPage, { picture = nothing }: Story = {}): Promise<number> {
  const { page } = of;
  await of.go('/utkast');
  await page.getByRole('link', { name: 'Ny LDL-grense for inklisiran' }).first().click();
  await page.getByText('3,2 mmol/l').first().waitFor();
  await page.getByText('Får mer').waitFor();
  await picture('editor-review.png', of);
  await page.getByRole('button', { name: 'Godkjenn', exact: true }).click();
  await page.getByRole('button', { name: 'Gi ut nå' }).click();
  const published = await page.getByText(/^Utgitt som utgave/).innerText({ timeout: 120_000 });
  return Number(/\d+/.exec(published)?.[0]);
}
