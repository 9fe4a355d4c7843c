import { groupWords } from '../../sentences/condition/line-words.ts';
import type { GroupKind } from '../../sentences/model/lines.ts';
import { afterWord } from '../cells/lists.ts';
import type { CellProblem } from '../cells/problem.ts';
import type { LineContext } from './line-context.ts';
import type { LineRow } from './rows.ts';
import { type RequirementWords, requirementWords } from './words.ts';

/** How a row is joined to the others: `alt dette`, `unntatt når minst 2 av disse`. */

/** What a group asks of its parts, in the words of the sentences. */
const groupText = ({ words }: LineContext, kind: GroupKind, n: number): string =>
  groupWords({ words }, kind, n).replace(/:$/, '');

/** Denied among others that must all hold, it is an exception from them. */
const isException = ({ parent, index }: LineRow): boolean => parent?.group === 'all' && !parent.isNegated && index > 0;

export function joinText(context: LineContext, row: LineRow): string {
  const w = requirementWords[context.cells.language];
  const { isNegated, group, n } = row.line;
  const [not = ''] = isException(row) ? w.except : w.not;
  const asks = group === undefined || group === 'not' ? '' : groupText(context, group, n ?? 1);
  return [...(isNegated ? [not] : []), ...(asks === '' ? [] : [asks])].join(' ');
}

type Join = { readonly isNegated: boolean; readonly group: GroupKind | undefined; readonly n: number | undefined };
type JoinReading = { readonly ok: true; readonly join: Join } | { readonly ok: false; readonly problem: CellProblem };

function readGroup(context: LineContext, w: RequirementWords, text: string): Pick<Join, 'group' | 'n'> | undefined {
  if ([groupText(context, 'all', 1), ...w.all].includes(text)) return { group: 'all', n: undefined };
  if ([groupText(context, 'any', 1), ...w.any].includes(text)) return { group: 'any', n: undefined };
  const [, n = '', rest = ''] = /^(\d{1,4})\s*(.*)$/.exec(afterWord(text, [w.atLeast]) ?? '') ?? [];
  return n !== '' && ['', ...w.ofThese].includes(rest) ? { group: 'atLeast', n: Number(n) } : undefined;
}

/** Reads how a row is joined. Whether it is a group is not for the cell to change: its parts would have no place. */
export function readJoin(context: LineContext, row: LineRow, text: string): JoinReading {
  const w = requirementWords[context.cells.language];
  const { group, n, isNegated } = row.line;
  if (text.trim() === joinText(context, row)) {
    const kept = group === 'not' ? undefined : group;
    return { ok: true, join: { isNegated, group: kept, n } };
  }
  const wrong = ([expected = '', fix = '']: readonly string[]): JoinReading => ({
    ok: false,
    problem: { found: text, expected, fix },
  });
  const plain = text.trim().toLowerCase();
  const behind = afterWord(plain, [...w.except, ...w.not]);
  const said = behind ?? plain;
  if (group === 'not') return wrong(w.problems.sentence);
  if (group === undefined)
    return said === ''
      ? { ok: true, join: { isNegated: behind !== undefined, group: undefined, n: undefined } }
      : wrong(w.problems.line);
  const asked = readGroup(context, w, said);
  if (asked === undefined) return wrong(w.problems.group);
  if ((asked.n ?? 1) > row.parts || asked.n === 0) return wrong(w.problems.count(row.parts));
  return { ok: true, join: { isNegated: behind !== undefined, ...asked } };
}

/** What may stand in the cell. */
export function joinTexts(context: LineContext, row: LineRow): readonly string[] {
  const w = requirementWords[context.cells.language];
  const [not = ''] = isException(row) ? w.except : w.not;
  if (row.line.group === undefined) return [not];
  const counts = Array.from({ length: Math.max(0, row.parts - 2) }, (_, more) => more + 2);
  const asks = [
    groupText(context, 'all', 1),
    groupText(context, 'any', 1),
    ...counts.map((n) => groupText(context, 'atLeast', n)),
  ];
  return [...asks, ...asks.map((text) => `${not} ${text}`)];
}
