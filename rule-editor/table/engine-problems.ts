import type { Problem } from '#engine';
import { locate, type RulesetContent } from '#engine/objects';
import type { Language } from '../app/language.tsx';
import { problemLine } from '../problems/problem-words.ts';
import type { Line } from './model/lines.ts';

/** What the engine says is wrong with a table, by the cell that it is in; what is not in a cell stands at the title. */
export function problemsByCell(
  content: RulesetContent,
  object: string,
  lines: readonly Line[],
  problems: readonly Problem[],
  language: Language,
): ReadonlyMap<string, string> {
  const byCell = new Map<string, string>();
  for (const problem of problems) {
    const place = locate(content, problem.pointer);
    if (place?.object !== object) continue;
    const [, rows, index, ...rest] = place.pointer.split('/');
    if (rows !== 'rows') continue;
    const isVersion = rest[0] === 'versions';
    const version = isVersion ? Number(rest[1]) : undefined;
    const line = lines.find((one) => one.row === Number(index) && one.version === version);
    if (line === undefined) continue;
    const key = `${line.key} ${columnKey(isVersion ? rest.slice(2) : rest)}`;
    const told = problemLine(problem, language);
    byCell.set(key, [...new Set([byCell.get(key), told])].filter(Boolean).join(' '));
  }
  return byCell;
}

/** The column of the grid that a place within a row is shown in. */
function columnKey([first = '', second = '', third = '']: readonly string[]): string {
  if (first === 'boundary') return second === 'by' ? 'by' : 'from';
  const [member, name] = first === 'content' ? [second, third] : [first, second];
  if (member === 'cells') return `cell:${name}`;
  if (member === 'grant') return `grant:${name}`;
  return ['event', 'reason', 'automation', 'basis'].includes(member) ? member : 'title';
}
