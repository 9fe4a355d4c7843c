/** Drafts of the made-up licence to sell, as the editor makes them. */
import type { DraftView } from '../api/contract/drafts.ts';
import type { Answer, SignedInApi, TestApi } from './api.ts';

export const aDraft = {
  programme: 'licence',
  title: 'Mindre flate',
  purpose: 'Små kiosker skal få selge',
  reference: 'Oppdiktet forskrift § 3',
} as const;

/** A parameter of the licence with another value, as the draft has it. */
export const smallestArea = (content: string) => ({
  title: { nb: 'Minste gulvflate' },
  type: 'decimal',
  scale: 1,
  unit: 'm²',
  versions: [{ content, source: 'Eksempel til test', mark: 'design' }],
});

type Written = readonly [object: string, value: unknown];

export function changeDraft(who: SignedInApi, id: string, version: number, ...changes: Written[]): Promise<Answer> {
  return who.post(
    `/v1/drafts/${id}/changes`,
    { changes: changes.map(([object, value]) => ({ object, value })) },
    { 'if-match': `"${version}"` },
  );
}

/** Begins a draft; with changes, at version 2. */
export async function beginDraft(
  who: SignedInApi,
  changes: readonly Written[] = [],
  about: object = {},
): Promise<string> {
  const { status, body } = await who.post('/v1/drafts', { ...aDraft, ...about });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  const id = String(body['id']);
  if (changes.length > 0) {
    const answer = await changeDraft(who, id, 1, ...changes);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return id;
}

/** Takes a step of the review and tells what became of the draft; throws what it is refused with. */
export async function takeStep(who: SignedInApi, id: string, step: string, body: object = {}): Promise<DraftView> {
  const answer = await who.post(`/v1/drafts/${id}/${step}`, body);
  if (answer.status !== 200) throw new Error(`${step}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as DraftView;
}

/** Says what a draft is for, which a review needs, and hands it in. */
export async function submitDraft(who: SignedInApi, id: string): Promise<DraftView> {
  const { version, title, purpose, reference } = (await who.get(`/v1/drafts/${id}`)).body as DraftView;
  const about = { title, purpose: purpose || aDraft.purpose, reference: reference || aDraft.reference };
  const { status, body } = await who.post(`/v1/drafts/${id}/description`, about, { 'if-match': `"${version}"` });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return takeStep(who, id, 'submission');
}

/** Handed in by Ola, approved and published by Grete, who is told to be an approver. */
export async function publishDraft(api: TestApi, id: string): Promise<DraftView> {
  const { version } = await submitDraft(api.as('maintainer', 'Ola'), id);
  const grete = api.as('approver', 'Grete');
  await takeStep(grete, id, 'approval', { version });
  return takeStep(grete, id, 'publication');
}

/** From changes to a publication. */
export async function publishChanges(
  api: TestApi,
  changes: readonly Written[],
  about: object = {},
): Promise<DraftView> {
  return publishDraft(api, await beginDraft(api.as('maintainer', 'Ola'), changes, about));
}
