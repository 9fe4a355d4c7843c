import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockText, readBlock } from './clipboard.ts';
import { tokenOf } from './option.ts';
import { at, keptWithin, moved, rangeOf, type Selection, stepped } from './selection.ts';

const size = { rows: 10, columns: 5, page: 4 };
const press = (key: string, mods = '') => ({ key, ctrl: mods.includes('c'), shift: mods.includes('s') });

describe('moving', () => {
  test.each<[string, Selection, ReturnType<typeof press>, Selection]>([
    ['an arrow moves one cell', at(3, 2), press('ArrowDown'), at(4, 2)],
    ['no further than the edge', at(9, 2), press('ArrowDown'), at(9, 2)],
    ['Ctrl and an arrow go to the edge', at(3, 2), press('ArrowRight', 'c'), at(3, 4)],
    [
      'Shift extends',
      at(3, 2),
      press('ArrowUp', 's'),
      { anchor: { row: 3, column: 2 }, active: { row: 2, column: 2 } },
    ],
    ['Home goes to the first column', at(3, 2), press('Home'), at(3, 0)],
    ['Ctrl and End go to the last cell', at(3, 2), press('End', 'c'), at(9, 4)],
    ['a page down', at(3, 2), press('PageDown'), at(7, 2)],
    [
      'Shift and space choose the row',
      at(3, 2),
      press(' ', 's'),
      { anchor: { row: 3, column: 0 }, active: { row: 3, column: 4 } },
    ],
  ])('%s', (_, before, key, after) => {
    expect(moved(before, key, size)).toEqual(after);
  });

  test('other keys do not move', () => {
    expect(moved(at(0, 0), press('x'), size)).toBeUndefined();
  });

  test('Enter goes down and Tab to the right; with Shift back', () => {
    expect(stepped(at(3, 2), 'Enter', false, size)).toEqual(at(4, 2));
    expect(stepped(at(3, 2), 'Enter', true, size)).toEqual(at(2, 2));
    expect(stepped(at(3, 2), 'Tab', false, size)).toEqual(at(3, 3));
    expect(stepped(at(3, 2), 'Tab', true, size)).toEqual(at(3, 1));
  });

  test('a grid that has become smaller keeps the active cell in it', () => {
    expect(keptWithin(at(9, 4), { rows: 2, columns: 2, page: 1 })).toEqual(at(1, 1));
    expect(rangeOf({ anchor: { row: 3, column: 4 }, active: { row: 1, column: 2 } })).toEqual({
      top: 1,
      bottom: 3,
      left: 2,
      right: 4,
    });
  });
});

test('what is copied is pasted as it was', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('-71', '01', 'a\tb', 'a\nb', '"', ''));
  const blocks = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(blocks, (block) => {
      expect(readBlock(`${blockText(block)}\r\n`)).toEqual(block);
    }),
  );
});

test('a block as Excel copies it', () => {
  expect(readBlock('under 3,6\tja\r\n"over 1\nog under 2"\t\r\n')).toEqual([
    ['under 3,6', 'ja'],
    ['over 1\nog under 2', ''],
  ]);
  expect(readBlock('5" skjerm\tja')).toEqual([['5" skjerm', 'ja']]);
});

test.each([
  ['minst én av C10AA, Weg', 'minst én av C10AA, ', 'Weg'],
  ['minst én av Weg ', 'minst én av ', 'Weg '],
  ['minst én av', 'minst én av ', ''],
  ['Weg', '', 'Weg'],
])('what is being written in «%s» stands behind what is there already', (text, before, token) => {
  expect(tokenOf(text, true, ['minst én av', 'én av'])).toEqual({ before, token });
});
