import * as fs from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync, strToU8 } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shippedProgrammes, type SignedInApi, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { beginDraft, changeDraft, publishChanges, publishDraft, smallestArea } from '../../test-fixtures/drafts.ts';
import { makeTemporaryDirectory } from '../../test-fixtures/postgres.ts';
import type { DraftView } from '../contract/drafts.ts';
import { readFolderTests } from '../publications/folder-tests.ts';
import { readRulesetFolder } from '../publications/ruleset-folder.ts';

const exportOf = async (api: TestApi, programme: string, number = 1) => {
  const response = await api.fetch(`/v1/programmes/${programme}/publications/${number}/export`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  return new Uint8Array(await response.arrayBuffer());
};
async function importTo(who: SignedInApi, zip: Uint8Array<ArrayBuffer>, type = 'application/zip') {
  const response = await who.fetch('/v1/imports', { method: 'POST', body: zip, headers: { 'content-type': type } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the shipped programmes', () => {
  let api: TestApi;
  let ola: SignedInApi;
  const programmes = ['blaresept', 'ehic', 'frikort', 'fristbrudd'];
  const shipped = (programme: string) => {
    const read = readRulesetFolder(path.join(shippedProgrammes, programme));
    if (!read.ok) throw new Error('a folder cannot be read');
    return read.folder;
  };
  const numberOf = (programme: string) => shipped(programme).released?.number ?? 1;
  const exported = (programme: string) => exportOf(api, programme, numberOf(programme));
  beforeAll(async () => {
    api = await startTestApi({ rulesetsDir: shippedProgrammes });
    ola = api.as('maintainer', 'Ola');
  });
  afterAll(() => api.close());

  test.each(programmes)(
    '%s: the export is the folder, with the same hash and the same test cases',
    async (programme) => {
      const folder = makeTemporaryDirectory();
      try {
        for (const [name, content] of Object.entries(unzipSync(await exported(programme)))) {
          fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
          fs.writeFileSync(path.join(folder, name), content);
        }
        const place = path.join(folder, programme);
        const read = readRulesetFolder(place);
        if (!read.ok) throw new Error('a folder cannot be read');
        const { text, sha256 } = shipped(programme);
        expect(read.folder.text).toBe(text);
        expect(read.folder.released).toEqual({ number: numberOf(programme), sha256 });
        const { tests } = readFolderTests(place) as { tests: unknown };
        expect(tests).toEqual((readFolderTests(path.join(shippedProgrammes, programme)) as { tests: unknown }).tests);
      } finally {
        fs.rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  test.each(programmes)('%s: what was exported is the same when it is read in again', async (programme) => {
    expect(await importTo(ola, await exported(programme))).toEqual({
      status: 200,
      body: { same: true, programme, number: numberOf(programme) },
    });
  });

  test('a programme that is not here is read in whole, and published under the same hash', async () => {
    const other = await startTestApi();
    try {
      const kari = other.as('maintainer', 'Kari');
      const { status, body } = await importTo(kari, await exported('fristbrudd'));
      expect([status, body['base']]).toEqual([201, null]);
      const { published } = await publishDraft(other, String(body['id']));
      expect(published).toMatchObject({ number: 1, sha256: shipped('fristbrudd').sha256 });
      const contentOf = async (one: TestApi, number: number) => {
        const { body: content } = await one.get(`/v1/programmes/fristbrudd/publications/${number}/content`);
        return JSON.stringify({ ...content, number });
      };
      const there = await contentOf(other, 1);
      expect(there).toBe((await contentOf(api, numberOf('fristbrudd'))).replace(/"number":\d+/, '"number":1'));
    } finally {
      await other.close();
    }
  });
});

describe('the licence', () => {
  let api: TestApi;
  let ola: SignedInApi;
  beforeEach(async () => {
    api = await startTestApi();
    ola = api.as('maintainer', 'Ola');
  });
  afterEach(() => api.close());
  const licence = async () => unzipSync(await exportOf(api, 'licence'));
  const edited = async (edit: (document: Record<string, never>) => void) => {
    const files = await licence();
    const document = JSON.parse(Buffer.from(files['licence/ruleset.json']!).toString()) as Record<string, never>;
    edit(document);
    return zipSync({ ...files, 'licence/ruleset.json': strToU8(JSON.stringify(document)) }) as Uint8Array<ArrayBuffer>;
  };

  test('a folder that differs becomes a draft of what differs', async () => {
    const zip = await edited((document) => {
      document['title'] = { nb: 'Annet' } as never;
      document['parameters'] = {
        ...(document['parameters'] as unknown as object),
        smallestArea: smallestArea('15.0'),
      } as never;
    });
    const { status, body } = await importTo(ola, zip);
    expect(status).toBe(201);
    expect((body as unknown as DraftView).changes.map(({ object }) => object)).toEqual([
      'ruleset/title',
      'parameters/smallestArea',
    ]);
    expect(body).toMatchObject({ base: { number: 1 }, contributors: [{ name: 'Ola' }] });
  });

  test('what cannot be read is refused with its places', async () => {
    const zip = await edited((document) => (document['subject'] = 'nobody' as never));
    expect(await importTo(ola, zip)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/subject' }] } });
    expect(await importTo(ola, strToU8('no zip') as Uint8Array<ArrayBuffer>)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'MALFORMED_ARCHIVE' }] },
    });
    const huge = zipSync({ 'ruleset.json': new Uint8Array(20_000_000) }) as Uint8Array<ArrayBuffer>;
    expect((await importTo(ola, huge)).body).toMatchObject({ errors: [{ code: 'MALFORMED_ARCHIVE' }] });
    expect((await importTo(ola, zip, 'application/json')).status).toBe(415);
    expect((await importTo(api.as('approver', 'Grete'), zip)).status).toBe(403);
  });

  test('an archive that is more than one folder, or not text, is refused: nothing is guessed', async () => {
    const { 'licence/ruleset.json': ruleset = new Uint8Array() } = await licence();
    const foundIn = async (files: Record<string, Uint8Array>, change = (zip: Uint8Array) => zip) => {
      const { status, body } = await importTo(ola, change(zipSync(files, { level: 0 })) as Uint8Array<ArrayBuffer>);
      return [status, (body['errors'] as { detail: string }[] | undefined)?.[0]?.detail];
    };
    const refused = (found: string) => [422, expect.stringContaining(found)];
    const two = { 'licence/ruleset.json': ruleset, 'other/ruleset.json': ruleset };
    expect(await foundIn(two)).toEqual(refused('several folders: licence/, other/'));
    const rename = (zip: Uint8Array) =>
      Buffer.from(Buffer.from(zip).toString('latin1').replaceAll('other', 'licen'), 'latin1');
    const twice = { 'licen/ruleset.json': ruleset, 'other/ruleset.json': ruleset };
    expect(await foundIn(twice, rename)).toEqual(refused('licen/ruleset.json twice'));
    const latin1 = Buffer.from(
      Buffer.from(ruleset)
        .toString()
        .replaceAll(/[^\0-\x7f]/g, 'ø'),
      'latin1',
    );
    expect(await foundIn({ 'ruleset.json': latin1 })).toEqual(refused('ruleset.json, not in UTF-8'));
    expect((await foundIn({ '../../ruleset.json': ruleset }))[0]).toBe(422);
  });

  test('an archive that says it is smaller than it is, fills no memory', async () => {
    const zip = Buffer.from(zipSync({ 'ruleset.json': new Uint8Array(20_000_000) }));
    expect(zip.length).toBeLessThan(200_000);
    for (let at = zip.indexOf(sizeOf(20_000_000)); at >= 0; at = zip.indexOf(sizeOf(20_000_000)))
      sizeOf(1_000).copy(zip, at);
    expect((await importTo(ola, zip as unknown as Uint8Array<ArrayBuffer>)).status).toBe(422);
  });

  describe('taking a publication back', () => {
    const reverse = (number: number) => ola.post(`/v1/programmes/licence/publications/${number}/reversal`, {});
    const area = (content: string) => ['parameters/smallestArea', smallestArea(content)] as const;

    test('gives a draft of what it changed, on what is published now', async () => {
      await publishChanges(api, [area('15.0')]);
      await publishChanges(api, [['ruleset/title', { nb: 'Annet' }]]);
      const { status, body } = await reverse(2);
      expect(status).toBe(201);
      expect(body).toMatchObject({ base: { number: 3 }, state: 'open' });
      expect(body).not.toHaveProperty('behind');
      expect((body as unknown as DraftView).changes).toMatchObject([
        { object: 'parameters/smallestArea', value: smallestArea('20.0') },
      ]);
    });

    test('where a later one changed the same, a person chooses', async () => {
      await publishChanges(api, [area('15.0')]);
      await publishChanges(api, [area('16.0')]);
      const { body } = await reverse(2);
      expect(body).toMatchObject({
        base: { number: 2 },
        behind: { number: 3, conflicts: ['parameters/smallestArea'] },
      });
    });

    test('the last one: publishing it gives the hash of the one before', async () => {
      const { headers } = await api.get('/v1/programmes/licence/publications/1');
      await publishChanges(api, [
        area('15.0'),
        ['facts/x', { title: { nb: 'X' }, type: 'boolean', source: 'organisation' }],
      ]);
      const { body } = await reverse(2);
      const { published } = await publishDraft(api, String(body['id']));
      expect([published?.number, `"${published?.sha256}"`]).toEqual([3, headers.get('etag')]);
    });

    test('there is nothing before the first', async () => {
      expect((await reverse(1)).status).toBe(409);
      expect((await reverse(7)).status).toBe(404);
    });
  });

  test('a draft of demands alone changes no hash', async () => {
    const demand = {
      id: 'area',
      title: 'Større flate gir aldri mindre',
      pattern: 'more-never-less',
      fact: 'floorArea',
    };
    const { published } = await publishChanges(api, [['demands/area', demand]]);
    const { headers } = await api.get('/v1/programmes/licence/publications/1');
    expect([published?.number, `"${published?.sha256}"`]).toEqual([2, headers.get('etag')]);
    const { body } = await api.get('/v1/programmes/licence/publications/2/content');
    expect(body['demands']).toEqual([demand]);
    const id = await beginDraft(ola);
    expect((await changeDraft(ola, id, 1, ['demands/area', null])).status).toBe(200);
  });
});

function sizeOf(bytes: number): Buffer {
  const written = Buffer.alloc(4);
  written.writeUInt32LE(bytes);
  return written;
}
