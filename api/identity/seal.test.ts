import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKeys, parseKeys } from './keys.ts';
import { blindIndex, open, seal } from './seal.ts';

const made = makeKeys();
const keys = parseKeys(made.seal, made.index);
const place = { table: 'subjects', column: 'sealed', row: '1' };

describe('a sealed value', () => {
  it('opens to what was sealed, and is never sealed alike twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (plain) => {
        const sealed = seal(keys, place, plain);
        expect(open(keys, place, sealed)).toBe(plain);
        expect(seal(keys, place, plain).sealed.equals(sealed.sealed)).toBe(false);
      }),
      { examples: [['Kåre Ødegård 🖊️\0']] },
    );
  });

  it('does not open when any bit has changed', () => {
    const { sealKeyId, sealed } = seal(keys, place, 'x');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => open(keys, place, { sealKeyId, sealed: changed })).toThrow('altered or moved');
    }
    expect(() => open(keys, place, { sealKeyId, sealed: Buffer.alloc(0) })).toThrow('altered or moved');
  });

  it.each([
    ['row', { ...place, row: '2' }],
    ['column', { ...place, column: 'other' }],
    ['table', { ...place, table: 'other' }],
  ])('does not open in another %s', (_, elsewhere) => {
    const sealed = seal(keys, place, 'x');
    expect(() => open(keys, elsewhere, sealed)).toThrow('altered or moved');
  });

  it('opens with an older key that is still given, not without it', () => {
    const sealed = seal(keys, place, 'x');
    const newer = parseKeys(`${makeKeys().seal},${made.seal}`, made.index);
    expect(open(newer, place, sealed)).toBe('x');
    expect(seal(newer, place, 'x').sealKeyId).not.toBe(sealed.sealKeyId);
    const other = makeKeys();
    expect(() => open(parseKeys(other.seal, other.index), place, sealed)).toThrow('is not given');
  });
});

describe('a blind index', () => {
  it('is equal for equal values of one purpose and key, and only then', () => {
    const index = blindIndex(keys, 'subject|person', '15838010080');
    expect(blindIndex(keys, 'subject|person', '15838010080').equals(index)).toBe(true);
    expect(blindIndex(keys, 'subject|person', '15838010081').equals(index)).toBe(false);
    expect(blindIndex(keys, 'subject|organisation', '15838010080').equals(index)).toBe(false);
    const other = makeKeys();
    const otherKeys = parseKeys(other.seal, other.index);
    expect(blindIndex(otherKeys, 'subject|person', '15838010080').equals(index)).toBe(false);
  });
});
