import type { Context } from 'hono';
import { parseStrictJson } from '#engine/tools';
import { headerOf } from '../answer.ts';
import { problem, type RequestError } from '../problem.ts';
import { readPlainJson } from './plain-json.ts';

/** One megabyte holds the largest application many times over. */
export const maxBodyBytes = 1_048_576;
export const maxBodyDepth = 32;

export type BodyBounds = { readonly bytes: number; readonly depth: number };
const usual: BodyBounds = { bytes: maxBodyBytes, depth: maxBodyDepth };

/**
 * The JSON body of a request, read strictly: `application/json` in UTF-8, bounded in size and depth, no key twice,
 * numbers as written (a decimal stands as its string). Throws the problem with all its pointers.
 */
export async function readStrictBody(c: Context, bounds: BodyBounds = usual): Promise<unknown> {
  checkMediaType(c);
  const bytes = await readBytes(c, bounds.bytes);
  if (bytes.byteLength === 0) throw problem('malformed-request', 'The request has no body.');
  const text = decode(bytes);
  const plain = readPlainJson(text, bounds.depth);
  if (plain !== undefined) return plain;
  const read = parseStrictJson(text, { maxDepth: bounds.depth });
  if (!read.ok) {
    const errors = read.problems.map(({ code, pointer, found, expected }) => ({
      pointer,
      code,
      detail: `Found ${found}; expected ${expected}.`,
    }));
    throw problem('malformed-request', 'The request body is not the JSON that is read here.', { errors });
  }
  const errors = text.includes('\\u0000') ? findNul(read.value, '') : [];
  if (errors.length > 0) throw problem('malformed-request', 'The request body holds the character NUL.', { errors });
  return read.value;
}

function checkMediaType(c: Context): void {
  const given = headerOf(c, 'content-type') ?? '';
  const encoding = headerOf(c, 'content-encoding')?.toLowerCase() ?? 'identity';
  if (given === 'application/json' && encoding === 'identity') return;
  const [type = '', ...parameters] = given.toLowerCase().split(';');
  const charsets = parameters.map((parameter) => /^\s*charset="?([^"]*)"?\s*$/.exec(parameter)?.[1]);
  const charset = charsets.find((name) => name !== undefined) ?? 'utf-8';
  if (type.trim() !== 'application/json' || !['utf-8', 'utf8'].includes(charset) || encoding !== 'identity')
    throw problem('unsupported-media-type', 'Send application/json in UTF-8, without compression.');
}

function tooLarge(most: number) {
  return problem('payload-too-large', `The request body may hold ${most} bytes.`);
}

/** The body of a request, bounded in size. */
export async function readBytes(c: Context, most: number): Promise<Uint8Array> {
  const length = headerOf(c, 'content-length');
  if (Number(length ?? 0) > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    if (length !== undefined) return new Uint8Array(await c.req.arrayBuffer());
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.byteLength;
      if (size > most) break;
      chunks.push(chunk);
    }
  } catch {
    throw problem('malformed-request', 'The request body ended before its end.');
  }
  if (size > most) throw tooLarge(most);
  return Buffer.concat(chunks);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw problem('malformed-request', 'The request body is not valid UTF-8.');
  }
}

/** PostgreSQL has no text with NUL, and nothing that is said in an application does. */
function findNul(value: unknown, pointer: string): RequestError[] {
  if (typeof value === 'string') return value.includes('\0') ? [nulAt(pointer)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return key.includes('\0') ? [nulAt(here)] : findNul(inner, here);
  });
}

/** The error of a text with NUL. */
export function nulAt(pointer: string): RequestError {
  return { pointer, code: 'NUL_CHARACTER', detail: 'The character NUL is not allowed.' };
}
