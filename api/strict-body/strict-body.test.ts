import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { onError } from '../problem.ts';
import { maxBodyBytes, maxBodyDepth, readStrictBody } from './strict-body.ts';

const app = new Hono();
app.post('/', async (c) => c.json({ read: await readStrictBody(c) }));
app.onError(onError(() => undefined));

async function post(body: string | Uint8Array<ArrayBuffer> | ReadableStream, headers: Record<string, string> = {}) {
  const response = await app.request('/', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  type Answer = { read?: unknown; type?: string; errors?: { pointer: string; code: string }[] };
  const { read, type, errors } = (await response.json()) as Answer;
  return { status: response.status, read, type, errors: errors?.map(({ pointer, code }) => [pointer, code]) };
}

test.each([
  ['{"a": [1, "3.6", null, true]}', { a: [1, '3.6', null, true] }],
  ['{"ldl": 3.70}', { ldl: '3.70' }],
  ['12345678901234567890', '12345678901234567890'],
  ['1e400', '1e400'],
])('reads %s as written', async (body, read) => {
  expect(await post(body)).toMatchObject({ status: 200, read });
});

test.each(['application/json; charset=UTF-8', 'Application/JSON;charset="utf-8"'])('takes %s', async (type) => {
  expect(await post('1', { 'content-type': type })).toMatchObject({ status: 200 });
});

test.each<Record<string, string>>([
  { 'content-type': 'text/plain' },
  { 'content-type': '' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'application/json; charset=iso-8859-1' },
  { 'content-encoding': 'gzip' },
])('refuses %o with 415', async (headers) => {
  expect(await post('{}', headers)).toMatchObject({ status: 415, type: '/problems/unsupported-media-type' });
});

test.each([
  ['nothing', ''],
  ['half an object', '{"a": 1'],
  ['a trailing comma', '{"a": 1,}'],
  ['two documents', '{} {}'],
  ['NaN', 'NaN'],
  ['single quotes', "{'a': 1}"],
])('answers %s with 400', async (_name, body) => {
  expect(await post(body)).toMatchObject({ status: 400, type: '/problems/malformed-request' });
});

test('names every duplicate key and every half surrogate pair', async () => {
  const answer = await post('{"a": {"b": 1, "b": 2}, "c": "\\ud800", "a": 3}');
  expect(answer.status).toBe(400);
  expect(answer.errors).toEqual([
    ['/a/b', 'DUPLICATE_KEY'],
    ['/c', 'INVALID_UNICODE'],
    ['/a', 'DUPLICATE_KEY'],
  ]);
});

test('names every NUL, in values and in names', async () => {
  const answer = await post('{"a": ["x\\u0000"], "b\\u0000": 1}');
  expect(answer.status).toBe(400);
  expect(answer.errors).toEqual([
    ['/a/0', 'NUL_CHARACTER'],
    ['/b\u0000', 'NUL_CHARACTER'],
  ]);
});

test('refuses bytes that are no UTF-8', async () => {
  expect(await post(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))).toMatchObject({ status: 400 });
});

test('reads to the greatest depth and no deeper', async () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(await post(nested(maxBodyDepth))).toMatchObject({ status: 200 });
  const answer = await post(nested(maxBodyDepth + 1));
  expect(answer).toMatchObject({ status: 400, errors: [[expect.any(String), 'TOO_DEEP']] });
  expect(await post(nested(500_000))).toMatchObject({ status: 400 });
});

test('reads to the greatest size and no further, announced or not', async () => {
  const text = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;
  const stream = (body: string) => new Blob([body]).stream();
  expect((await post(text(maxBodyBytes))).status).toBe(200);
  expect((await post(stream(text(maxBodyBytes)))).status).toBe(200);
  expect(await post(text(10), { 'content-length': String(maxBodyBytes + 1) })).toMatchObject({ status: 413 });
  expect(await post(stream(text(maxBodyBytes + 1)))).toMatchObject({ status: 413 });
});

test('a body that is cut off is a bad request, not an outage', async () => {
  const cut = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"a"'));
      controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    },
  });
  expect(await post(cut)).toMatchObject({ status: 400, type: '/problems/malformed-request' });
});

test('keeps a name such as __proto__ as it is', async () => {
  const response = await app.request('/', {
    method: 'POST',
    body: '{"__proto__": {"admin": true}}',
    headers: { 'content-type': 'application/json' },
  });
  expect(await response.text()).toBe('{"read":{"__proto__":{"admin":true}}}');
});
