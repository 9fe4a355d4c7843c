import * as fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTemporaryDirectory } from '../../test-fixtures/postgres.ts';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { checkKeys, loadKeys, makeKeys, parseKeys } from './keys.ts';

const folder = makeTemporaryDirectory();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('keys', () => {
  it('are made once in the data folder, readable by their owner only', () => {
    const made = loadKeys({}, path.join(folder, 'data'));
    expect(loadKeys({}, path.join(folder, 'data'))).toEqual(made);
    const file = path.join(folder, 'data', 'keys.json');
    expect(fs.statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    expect(fs.readdirSync(path.join(folder, 'data'))).toEqual(['keys.json']);
  });

  it('of the environment prevail', () => {
    const { seal, index } = makeKeys();
    const environment = { VEDTAK_SEAL_KEYS: seal, VEDTAK_INDEX_KEY: index };
    expect(loadKeys(environment, path.join(folder, 'data'))).toEqual(parseKeys(seal, index));
    expect(loadKeys(environment, undefined)).toEqual(parseKeys(seal, index));
  });

  it.each([
    ['one of the two', { VEDTAK_SEAL_KEYS: makeKeys().seal }, 'must be set together'],
    ['none, without a data folder', {}, 'set VEDTAK_SEAL_KEYS'],
    ['too short', { VEDTAK_SEAL_KEYS: 'k:AAAA', VEDTAK_INDEX_KEY: makeKeys().index }, '32 bytes'],
    [
      'one twice',
      { VEDTAK_SEAL_KEYS: `${makeKeys().seal},`.repeat(2).slice(0, -1), VEDTAK_INDEX_KEY: makeKeys().index },
      '',
    ],
  ])('%s: one clear line', (_, environment, words) => {
    const load = () => loadKeys(environment, undefined);
    expect(load).toThrow(words);
    expect(load).not.toThrow('\n');
  });

  it('that are broken on disk are said to be', () => {
    const data = path.join(folder, 'broken');
    fs.mkdirSync(data);
    fs.writeFileSync(path.join(data, 'keys.json'), '{"seal": 1');
    expect(() => loadKeys({}, data)).toThrow('is not a key file');
  });

  it('other than those the database was written with stop the start', async () => {
    const database = await createTestDatabase();
    const { db, pool, close } = connect({ connectionString: database.connectionString, maxConnections: 2 });
    try {
      await migrate(pool);
      const first = makeKeys();
      const keys = parseKeys(first.seal, first.index);
      await checkKeys(db, keys, new Date());
      await expect(checkKeys(db, keys, new Date())).resolves.toBeUndefined();
      const other = makeKeys();
      await expect(checkKeys(db, parseKeys(first.seal, other.index), new Date())).rejects.toThrow('which is not given');
      const sameName = `${first.index.split(':')[0]}:${other.index.split(':')[1]}`;
      await expect(checkKeys(db, parseKeys(first.seal, sameName), new Date())).rejects.toThrow('is not the one');
      const rotated = parseKeys(`${other.seal},${first.seal}`, first.index);
      await expect(checkKeys(db, rotated, new Date())).resolves.toBeUndefined();
      await expect(checkKeys(db, keys, new Date())).rejects.toThrow('which is not given');
    } finally {
      await close();
      await database.drop();
    }
  });
});
