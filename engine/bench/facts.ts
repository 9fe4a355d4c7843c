import type { Facts } from '#engine';
import { annexes, specialties } from './rows.ts';

/** Facts for the 42 rules, the same in every run. `complete`: nothing unknown, every code exact. */

export type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const drugs = [
  'C10AX16', 'C10AX13', 'C10AX14', 'N02CD01', 'N02CD02', 'A10BJ06', 'A10BJ02', 'N06BA12', 'N06BA04', 'N02AA01',
  'N02AB03', 'N02AE01', 'N02AX02', 'N02BF02', 'N05CH01', 'H05AA02', 'M05BX04', 'L04AB04', 'L04AC05', 'L03AB07',
  'J07BB02', 'B01AF01', 'C10AX09',
]; // prettier-ignore
const diagnoses = [
  'E78.0', 'E78.2', 'I25.1', 'G43.3', 'G43.1', 'G44.0', 'E11', 'E11.9', 'E66.0', 'E10.9', 'F90.0', 'G47.4', 'R52.1',
  'R52.2', 'C50.9', 'G40.1', 'G50.0', 'F41.1', 'F84.0', 'M80.0', 'M81.0', 'M82.0', 'G35', 'A00.1',
]; // prettier-ignore

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

export function makeFacts(random: Random, kind: 'complete' | 'with-gaps'): Facts {
  const gaps = kind === 'with-gaps';
  const isGiven = () => !gaps || random() < 0.85;
  const shorten = (code: string) => (gaps && random() < 0.15 ? code.slice(0, pick(random, [1, 3, 4, 5])) : code);
  const day = `${pick(random, [2025, 2026])}-${pick(random, ['01', '02', '08', '12'])}-${pick(random, ['01', '29', '31'])}`;
  const appliedOn = day.endsWith('-02-29') || day.endsWith('-02-31') ? day.replace(/..$/, '28') : day;
  const facts: { [name: string]: Facts[string] } = {
    appliedOn,
    receivedOn: appliedOn,
    decidedOn: appliedOn,
    startedBy: gaps && random() < 0.05 ? 'event' : 'application',
  };
  // Most applications are for what a row grants.
  const fitting = random() < 0.7 ? pick(random, grants).cells : undefined;
  const startingWith = (codes: readonly string[], prefixes: readonly string[] | undefined) =>
    pick(random, prefixes ? codes.filter((code) => prefixes.some((prefix) => code.startsWith(prefix))) : codes);
  if (isGiven()) facts['drugAtc'] = shorten(startingWith(drugs, fitting?.drug));
  if (isGiven()) facts['diagnosis'] = withoutDot(shorten(startingWith(diagnoses, fitting?.diagnosis)));
  if (isGiven()) facts['age'] = pick(random, [1, 2, 5, 6, 9, 10, 17, 18, 30, 40, 49, 50, 54, 55, 69, 70, 82]);
  if (isGiven()) facts['priorTreatments'] = pick(random, [0, 1, 2, 3, 4]);
  if (isGiven())
    facts['specialties'] = [...new Set([pick(random, fitting?.specialties ?? specialties), pick(random, specialties)])]
      .slice(0, pick(random, [0, 1, 1, 2]))
      .toSorted();
  return facts;
}

const grants = annexes.filter(({ event }) => event === 'approve');
const withoutDot = (code: string) => (code.length === 4 ? code.slice(0, 3) : code);
