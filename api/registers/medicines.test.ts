import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedProgrammes, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { medicinesSchema } from '../contract/medicines.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ rulesetsDir: shippedProgrammes });
});
afterAll(() => api.close());

const find = async (search: string) => {
  const { body } = await api.get(`/v1/medicines?search=${encodeURIComponent(search)}`);
  return medicinesSchema.parse(body).medicines;
};

test('a medicine is found by the beginning of its name, its substance or its code', async () => {
  const leqvio = { name: 'Leqvio injeksjonsvæske', substance: 'inklisiran', atc: ['C10AX16'] };
  expect(await find('leqv')).toEqual([leqvio]);
  expect(await find('Inklisiran')).toEqual([leqvio]);
  expect(await find('c10ax16')).toEqual([leqvio]);
  expect(await find('LEQVIO injeksjon')).toEqual([leqvio]);
});

test('words that are not all there, and what nobody asked for, find nothing', async () => {
  expect(await find('leqvio tablett')).toEqual([]);
  expect(await find('eqvio')).toEqual([]);
  expect((await api.get('/v1/medicines')).status).toBe(422);
  expect((await api.get('/v1/medicines?search=%20')).status).toBe(422);
});

test('without a medicines register there is nothing to find', async () => {
  const other = await startTestApi();
  expect((await other.get('/v1/medicines?search=a')).body).toEqual({ edition: null, medicines: [] });
  await other.close();
});
