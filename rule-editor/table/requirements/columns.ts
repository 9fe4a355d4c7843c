import { isObject, type Json } from '#engine/objects';
import { valueAt } from '../../sentences/json-path.ts';
import { sentenceWords } from '../../sentences/words.ts';
import { textIn } from '../cells/context.ts';
import { choicesOf } from '../cells/names.ts';
import { modelWords } from '../model/model-words.ts';
import { joinText } from './join.ts';
import { leafCells, leafText } from './leaf.ts';
import type { LineContext } from './line-context.ts';
import type { LineRow } from './rows.ts';
import { requirementWords } from './words.ts';

export const lineCells = ['join', ...leafCells] as const;
const ownerCells = ['notMet', 'event', 'reason', 'automation', 'basis'] as const;
export type OwnerCell = 'title' | (typeof ownerCells)[number];
export type CellName = OwnerCell | (typeof lineCells)[number];

export const cellKey = (row: LineRow, cell: CellName): string => `${row.key} ${cell}`;

export const isOwnerCell = (cell: CellName): cell is OwnerCell =>
  cell === 'title' || ownerCells.some((one) => one === cell);

/** The columns of a grid; what no row can have is left out. */
export function cellNames(content: Json, member: string, rows: readonly LineRow[]): readonly CellName[] {
  const owners = rows.flatMap(({ owner }) => (owner === undefined ? [] : [valueAt(content, owner)]));
  const has = (name: string) => owners.some((owner) => valueAt(owner, [name]) !== undefined);
  const own: readonly OwnerCell[] =
    member === 'sections'
      ? ['notMet', 'reason', 'automation']
      : member === 'rules'
        ? ['event', 'reason', 'automation']
        : member === 'restrictions'
          ? ['reason', 'automation']
          : [];
  // Of a single condition the page says what it is.
  const isAlone = rows.every(({ at, block }) => block !== undefined && at === rows[0]?.at);
  return [
    ...(isAlone ? [] : (['title'] as const)),
    ...lineCells,
    ...(owners.length > 0 ? own : []),
    ...(has('basis') ? (['basis'] as const) : []),
  ];
}

const stringOr = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The words of a choice that is written with the row's owner. */
export function choicesIn({ cells }: LineContext, cell: OwnerCell): { readonly [value: string]: string } {
  if (cell === 'notMet') return requirementWords[cells.language].otherwise;
  const { automations, events } = modelWords[cells.language];
  if (cell === 'automation') return automations;
  return Object.fromEntries(Object.entries(events).filter(([event]) => event !== 'none'));
}

/** What the words of a line are where no cells can say it. */
export type InWords = (row: LineRow) => { readonly subject: string; readonly predicate: string };

/** What a cell of the grid says. */
export function cellTextOf(
  context: LineContext,
  content: Json,
  row: LineRow,
  cell: CellName,
  inWords: InWords,
): string {
  const { language } = context.cells;
  const owner = row.owner === undefined ? undefined : valueAt(content, row.owner);
  if (cell === 'title') {
    if (row.block !== undefined) return row.isFirst ? sentenceWords[language][row.block] : '';
    return textIn(valueAt(owner, ['title']), language) ?? '';
  }
  if (cell === 'join') return joinText(context, row);
  if (isOwnerCell(cell)) {
    const value = stringOr(valueAt(owner, [cell]));
    return value === '' || cell === 'reason' || cell === 'basis'
      ? value
      : choicesOf(choicesIn(context, cell)).textOf(value);
  }
  const { leaf } = row.line;
  if (leaf === undefined) return '';
  const text = leafText(context, leaf);
  if (text !== undefined) return text[cell];
  const said = inWords(row);
  return cell === 'subject' ? said.subject : cell === 'value' ? said.predicate : '';
}

/** Can this cell be written in at all? */
export function canWrite(context: LineContext, row: LineRow, cell: CellName): boolean {
  if (cell === 'title') return row.owner !== undefined && row.block === undefined;
  if (isOwnerCell(cell)) return row.owner !== undefined;
  if (cell === 'join') return row.line.group !== 'not';
  return isObject(row.line.leaf) && leafText(context, row.line.leaf) !== undefined;
}
