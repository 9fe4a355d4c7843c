import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeSpace } from './code.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from './kleene.ts';
import type { SystemDeclaration } from './ruleset-document.ts';

const title = { nb: 'Kodeverk' };
const atc: SystemDeclaration = {
  name: 'atc',
  title,
  hierarchical: true,
  exactLength: 7,
  aliases: [{ old: 'N03AX16', new: 'N02BF02', from: '2022-01-01' }],
};
const icd10: SystemDeclaration = { name: 'icd10', title, hierarchical: true, aliases: [] };
const countries: SystemDeclaration = { name: 'iso3166', title, hierarchical: false, aliases: [] };
const space = codeSpace([atc]);
const list = (include: readonly string[], exclude: readonly string[] = []) => space.contains({ include, exclude });

describe('codes', () => {
  test('a prefix includes what begins with it; a coarser code may be included', () => {
    const isStatin = list(['C10AA']);
    expect(isStatin('C10AA05')).toBe(TRUE);
    expect(isStatin('C10AA')).toBe(TRUE);
    expect(isStatin('C10A')).toBe(UNKNOWN);
    expect(isStatin('C10AX13')).toBe(FALSE);
  });

  test('an exclusion takes away, and a coarser code may be excluded', () => {
    const isLaxative = list(['A06A'], ['A06AH01', 'A06AX']);
    expect(isLaxative('A06AD11')).toBe(TRUE);
    expect(isLaxative('A06AH01')).toBe(FALSE);
    expect(isLaxative('A06AX05')).toBe(FALSE);
    expect(isLaxative('A06AH')).toBe(UNKNOWN);
    expect(isLaxative('A06')).toBe(UNKNOWN);
  });

  test('both names of one substance are covered, whichever the list names', () => {
    expect(list(['N02BF02'])('N03AX16')).toBe(TRUE);
    expect(list(['N03A'])('N02BF02')).toBe(TRUE);
    expect(list(['N02BF02'])('N03AX')).toBe(UNKNOWN);
    expect(space.equal('N03AX16', 'N02BF02')).toBe(TRUE);
    expect(space.key('N03AX16')).toBe('N02BF02');
  });

  test('coarse codes are never known to be the same', () => {
    expect(space.equal('C10AA', 'C10AA')).toBe(UNKNOWN);
    expect(space.equal('C10AA', 'C10AA05')).toBe(UNKNOWN);
    expect(space.equal('C10AA', 'C10AB05')).toBe(FALSE);
    expect(space.equal('N03', 'N02')).toBe(UNKNOWN);
    expect(space.key('C10AA')).toBeUndefined();
  });

  test('codes of several systems are told apart by their system', () => {
    const both = codeSpace([icd10, countries]);
    const isListed = both.contains({ include: ['icd10:E78', 'iso3166:NO'], exclude: [] });
    expect(isListed('icd10:E78.0')).toBe(TRUE);
    expect(isListed('icd10:E7')).toBe(UNKNOWN);
    expect(isListed('iso3166:NO')).toBe(TRUE);
    expect(isListed('iso3166:N')).toBe(FALSE);
  });

  test('a short list and a long one are matched in two ways, which agree', () => {
    const aCode = fc.constantFrom('C', 'C10', 'C10A', 'C10AA', 'C10AA05', 'N03', 'N03AX', 'N03AX16', 'N02BF02');
    const others = Array.from({ length: 8 }, (_, n) => `Z0${n}`);
    fc.assert(
      fc.property(aCode, fc.array(aCode, { minLength: 1, maxLength: 3 }), (code, include) => {
        expect(list([...include, ...others])(code)).toBe(list(include)(code));
      }),
      { numRuns: 1000 },
    );
  });

  test('making a code more exact never overturns an answer', () => {
    const codes = ['C', 'C10', 'C10A', 'C10AA', 'C10AA05', 'C10AX13', 'N03', 'N03AX', 'N03AX16', 'N02BF02', 'N02BF'];
    const aCode = fc.constantFrom(...codes);
    const several = fc.array(aCode, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        aCode,
        aCode,
        aCode,
        several,
        fc.array(aCode, { maxLength: 2 }),
        (code, exact, other, include, exclude) => {
          fc.pre(exact.startsWith(code) && code.length < 7);
          const stays = (before: Truth, after: Truth): boolean => before === UNKNOWN || after === before;
          expect(stays(list(include, exclude)(code), list(include, exclude)(exact))).toBe(true);
          expect(stays(space.equal(code, other), space.equal(exact, other))).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
