import { expect, test } from 'vitest';
import { type KeptText, parseKeptTexts, withTextsOf } from './kept-texts.ts';

const text = (object: string, column: string): KeptText => ({ object, row: 'a', column, text: 'tull' });
const all = [text('tables/a', 'x'), text('tables/b', 'x'), text('tables/a', 'y')];

test('the texts of one object become others, and those of others stay', () => {
  const own = [text('tables/a', 'z')];
  expect(withTextsOf(all, 'tables/a', own)).toEqual([all[1], ...own]);
});
test('what the browser has kept is read, and what is not ours is left out', () => {
  expect(parseKeptTexts(JSON.stringify(all))).toEqual(all);
  expect(parseKeptTexts('[{"object":"tables/a"}, null, 3]')).toEqual([]);
  expect(parseKeptTexts('{')).toEqual([]);
});
