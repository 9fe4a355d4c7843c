import type { ObjectId } from '#engine/objects';
import type { LeadsTo, Outline, OutlineItem } from './outline.ts';

/** The way to the outcome as boxes with places: pure, in units of an SVG. */

export const lanes = ['stop', 'deny', 'route-to-manual', 'approve'] as const;
export type Lane = (typeof lanes)[number];
export type Box = {
  readonly kind: 'object' | 'group' | 'plain';
  readonly lane: Lane;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** Said below the lines, smaller: what else it leads to. */
  readonly caption: readonly string[];
  readonly object?: ObjectId;
};
export type Row = {
  /** The stage, or `start`, `constraints`, `restrictions`, `end`. */
  readonly id: string;
  readonly y: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly isOpen: boolean;
  readonly boxes: readonly Box[];
  /** Above the boxes of a lane that is opened, for they stand under the heads of all lanes. */
  readonly labels: readonly { readonly lane: Lane; readonly x: number; readonly y: number }[];
};
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly laneX: readonly number[];
  readonly laneWidth: number;
  readonly rows: readonly Row[];
};
export type PictureWords = {
  readonly title: (object: ObjectId) => string;
  /** What an item leads to beside its lane. */
  readonly caption: (item: OutlineItem, lane: Lane) => string;
  readonly stage: (stage: string, number: number) => string;
  readonly start: string;
  readonly constraints: string;
  readonly restrictions: string;
  readonly end: string;
  readonly noRule: string;
  readonly group: (count: number) => string;
};

const spine = 190;
const laneWidth = 205;
const gap = 14;
const line = 18;
const padding = 9;
const most = 3;
const charWidth = 7.4;

/** Words in lines of at most so many letters; a longer word is broken. */
export function wrap(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    let rest = word;
    while (rest.length > letters) {
      lines.push(`${rest.slice(0, letters - 1)}-`);
      rest = rest.slice(letters - 1);
    }
    const last = lines.at(-1);
    if (last !== undefined && !last.endsWith('-') && last.length + 1 + rest.length <= letters)
      lines[lines.length - 1] = `${last} ${rest}`;
    else lines.push(rest);
  }
  return lines;
}

const lettersIn = (width: number) => Math.floor((width - 2 * padding) / charWidth);

/** The lane that an item stands in: the best that it can lead to. */
export function laneOf({ leadsTo, otherwise }: Pick<OutlineItem, 'leadsTo' | 'otherwise'>): Lane {
  const all: readonly LeadsTo[] = [...leadsTo, ...otherwise];
  const found = (['approve', 'stop', 'deny', 'route-to-manual'] as const).find((lane) => all.includes(lane));
  return found ?? (all.includes('narrows') ? 'approve' : 'route-to-manual');
}

type Given = { readonly words: PictureWords; readonly open: string | undefined };
type Sized = Omit<Box, 'x' | 'y'>;

function boxOf({ words }: Given, item: OutlineItem): Sized {
  const lane = laneOf(item);
  const lines = wrap(words.title(item.object), lettersIn(laneWidth));
  const caption = wrap(words.caption(item, lane), lettersIn(laneWidth) + 3);
  const height = (lines.length + caption.length) * line + 2 * padding - 4;
  return { kind: 'object', lane, width: laneWidth, height, lines, caption, object: item.object };
}

const plain = (lane: Lane, text: string, kind: Box['kind'] = 'plain'): Sized => {
  const lines = wrap(text, lettersIn(laneWidth));
  return { kind, lane, width: laneWidth, height: lines.length * line + 2 * padding - 4, lines, caption: [] };
};

const laneX = lanes.map((_, index) => spine + gap * 2 + index * (laneWidth + gap));

/** Boxes below each other in their lanes; those of a lane that is opened run on below, over the whole width. */
function placed(given: Given, id: string, items: readonly OutlineItem[], y: number) {
  const isOpen = given.open === id;
  const byLane = lanes.map((lane) => items.filter((item) => laneOf(item) === lane));
  const canOpen = byLane.some((own) => own.length > most);
  const boxes: Box[] = [];
  let bottom = y;
  for (const [index, own] of byLane.entries()) {
    const lane = lanes[index] ?? 'approve';
    const isMany = own.length > most;
    if (isMany && isOpen) continue;
    let at = y;
    const sized = isMany
      ? [plain(lane, given.words.group(own.length), 'group')]
      : own.map((item) => boxOf(given, item));
    for (const box of sized) {
      boxes.push({ ...box, x: laneX[index] ?? 0, y: at });
      at += box.height + 8;
    }
    bottom = Math.max(bottom, at);
  }
  const labels: { readonly lane: Lane; readonly x: number; readonly y: number }[] = [];
  if (isOpen)
    for (const [index, own] of byLane.entries()) {
      if (own.length <= most) continue;
      labels.push({ lane: lanes[index] ?? 'approve', x: laneX[0] ?? 0, y: bottom + line });
      const heights = laneX.map(() => bottom + line + 10);
      for (const item of own) {
        const column = heights.indexOf(Math.min(...heights));
        const box = boxOf(given, item);
        boxes.push({ ...box, x: laneX[column] ?? 0, y: heights[column] ?? bottom });
        heights[column] = (heights[column] ?? 0) + box.height + 8;
      }
      bottom = Math.max(...heights);
    }
  return { boxes, labels, bottom, isOpen: isOpen && canOpen };
}

/** How high the box of a stage is: with a line to close it when it is open. */
export const spineHeight = (title: readonly string[], isOpen: boolean): number =>
  (title.length + (isOpen ? 1 : 0)) * line + 18;

/** The picture of an outline; `open`: the stage that is shown with all it has. What does not hold is left out. */
export function layOut(outline: Outline, words: PictureWords, open?: string): Picture {
  const given: Given = { words, open };
  const inForce = (items: readonly OutlineItem[]) => items.filter((item) => item.isInForce);
  const beside = (member: string) => inForce(outline.beside.find((own) => own.member === member)?.items ?? []);
  const rows: Row[] = [];
  let y = 0;
  const add = (id: string, title: string, items: readonly OutlineItem[], extra: readonly Sized[] = []) => {
    const { boxes, labels, bottom, isOpen } = placed(given, id, items, y + padding);
    const own = extra.map((box) => ({ ...box, x: laneX[lanes.indexOf(box.lane)] ?? 0, y: y + padding }));
    const lines = wrap(title, lettersIn(spine) - 4);
    const lowest = Math.max(bottom, ...own.map((box) => box.y + box.height + 8), y + spineHeight(lines, isOpen) + 4);
    rows.push({ id, y, height: lowest - y, title: lines, isOpen, boxes: [...boxes, ...own], labels });
    y = lowest + gap * 2;
  };
  add('start', words.start, []);
  if (beside('constraints').length > 0) add('constraints', words.constraints, beside('constraints'));
  outline.stages.forEach(({ stage, items }, index) => add(stage, words.stage(stage, index + 1), inForce(items)));
  if (beside('restrictions').length > 0) add('restrictions', words.restrictions, beside('restrictions'));
  add('end', words.end, [], [plain('route-to-manual', words.noRule)]);
  const width = (laneX.at(-1) ?? 0) + laneWidth + gap;
  return { width, height: y - gap, laneX, laneWidth, rows };
}
