import { isObject, type Json, type JsonObject } from '#engine/objects';
import { type ActName, actsOf, commandOf, isAdding } from '../../sentences/condition/acts.ts';
import { type Path, samePath, valueAt, withValueAt } from '../../sentences/json-path.ts';
import { add, addAlternative, addException, type Done } from '../../sentences/model/commands.ts';
import { movedMember } from '../../sentences/model/lists.ts';
import { withMember } from '../model/lines.ts';
import { type LineRow, requirementOf } from './rows.ts';

/** What can be done with whole rows: the commands of the sentences, and those of requirements. */

/** The content after an act, and where the row is then that one goes on from. */
export type Acted = { readonly content: Json; readonly at: Path; readonly focus: Path };

/** Does the act belong to the whole requirement? */
const isOfRequirement = (row: LineRow, act: ActName): boolean =>
  row.isFirst && requirementOf(row.at) !== undefined && ['up', 'down', 'remove'].includes(act);

function actOnRequirement(content: Json, row: LineRow, act: ActName): Acted | undefined {
  const name = requirementOf(row.at) ?? '';
  const before = valueAt(content, ['requirements']);
  if (!isObject(before)) return undefined;
  const after =
    act === 'remove' ? withMember(before, name, undefined) : movedMember(before, name, act === 'up' ? -1 : 1);
  if (Object.keys(after).join() === Object.keys(before).join()) return undefined;
  return { content: withValueAt(content, ['requirements'], after), at: row.at, focus: [] };
}

/** What a new row says until it is changed: what its row says, of a group what its last one says. */
function leafOf(rows: readonly LineRow[], row: LineRow): JsonObject | undefined {
  if (row.line.leaf !== undefined) return row.line.leaf;
  const { path } = row.line;
  const isWithin = (other: LineRow) =>
    samePath(other.at, row.at) && samePath(other.line.path.slice(0, path.length), path);
  return rows.findLast((other) => isWithin(other) && other.line.leaf !== undefined)?.line.leaf;
}

function added(condition: Json, rows: readonly LineRow[], row: LineRow, act: ActName): Done | undefined {
  const leaf = leafOf(rows, row);
  if (leaf === undefined) return undefined;
  const { path } = row.line;
  switch (act) {
    case 'alternative':
      return addAlternative(path, leaf)(condition);
    case 'exception':
      return addException(path, leaf)(condition);
    default:
      return add(path, leaf, act === 'inside' ? 'inside' : 'after')(condition);
  }
}

/** The object's content after an act on a row; undefined: it cannot be done there. */
export function actOnRow(content: Json, rows: readonly LineRow[], row: LineRow, act: ActName): Acted | undefined {
  if (isOfRequirement(row, act)) return actOnRequirement(content, row, act);
  const condition = valueAt(content, row.at);
  if (condition === undefined) return undefined;
  const done = isAdding(act) ? added(condition, rows, row, act) : commandOf[act](row.line)(condition);
  if (done === undefined || (done.condition === undefined && row.block !== 'appliesWhen')) return undefined;
  return { content: withValueAt(content, row.at, done.condition), at: row.at, focus: done.focus };
}

/** The acts that can be done with a row. */
export function actsOnRow(content: Json, row: LineRow): readonly ActName[] {
  const condition = valueAt(content, row.at);
  if (condition === undefined) return [];
  const ofLine = actsOf(condition, row.line, row.block === 'appliesWhen').filter((act) => !isOfRequirement(row, act));
  const ofRequirement = (['up', 'down', 'remove'] as const).filter(
    (act) => isOfRequirement(row, act) && actOnRequirement(content, row, act) !== undefined,
  );
  return [...ofLine, ...ofRequirement];
}

/** Rows removed together, those below first; what stands in a group that goes, goes with it. */
export function removeRows(content: Json, chosen: readonly LineRow[]): Json {
  const isInOther = (row: LineRow) =>
    chosen.some(
      (other) =>
        other !== row &&
        samePath(other.at, row.at) &&
        other.line.path.length < row.line.path.length &&
        samePath(row.line.path.slice(0, other.line.path.length), other.line.path),
    );
  return chosen
    .filter((row) => !isInOther(row))
    .toReversed()
    .reduce((left, row) => actOnRow(left, [], row, 'remove')?.content ?? left, content);
}

/**
 * The content with so many rows more behind its last one, each a copy of it, so that a block has room. As it is where
 * the last row stands alone: it would first have to become a group.
 */
export function withRoom(content: Json, rows: readonly LineRow[], count: number): Json {
  const last = rows.at(-1);
  const leaf = last?.line.leaf;
  if (last === undefined || leaf === undefined || last.isFirst) return content;
  let condition = valueAt(content, last.at) ?? null;
  for (let made = 0; made < count; made += 1)
    condition = add(last.line.path, leaf, 'after')(condition)?.condition ?? condition;
  return withValueAt(content, last.at, condition);
}
