import { canonicalJson } from '../canonical-json.ts';
import type { Keys } from '../identity/keys.ts';
import { blindIndex } from '../identity/seal.ts';
import { problem } from '../problem.ts';
import type { RequestMark } from './application-record.ts';

/**
 * The key of a request (draft-ietf-httpapi-idempotency-key-header: a string in double quotes; without them it is taken
 * as well) with the fingerprint of what was asked: keyed, since it was made of an identity.
 */
export function markRequest(keys: Keys, header: string | undefined, programme: string, body: unknown): RequestMark {
  const key = parseKey(header);
  if (key === undefined)
    throw problem(
      'idempotency-key-missing',
      'Send the header Idempotency-Key with a value of your own for each application, such as a UUID: up to 255 visible characters.',
    );
  return { key, fingerprint: blindIndex(keys, 'request', `${programme}\n${canonicalJson(body)}`) };
}

function parseKey(header: string | undefined): string | undefined {
  const value = header?.trim() ?? '';
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(value)?.[1]?.replace(/\\(["\\])/g, '$1');
  const key = quoted ?? (value.includes('"') ? '' : value);
  return /^[\x20-\x7e]{1,255}$/.test(key) ? key : undefined;
}
