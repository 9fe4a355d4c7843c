import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as fs from 'node:fs';
import path from 'node:path';
import { type SignedInApi, startTestApi, type TestApi, testProgrammes } from '../../test-fixtures/api.ts';
import { beginDraft, publishChanges, smallestArea, takeStep } from '../../test-fixtures/drafts.ts';
import { copyRulesets, type RulesetsFolder } from '../../test-fixtures/ruleset-folders.ts';
import { aLicenceApplication, applyForLicence, shops } from '../../test-fixtures/licence.ts';
import { applicationAnswerSchema } from '../contract/applications.ts';
import { decisionSchema } from '../contract/decisions.ts';
import { connect } from '../db/connect.ts';
import { publicationApprovals } from '../db/draft-tables.ts';
import { publications } from '../db/schema.ts';
import { createApp } from '../app.ts';
import { bundleEngine } from '../engine-bundle/engine-bundle.ts';
import { createMetrics } from '../health/metrics.ts';
import { releaseRulesets } from '../publications/release-rulesets.ts';
import { publishRulesets, readRulesets } from '../publications/publish-rulesets.ts';
import { replay } from '../replay/replay.ts';
import { createDeps } from '../start-up/create-deps.ts';

let api: TestApi;
let ola: SignedInApi;
let grete: SignedInApi;
beforeEach(async () => {
  api = await startTestApi();
  ola = api.as('maintainer', 'Ola');
  grete = api.as('approver', 'Grete');
});
afterEach(() => api.close());

const area = (content: string) => ['parameters/smallestArea', smallestArea(content)] as const;
const applyWith = (floorArea: number, shop: string) =>
  applyForLicence(api, { shop, facts: { floorArea, weightyReasons: false, pointOfSale: `4601-${shop.at(-1)}` } });
const fact = (title: string) => ({ title: { nb: title }, type: 'boolean', source: 'organisation' });

/** Another server on the same database. */
async function startAnother() {
  const { db, close } = connect({ connectionString: api.connectionString, maxConnections: 4 });
  const { keys } = api.deps;
  const engine = await bundleEngine();
  const deps = await createDeps({ db, keys, engine, log: () => undefined, countOutcome: () => undefined });
  const app = createApp(deps, createMetrics());
  return {
    close,
    async apply(shop: string, floorArea: number) {
      const response = await app.request('/v1/programmes/licence/applications', {
        method: 'POST',
        headers: { host: 'localhost', 'content-type': 'application/json', 'idempotency-key': `"${shop}-${floorArea}"` },
        body: JSON.stringify(aLicenceApplication({ shop, facts: { floorArea, weightyReasons: false } })),
      });
      return applicationAnswerSchema.parse(await response.json());
    },
  };
}

