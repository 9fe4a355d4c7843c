import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { applyForLicence } from '../../test-fixtures/licence.ts';
import { databaseCode } from '../problem.ts';

let api: TestApi;
let decision: { id: string; application: string };
beforeAll(async () => {
  api = await startTestApi();
  const approved = await applyForLicence(api, { facts: { pointOfSale: '4607-1' } });
  if (!approved.decision) throw new Error('Not approved');
  decision = approved.decision;
  await applyForLicence(api, { facts: { pointOfSale: '4607-2', managerBorn: undefined } });
  const maintainer = api.as('maintainer', 'Ola');
  const asked = { programme: 'licence', target: 'terms', outcomes: 'deny', reason: 'Feil.' };
  const suspension = await maintainer.post('/v1/suspensions', asked);
  await maintainer.post(`/v1/suspensions/${String(suspension.body['id'])}/lift`, {});
});
afterAll(() => api.close());

const pool = () => api.deps.db.$client;
const codeOf = (statement: string, values: unknown[] = []) =>
  pool()
    .query(statement, values)
    .then(
      () => 'allowed',
      (error: unknown) => databaseCode(error),
    );
const restricted = '23001';
const [unique, check, exclusion] = ['23505', '23514', '23P01'];

const record = [
  'publications',
  'engine_bundles',
  'applications',
  'evaluations',
  'evaluation_reasons',
  'cases',
  'decisions',
  'decision_reasons',
  'sealed_contents',
  'key_checks',
  'suspensions',
  'suspension_lifts',
];

describe('the record', () => {
  it.each(record)('%s: rows are never updated, deleted or truncated', async (table) => {
    const { rows } = await pool().query<{ column_name: string; rows: string }>(
      `select column_name, (select count(*) from ${table})::text as rows from information_schema.columns
       where table_name = $1 order by ordinal_position limit 1`,
      [table],
    );
    expect(Number(rows[0]?.rows)).toBeGreaterThan(0);
    const column = rows[0]?.column_name;
    expect(await codeOf(`update ${table} set ${column} = ${column}`)).toBe(restricted);
    expect(await codeOf(`delete from ${table}`)).toBe(restricted);
    expect(await codeOf(`truncate ${table} cascade`)).toBe(restricted);
  });

  it('a subject is never removed or exchanged; its encryption may be renewed', async () => {
    expect(await codeOf('delete from subjects')).toBe(restricted);
    expect(await codeOf('update subjects set id = gen_random_uuid()')).toBe(restricted);
    expect(await codeOf('update subjects set sealed = sealed')).toBe('allowed');
  });

  it('a grant is never altered, and ends only by a decision that supersedes its own', async () => {
    expect(await codeOf(`update grants set grant_key = grant_key`)).toBe(restricted);
    expect(await codeOf('delete from grants')).toBe(restricted);
    expect(await codeOf('truncate grants')).toBe(restricted);
  });
});

describe('decisions', () => {
  const insert = `insert into decisions (id, application_id, evaluation_id, kind, outcome, automatic, decided_by,
    decided_at, decided_on, supersedes)
    select gen_random_uuid(), application_id, evaluation_id, $2, $3, $4, $5, decided_at, decided_on, $6
    from decisions where id = $1`;
  const tryInsert = (kind: string, outcome: string | null, by: string | null, supersedes: string | null) =>
    codeOf(insert, [decision.id, kind, outcome, by === null, by, supersedes]);

  it('have one first one for each application', async () => {
    expect(await tryInsert('first', 'deny', null, null)).toBe(unique);
  });
  it('supersede exactly where they are not the first', async () => {
    expect(await tryInsert('first', 'deny', null, decision.id)).toBe(check);
    expect(await tryInsert('correct', 'deny', 'NN1', null)).toBe(check);
  });
  it('have an outcome, unless they withdraw or annul, and a person or none', async () => {
    expect(await tryInsert('correct', null, 'NN1', decision.id)).toBe(check);
    expect(await tryInsert('annul', 'deny', 'NN1', decision.id)).toBe(check);
    expect(await codeOf(insert, [decision.id, 'correct', 'deny', true, 'NN1', decision.id])).toBe(check);
  });
  it('with an outcome have reasons, and no grant stands that was superseded', async () => {
    expect(await tryInsert('correct', 'deny', 'NN1', decision.id)).toBe(check);
    expect(await tryInsert('annul', null, 'NN1', decision.id)).toBe(check);
  });
  it('stay with their own application', async () => {
    const foreign = `insert into decisions (id, application_id, evaluation_id, kind, outcome, automatic, decided_at, decided_on)
      select gen_random_uuid(), other.id, mine.evaluation_id, 'first', 'deny', true, mine.decided_at, mine.decided_on
      from decisions mine, applications other where mine.id = $1 and other.id <> mine.application_id`;
    expect(await codeOf(foreign, [decision.id])).toBe('23503');
  });
});

describe('grants', () => {
  it('of one subject, programme and key never overlap, whoever writes', async () => {
    const overlap = `insert into grants (decision_id, programme, subject_id, grant_key, valid_on, fields)
      select (select id from decisions where application_id <> $1 limit 1), programme, subject_id, grant_key, valid_on, fields
      from grants limit 1`;
    const other = await applyForLicence(api, { facts: { pointOfSale: '4607-3', soldWithout: true } });
    expect(other.outcome).toBe('deny');
    expect(await codeOf(overlap, [decision.application])).toBe(exclusion);
  });
  it('have a period that is not empty', async () => {
    const empty = `insert into grants (decision_id, programme, grant_key, valid_on, fields)
      select id, 'licence', '{}', 'empty', '{}' from decisions where outcome = 'deny'`;
    expect(await codeOf(empty)).toBe(check);
  });
});

describe('an application', () => {
  it('is not there without its evaluation, nor an outcome without a decision or a case', async () => {
    const application = `insert into applications select (jsonb_populate_record(a, jsonb_build_object(
      'id', gen_random_uuid(), 'idempotency_key', 'other'))).* from applications a where id = $1`;
    expect(await codeOf(application, [decision.application])).toBe(check);
    const both = `with made as (${application} returning id)
      insert into evaluations select (jsonb_populate_record(e, jsonb_build_object(
        'id', gen_random_uuid(), 'application_id', made.id))).* from evaluations e, made where e.application_id = $1`;
    expect(await codeOf(both, [decision.application])).toBe(check);
  });
});
