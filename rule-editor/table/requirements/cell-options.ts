import type { CellOptions, Option } from '../grid/option.ts';
import { noteOf, reasonOptions, shapeOptions } from '../grid-options.ts';
import { valueAt } from '../../sentences/json-path.ts';
import { type CellName, cellTextOf, choicesIn } from './columns.ts';
import { joinTexts } from './join.ts';
import { type Compared, comparedFact, operatorNames, shapeOf } from './line-context.ts';
import type { LineRow } from './rows.ts';
import type { Sheet } from './write.ts';
import { requirementWords } from './words.ts';

/** The fact that a row is about, also when its name has been written and waits for the rest. */
function comparedIn({ context, rows, content, inWords }: Sheet, row: LineRow, text?: string): Compared | undefined {
  const said = text ?? (rows.includes(row) ? cellTextOf(context, content, row, 'subject', inWords) : '');
  const key = context.subjects.keyOf(said);
  return key?.startsWith('fact/') ? comparedFact(context, key.slice('fact/'.length)) : undefined;
}

const plain = (texts: readonly string[]): readonly Option[] => texts.map((text) => ({ text }));

/** What may stand in a cell. `textOf`: what another cell of the row shows. */
export function cellOptions(
  sheet: Sheet,
  row: LineRow,
  cell: CellName,
  textOf: (cell: CellName) => string,
): CellOptions {
  const { context } = sheet;
  const once = (options: readonly Option[]): CellOptions => ({ options, isList: false });
  const { condition } = requirementWords[context.cells.language];
  switch (cell) {
    case 'join':
      return once(plain(joinTexts(context, row)));
    case 'subject':
      return once(
        context.subjects.keys.map((key) => ({
          text: context.subjects.textOf(key),
          ...(key.startsWith('condition/') && { meaning: condition }),
        })),
      );
    case 'operator': {
      const about = comparedIn(sheet, row, textOf('subject'));
      const names = about && operatorNames(context, about);
      return once(plain(about?.offered.map((operator) => names?.textOf(operator) ?? operator) ?? []));
    }
    case 'value': {
      const about = comparedIn(sheet, row, textOf('subject'));
      if (about === undefined) return once([]);
      const names = operatorNames(context, about);
      const operator = names.keyOf(textOf('operator')) ?? about.offered[0] ?? 'equal';
      return shapeOptions(context.cells, shapeOf(about, operator));
    }
    case 'reason':
      return once(reasonOptions(context.source, context.cells));
    case 'notMet':
    case 'event':
    case 'automation':
      return once(plain(Object.values(choicesIn(context, cell))));
    default:
      return once([]);
  }
}

const FEW = 90;
const shortened = (text: string): string => (text.length > FEW ? `${text.slice(0, FEW).trimEnd()} …` : text);

/** What stands below a cell: how it goes on from the row before, the names of its codes, what a settled value is now, what holds where nothing is written. */
export function cellNote(sheet: Sheet, row: LineRow, cell: CellName, text: string): string | undefined {
  const { context, content } = sheet;
  const { leaf } = row.line;
  if (cell === 'join') {
    const { and, or } = context.cells.words;
    const group =
      row.index > 0 && !text.startsWith(requirementWords[context.cells.language].except[0] ?? '')
        ? row.parent?.group
        : undefined;
    return group === 'all' ? and : group === 'any' ? or : undefined;
  }
  if (cell === 'value' && leaf !== undefined) {
    const parameter = valueAt(leaf, ['value', 'parameter']);
    if (typeof parameter === 'string') return shortened(context.words.parameter(parameter));
    const about = comparedIn(sheet, row);
    return about && noteOf(context.cells, { shape: shapeOf(about, String(leaf['operator'])) }, text);
  }
  if (cell === 'subject' && leaf !== undefined && 'condition' in leaf)
    return requirementWords[context.cells.language].condition;
  if (cell === 'notMet' && row.owner !== undefined && text === '') {
    const { otherwise, inherited } = requirementWords[context.cells.language];
    const general = valueAt(content, ['notMet']) === 'route-to-manual' ? 'route-to-manual' : 'deny';
    return inherited(otherwise[general] ?? '');
  }
  if (cell === 'reason' && text !== '')
    return reasonOptions(context.source, context.cells).find((option) => option.text === text)?.meaning;
  return undefined;
}
