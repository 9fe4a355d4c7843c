import { isObject, type Json } from '#engine/objects';
import { type Path, valueAt } from '../../sentences/json-path.ts';
import { type Line, linesOf } from '../../sentences/model/lines.ts';
import { versionOn, versionsIn } from '../../sentences/versions/versions.ts';

/** The title of a block that is no requirement. */
export type BlockName = 'appliesWhen' | 'when' | 'requires' | 'means' | 'must';

/** A condition of an object, with what it belongs to. */
type Block = {
  readonly name: BlockName | undefined;
  readonly number: string;
  /** From the content of the object to the condition. */
  readonly at: Path;
  /** From the content to what has the title, the reason and so on. */
  readonly owner: Path | undefined;
};

/** One row of the grid: a line of a condition; the first line of a requirement is the row of the requirement. */
export type LineRow = {
  readonly key: string;
  /** `1`, `1.1`, `1.1.2`: the number of the requirement, and that of the line as in the sentences. */
  readonly number: string;
  readonly block: BlockName | undefined;
  readonly at: Path;
  readonly line: Line;
  readonly parent: Line | undefined;
  /** Among those that stand in the same group. */
  readonly index: number;
  /** How many stand in it, when it is a group. */
  readonly parts: number;
  /** Of the first line of what has a title and a reason: where these stand. */
  readonly owner: Path | undefined;
  readonly isFirst: boolean;
};

/** Members whose conditions can be shown in a grid. */
const conditionsOf: { readonly [member: string]: readonly (readonly [string, BlockName, Path | undefined])[] } = {
  sections: [['appliesWhen', 'appliesWhen', undefined]],
  rules: [['when', 'when', []]],
  restrictions: [['when', 'when', []]],
  replacements: [
    ['when', 'when', undefined],
    ['conditions', 'requires', undefined],
  ],
  conditions: [['condition', 'means', undefined]],
  constraints: [['condition', 'must', undefined]],
};
export const hasLines = (member: string): boolean => Object.hasOwn(conditionsOf, member);

/** The requirement that a place belongs to. */
export const requirementOf = ([member, name]: Path): string | undefined =>
  member === 'requirements' && typeof name === 'string' ? name : undefined;

function blocksOf(content: Json, member: string, on: string): readonly Block[] {
  const own = (conditionsOf[member] ?? []).filter(([name]) => valueAt(content, [name]) !== undefined);
  const requirements = member === 'sections' ? valueAt(content, ['requirements']) : undefined;
  const isAlone = own.length === 1 && requirements === undefined;
  return [
    ...own.map(([at, name, owner], index) => ({
      name,
      number: isAlone ? '' : String.fromCodePoint(65 + index),
      at: [at],
      owner,
    })),
    ...Object.keys(isObject(requirements) ? requirements : {}).flatMap((name, index): Block[] => {
      const version = versionOn(versionsIn(valueAt(requirements, [name])), on);
      if (!version || version.content === 'none') return [];
      const owner = ['requirements', name, ...version.path];
      return [{ name: undefined, number: String(index + 1), at: [...owner, 'conditions'], owner }];
    }),
  ];
}

/** The rows of an object's content: what it applies to, its requirements as of a day, its conditions. */
export function gridRows(content: Json, member: string, on: string): readonly LineRow[] {
  return blocksOf(content, member, on).flatMap((block) => {
    const condition = valueAt(content, block.at);
    return isObject(condition) ? rowsOfBlock(block, condition) : [];
  });
}

function rowsOfBlock({ name, number, at, owner }: Block, condition: Json): readonly LineRow[] {
  const lines = linesOf(condition);
  const above: LineRow[] = [];
  return lines.map((line, place) => {
    const parent = above[line.depth - 1];
    const siblings = lines.slice(0, place).filter((other, before) => {
      const isBelow = lines.slice(before, place).every(({ depth }) => depth >= line.depth);
      return other.depth === line.depth && isBelow;
    });
    const index = siblings.length;
    const end = lines.findIndex((other, behind) => behind > place && other.depth <= line.depth);
    const below = lines.slice(place + 1, end < 0 ? lines.length : end);
    const own = parent === undefined ? number : [parent.number, String(index + 1)].filter(Boolean).join('.');
    const row: LineRow = {
      key: keyOf(at, line.path),
      number: own,
      block: name,
      at,
      line,
      parent: parent?.line,
      index,
      parts: below.filter(({ depth }) => depth === line.depth + 1).length,
      owner: place === 0 ? owner : undefined,
      isFirst: place === 0,
    };
    above[line.depth] = row;
    return row;
  });
}

const keyOf = (at: Path, line: Path): string => JSON.stringify([at, line]);

/** From the content to the condition of a row that has, or had, this key. */
export function conditionOfKey(key: string): Path {
  const [at = []] = JSON.parse(key) as readonly [Path?];
  return at;
}

/** By what a row is known again when its place has become another. */
export const saidBy = ({ line: { leaf, group, n } }: LineRow): string => JSON.stringify(leaf ?? [group ?? '', n ?? 0]);
