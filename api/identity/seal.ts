import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Keys } from './keys.ts';
import { fillRandom } from './random-bytes.ts';

/**
 * AES-256-GCM: version (1 byte), nonce (12), ciphertext, tag (16). Bound to its place by the additional data, so that a
 * value moved to another row or column does not open.
 */
export type Sealed = { readonly sealKeyId: string; readonly sealed: Buffer };
/** `table/column/row`: where the sealed value lies. */
export type Place = { readonly table: string; readonly column: string; readonly row: string };

const version = 1;
const nonceLength = 12;
const tagLength = 16;

export function seal(keys: Keys, place: Place, plain: string): Sealed {
  const [key] = keys.seal;
  const head = Buffer.allocUnsafe(1 + nonceLength);
  head[0] = version;
  fillRandom(head, 1, nonceLength);
  const cipher = createCipheriv('aes-256-gcm', prepared(key.secret), head.subarray(1));
  cipher.setAAD(additionalData(place, key.id));
  const sealed = Buffer.concat([head, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { sealKeyId: key.id, sealed };
}

/** Throws when the key is not known, or a bit or the place has changed. */
export function open(keys: Keys, place: Place, { sealKeyId, sealed }: Sealed): string {
  const key = keys.seal.find(({ id }) => id === sealKeyId);
  if (!key) throw new Error(`The key ${sealKeyId}, which would open this, is not given`);
  try {
    const decipher = createDecipheriv('aes-256-gcm', prepared(key.secret), sealed.subarray(1, 1 + nonceLength));
    decipher.setAAD(additionalData(place, sealKeyId));
    decipher.setAuthTag(sealed.subarray(-tagLength));
    const plain = [decipher.update(sealed.subarray(1 + nonceLength, -tagLength)), decipher.final()];
    if (sealed[0] === version) return Buffer.concat(plain).toString('utf8');
  } catch {
    // Whatever the reason, there is one answer.
  }
  throw new Error(`What lies in ${place.table} does not open: it was altered or moved`);
}

const keyObjects = new WeakMap<Buffer, KeyObject>();

/** The key as the cipher takes it, made once. */
function prepared(secret: Buffer): KeyObject {
  const known = keyObjects.get(secret) ?? createSecretKey(secret);
  keyObjects.set(secret, known);
  return known;
}

function additionalData({ table, column, row }: Place, keyId: string): Buffer {
  return Buffer.from(`vedtak|${table}|${column}|${row}|${keyId}`, 'utf8');
}

/** A keyed digest by which equal values are found and nothing else is learnt. The purpose keeps indexes apart. */
export function blindIndex(keys: Keys, purpose: string, value: string): Buffer {
  return createHmac('sha256', prepared(keys.index.secret)).update(`${purpose}|v1|${value}`, 'utf8').digest();
}
