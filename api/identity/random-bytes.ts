import { randomFillSync } from 'node:crypto';

// Drawn for many at once: drawing costs more than what is drawn. No byte is given twice.
const drawn = Buffer.alloc(8192);
let used = drawn.length;

/** Fills a part of the target with random bytes of the system's generator. */
export function fillRandom(target: Buffer, from: number, length: number): void {
  if (used + length > drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  drawn.copy(target, from, used, used + length);
  drawn.fill(0, used, used + length);
  used += length;
}