describe('publishing', () => {
  test('takes effect at once on every server, and an old decision replays as it was', async () => {
    const other = await startAnother();
    try {
      expect((await other.apply(shops[0], 17)).outcome).toBe('route-to-manual');
      expect((await applyWith(17, shops[1])).outcome).toBe('route-to-manual');
      const { published, state } = await publishChanges(api, [area('15.0')]);
      expect([state, published?.number]).toEqual(['published', 2]);
      const approved = await other.apply(shops[2], 17);
      expect(approved.outcome).toBe('approve');
      expect((await applyWith(17, shops[3])).outcome).toBe('approve');
      const { body } = await api.get(`/v1/decisions/${approved.decision?.id}`);
      expect(decisionSchema.parse(body).evaluation.publication).toMatchObject({ number: 2, sha256: published?.sha256 });
      expect(await replay(api.deps)).toMatchObject({ replayed: 4, differences: [] });
    } finally {
      await other.close();
    }
  });

  test('is recorded with who approved and who published', async () => {
    await publishChanges(api, [area('15.0')]);
    const { body } = await grete.get('/v1/session');
    const { id } = body['person'] as { id: string };
    const rows = await api.deps.db
      .select({ number: publications.number, by: publications.publishedBy })
      .from(publications);
    expect(rows).toContainEqual({ number: 2, by: id });
    expect(await api.deps.db.select().from(publicationApprovals)).toMatchObject([{ number: 2, approvedBy: id }]);
  });

  test('two at the same time: one is published, the other is behind', async () => {
    const ids = [await beginDraft(ola, [area('15.0')]), await beginDraft(ola, [['ruleset/title', { nb: 'Annet' }]])];
    for (const id of ids) {
      const { version } = await takeStep(ola, id, 'submission');
      await takeStep(grete, id, 'approval', { version });
    }
    const answers = await Promise.all(ids.map((id) => grete.post(`/v1/drafts/${id}/publication`, {})));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(late?.body).toMatchObject({ type: '/problems/draft-behind', number: 2, conflicts: [] });
  });

  test('a programme of its own, made of changes alone, is decided at once', async () => {
    const source = JSON.parse(fs.readFileSync(path.join(testProgrammes, 'licence/ruleset.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const byName = ['systems', 'facts', 'parameters', 'grant', 'figures', 'conditions', 'texts', 'remedies'];
    const byId = ['rules', 'sections', 'restrictions', 'constraints'];
    const changes = Object.entries(source).flatMap(([member, value]): (readonly [string, unknown])[] => {
      if (['$schema', 'format', 'programme'].includes(member)) return [];
      if (byName.includes(member))
        return Object.entries(value as object).map(([name, one]) => [`${member}/${name}`, one]);
      if (byId.includes(member)) return (value as { id: string }[]).map((one) => [`${member}/${one.id}`, one]);
      return [[`ruleset/${member}`, value]];
    });
    const { published } = await publishChanges(api, changes, { programme: 'kiosk', new: true });
    expect(published?.number).toBe(1);
    const { body } = await api.post('/v1/programmes/kiosk/applications', aLicenceApplication({}));
    const answer = applicationAnswerSchema.parse(body);
    expect(answer.outcome).toBe('approve');
    const decision = decisionSchema.parse((await api.get(`/v1/decisions/${answer.decision?.id}`)).body);
    expect(decision.evaluation.publication).toEqual({ programme: 'kiosk', number: 1, sha256: published?.sha256 });
    const { body: written } = await api.get('/v1/programmes/kiosk/publications/1');
    expect(JSON.stringify(written)).toBe(
      JSON.stringify({ ...source, $schema: '../ruleset.schema.json', programme: 'kiosk' }),
    );
  });
});

describe('when the base moves on', () => {
  const approvedDraft = async (...changes: (readonly [string, unknown])[]) => {
    const id = await beginDraft(ola, changes);
    const { version } = await takeStep(ola, id, 'submission');
    await takeStep(grete, id, 'approval', { version });
    return id;
  };

  test('what only one changed is joined by itself; the approval falls away', async () => {
    const id = await approvedDraft(['ruleset/title', { nb: 'Annet navn' }]);
    await publishChanges(api, [area('15.0')]);
    expect((await ola.get(`/v1/drafts/${id}`)).body).toMatchObject({ behind: { number: 2, conflicts: [] } });
    expect(await grete.post(`/v1/drafts/${id}/publication`, {})).toMatchObject({
      status: 409,
      body: { type: '/problems/draft-behind', number: 2 },
    });
    const moved = await takeStep(grete, id, 'rebase');
    expect(moved).toMatchObject({ state: 'in-review', base: { number: 2 }, version: 3, approvals: [] });
    expect(moved.behind).toBeUndefined();
    expect((await grete.post(`/v1/drafts/${id}/publication`, {})).status).toBe(409);
    await takeStep(grete, id, 'approval', { version: 3 });
    expect(await takeStep(grete, id, 'publication')).toMatchObject({ published: { number: 3 } });
    const { source } = (await api.get('/v1/programmes/licence/publications/3/content')).body as { source: never };
    expect(source).toMatchObject({ title: { nb: 'Annet navn' }, parameters: { smallestArea: smallestArea('15.0') } });
  });

  test('what both changed needs a maintainer who says what shall stand', async () => {
    const id = await approvedDraft(area('10.0'), ['ruleset/title', { nb: 'Annet navn' }]);
    await publishChanges(api, [area('15.0')]);
    const conflicts = ['parameters/smallestArea'];
    expect((await ola.get(`/v1/drafts/${id}`)).body).toMatchObject({ behind: { conflicts } });
    expect(await ola.post(`/v1/drafts/${id}/rebase`, {})).toMatchObject({
      status: 409,
      body: { type: '/problems/draft-behind', conflicts },
    });
    const resolutions = [{ object: 'parameters/smallestArea', value: smallestArea('12.0') }];
    expect((await grete.post(`/v1/drafts/${id}/rebase`, { resolutions })).status).toBe(403);
    const needless = [...resolutions, { object: 'ruleset/title', value: { nb: 'x' } }];
    expect(await ola.post(`/v1/drafts/${id}/rebase`, { resolutions: needless })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/resolutions/1/object' }] },
    });
    const kari = api.as(['maintainer', 'approver'], 'Kari');
    const moved = await takeStep(kari, id, 'rebase', { resolutions });
    expect(moved).toMatchObject({ state: 'open', base: { number: 2 }, approvals: [] });
    expect(moved.changes.find(({ object }) => object === 'parameters/smallestArea')?.value).toEqual(
      smallestArea('12.0'),
    );
    expect(moved.contributors.map(({ name }) => name)).toEqual(['Ola', 'Kari']);
  });

  test('what shall stand may be as big and as deep as a change', async () => {
    const id = await beginDraft(ola, [area('10.0')]);
    await publishChanges(api, [area('15.0')]);
    const deep = Array.from({ length: 50 }).reduce<object>((inner) => ({ not: inner }), {});
    const value = { ...smallestArea('12.0'), deep, wide: 'x'.repeat(2_000_000) };
    const { changes } = await takeStep(ola, id, 'rebase', { resolutions: [{ object: area('1.0')[0], value }] });
    expect(changes).toMatchObject([{ value: { deep } }]);
  });

  test('a change that was published by another in the same words is no longer a change', async () => {
    const id = await beginDraft(ola, [area('15.0'), ['facts/x', fact('X')]]);
    await publishChanges(api, [area('15.0')]);
    const { changes } = await takeStep(ola, id, 'rebase');
    expect(changes.map(({ object }) => object)).toEqual(['facts/x']);
  });

  test('who has not seen what moved under the draft does not overwrite it', async () => {
    const id = await beginDraft(ola, [['facts/x', fact('X')]]);
    await publishChanges(api, [area('15.0')]);
    await takeStep(ola, id, 'rebase');
    const answer = await ola.post(
      `/v1/drafts/${id}/changes`,
      { changes: [{ object: 'parameters/smallestArea', value: smallestArea('12.0') }] },
      { 'if-match': '"2"' },
    );
    expect(answer).toMatchObject({ status: 412, body: { conflicts: [{ value: smallestArea('15.0') }] } });
  });
});

describe('a folder of rulesets beside what was published here', () => {
  let rulesets: RulesetsFolder;
  beforeEach(async () => {
    rulesets = copyRulesets();
    releaseRulesets(rulesets.path, { programmes: [] });
    await api.close();
    api = await startTestApi({ rulesetsDir: rulesets.path });
    await publishChanges(api, [area('15.0')]);
  });
  afterEach(() => rulesets.remove());
  const startAgain = () =>
    publishRulesets(api.deps.db, readRulesets(rulesets.path), { now: new Date(), edited: 'leave' });

  test('one that is behind starts, and what was published here is decided by', async () => {
    expect(await startAgain()).toEqual({ published: [], left: [] });
    expect((await applyWith(17, shops[0])).outcome).toBe('approve');
    const { body } = await api.get('/v1/programmes/licence');
    expect(body).toMatchObject({ publication: { number: 2 } });
  });

  test('one that was given what was published here starts as well', async () => {
    const response = await api.fetch('/v1/programmes/licence/publications/2/export');
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    for (const [name, content] of Object.entries(files)) rulesets.write(name, Buffer.from(content).toString());
    expect(await startAgain()).toEqual({ published: [], left: [] });
  });

  test('one whose number stands for something else stops the start', async () => {
    rulesets.edit('licence/ruleset.json', (document) => (document['title'] = { nb: 'Annet' } as never));
    releaseRulesets(rulesets.path, { programmes: [], number: 2 });
    await expect(startAgain()).rejects.toThrow(/publication 2 of licence is something else.*--number 3/);
  });
});
