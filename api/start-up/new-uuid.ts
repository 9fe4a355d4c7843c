import { randomFillSync } from 'node:crypto';

// Randomness is drawn for many at once: drawing it costs more than what is drawn.
const drawn = Buffer.alloc(16 * 256);
let used = drawn.length;

/** A UUID of version 7 (RFC 9562): in the order of time, so that indexes grow at one end. */
export function newUuid(now: Date): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const bytes = drawn.subarray(used, used + 16);
  used += 16;
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
