import type { JsonObject } from '#engine/objects';
import type { TestApi } from '../../test-fixtures/api.ts';

type Content = { readonly source: { readonly parameters: { readonly leqvioLdlLimit: JsonObject } } };

/** A draft by Ola that lowers the LDL limit for Leqvio from a date. */
export async function ldlDraft(api: TestApi, title: string, from: string): Promise<string> {
  const ola = api.as('maintainer', 'Ola');
  const purpose = 'Grensen senkes etter ny kunnskap';
  const made = await ola.post('/v1/drafts', {
    programme: 'blaresept',
    title,
    purpose,
    reference: 'Blåreseptforskriften § 3',
  });
  const id = String(made.body['id']);
  const base = made.body['base'] as { readonly number: number };
  const { body } = await ola.get(`/v1/programmes/blaresept/publications/${base.number}/content`);
  const limit = (body as unknown as Content).source.parameters.leqvioLdlLimit;
  const versions = limit['versions'] as readonly JsonObject[];
  const version = {
    boundary: { date: from, by: 'appliedOn', mark: 'verified' },
    content: { byKey: { primary: '3.2', secondary: '2.6' } },
    source: versions[0]?.['source'] ?? '',
    mark: 'verified',
  };
  const changes = [{ object: 'parameters/leqvioLdlLimit', value: { ...limit, versions: [...versions, version] } }];
  const changed = await ola.post(`/v1/drafts/${id}/changes`, { changes }, { 'if-match': '"1"' });
  if (changed.status !== 200) throw new Error(`the draft was not changed: ${changed.status}`);
  return id;
}
