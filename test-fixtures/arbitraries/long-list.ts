import fc from 'fast-check';
import type { Entry, Facts } from '../../engine/evaluation.ts';
import { readChoices, type Choices } from './choices.ts';

/** Fees by the hundred: corrected, corrected again, reported twice, with gaps, on the days where rules change. */

const days = ['2025-12-31', '2026-01-01', '2026-07-31', '2026-08-01', '2024-02-29'];
const kinds = ['doctor', 'travel', 'dentist', 'laboratory', 'other'];
const amounts = [0, 1, -1, 35_000, 9_007_199_254_740_991, -9_007_199_254_740_991];

type Style = { readonly ids: number; readonly providers: number; readonly gaps: number; readonly huge: boolean };

function feeOf(choices: Choices, style: Style): Entry {
  const id = (): string => `F${choices.below(style.ids)}`;
  const amount = style.huge ? choices.pick(amounts) : choices.between(-2, 9);
  const fee: Entry = {
    id: id(),
    corrects: choices.chance(30) ? id() : null,
    provider: choices.chance(10) ? null : `P${choices.below(style.providers)}`,
    amount,
    kind: choices.pick(kinds),
    paid: choices.chance(80),
    day: choices.pick(days),
    until: choices.chance(50) ? null : choices.pick(days),
  };
  const known = Object.entries(fee).filter(() => !choices.chance(style.gaps));
  return Object.fromEntries(known);
}

export function longList(choices: Choices): Facts {
  const length = choices.weighted([
    [2, choices.below(6)],
    [3, choices.between(20, 60)],
    [2, choices.between(100, 300)],
  ]);
  const style: Style = {
    ids: choices.pick([1_000, 20, 3]),
    providers: choices.pick([2, 40]),
    gaps: choices.pick([0, 0, 0, 1, 10]),
    huge: choices.chance(10),
  };
  const items = Array.from({ length }, () => feeOf(choices, style));
  const decided = {
    decidedOn: choices.pick(days),
    ...(choices.chance(10) ? {} : { year: choices.pick([2025, 2026]) }),
  };
  return { ...decided, fees: choices.chance(10) ? { items, complete: false } : items };
}

/** So many fees need more choices than a list of numbers should hold: one number is spread over all of them. */
export const longLists = (): fc.Arbitrary<Facts> =>
  fc.noShrink(fc.nat()).map((seed) => {
    let state = seed;
    const next = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      return (state >>> 12) & 0xffff;
    };
    return longList(readChoices(Array.from({ length: 8_000 }, next)));
  });
