import { asWritten, say, type Said } from './say.ts';
/**
 * Patterns of codes: a part of regular expressions that is matched in one pass and can also tell
 * whether a text is the beginning of a code. Characters, classes, groups, alternatives, `?`, `+`, `*`, `{n}` and `{n,m}`;
 * what varies may be repeated only behind a separator, so that no matcher takes long.
 */
type Node =
  | { readonly kind: 'one'; readonly test: (character: string) => boolean }
  | { readonly kind: 'row'; readonly of: readonly Node[] }
  | { readonly kind: 'either'; readonly of: readonly Node[] }
  | { readonly kind: 'times'; readonly of: Node; readonly least: number; readonly most: number };

export type CodePattern = {
  readonly isCode: (text: string) => boolean;
  readonly isBeginning: (text: string) => boolean;
};

/** The pattern, or what is wrong with it in words. */
export function readCodePattern(source: string): CodePattern | { readonly wrong: Said } {
  const body = source.replace(/^\^/, '').replace(/\$$/, '');
  let position = 0;
  let wrong: Said | undefined;

  function readEither(): Node {
    const of = [readRow()];
    while (body[position] === '|') {
      position += 1;
      of.push(readRow());
    }
    return of.length === 1 && of[0] ? of[0] : { kind: 'either', of };
  }
  function readRow(): Node {
    const of: Node[] = [];
    while (position < body.length && body[position] !== '|' && body[position] !== ')') of.push(readTimes());
    return { kind: 'row', of };
  }
  function readTimes(): Node {
    const of = readOne();
    const quantifier = /^(?:[?+*]|\{(\d{1,2})(?:,(\d{1,2}))?\})/.exec(body.slice(position));
    if (!quantifier) return of;
    position += quantifier[0].length;
    const [sign, low, high] = quantifier;
    const least = low === undefined ? (sign === '+' ? 1 : 0) : Number(low);
    const most = low === undefined ? (sign === '?' ? 1 : Infinity) : Number(high ?? low);
    if (most > 1 && isEmpty(of)) wrong ??= say('a repetition of nothing');
    if (most < least) wrong ??= say('{0} has its bounds in the wrong order', `{${least},${most}}`);
    if (most > 1 && varies(of) && !isSeparated(of))
      wrong ??= say('a repetition of something that itself may be repeated or left out');
    return { kind: 'times', of, least, most };
  }
  function readOne(): Node {
    const character = body[position] ?? '';
    position += 1;
    if (character === '(') {
      if (body.startsWith('?:', position)) position += 2;
      const inner = readEither();
      if (body[position] !== ')') wrong ??= say('a group that is not closed');
      position += 1;
      return inner;
    }
    if (character === '[') return readClass();
    if (character === '\\') {
      const escaped = body[position] ?? '';
      position += 1;
      if (escaped === 'd') return { kind: 'one', test: (other) => other >= '0' && other <= '9' };
      if (/^[a-zA-Z0-9]$/.test(escaped) || escaped === '') wrong ??= asWritten(`\\${escaped}`);
      return { kind: 'one', test: (other) => other === escaped };
    }
    if ('*+?{}^$.)'.includes(character)) wrong ??= say('{0} at this place', character);
    return { kind: 'one', test: (other) => other === character };
  }
  function readClass(): Node {
    const ranges: (readonly [string, string])[] = [];
    if (body[position] === '^') wrong ??= say('a negated class');
    while (position < body.length && body[position] !== ']') {
      if (body[position] === '\\') position += 1;
      const low = body[position] ?? '';
      position += 1;
      const isRange = body[position] === '-' && body[position + 1] !== ']';
      const high = isRange ? (body[position + 1] ?? '') : low;
      if (isRange) position += 2;
      if (low === 'd' && body[position - 2] === '\\') ranges.push(['0', '9']);
      else ranges.push([low, high]);
    }
    if (body[position] !== ']') wrong ??= say('a class that is not closed');
    position += 1;
    return { kind: 'one', test: (other) => ranges.some(([low, high]) => other >= low && other <= high) };
  }

  const root = readEither();
  if (position < body.length) wrong ??= say('{0} at this place', body[position] ?? '');
  if (wrong !== undefined) return { wrong };
  return {
    isCode: once((text) => ends(root, text, new Set([0]), () => {}).has(text.length)),
    isBeginning: once((text) => isBeginning(root, text)),
  };
}

/** Tables name the same codes in row after row. */
function once(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = test(text);
    known.set(text, result);
    return result;
  };
}

/** A part that begins with a separator found nowhere else in it, such as `(-[a-z]+)`, can be repeated in one way only. */
function isSeparated(node: Node): boolean {
  const [separator, ...rest] = node.kind === 'row' ? node.of : [node];
  if (separator?.kind !== 'one') return false;
  const others = rest.flatMap(characterTests);
  return printable.every((character) => !separator.test(character) || !others.some((test) => test(character)));
}

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const characterTests = (node: Node): ((character: string) => boolean)[] =>
  node.kind === 'one' ? [node.test] : node.kind === 'times' ? characterTests(node.of) : node.of.flatMap(characterTests);

const isEmpty = (node: Node): boolean =>
  node.kind === 'row' || node.kind === 'either' ? node.of.every(isEmpty) : node.kind === 'times' && isEmpty(node.of);

function varies(node: Node): boolean {
  if (node.kind === 'one') return false;
  if (node.kind === 'times') return node.least !== node.most || varies(node.of);
  return node.kind === 'either' || node.of.some(varies);
}

/** The positions that the node can end at, begun at one of `starts`; `visit` is told where each node may begin. */
function ends(
  node: Node,
  text: string,
  starts: ReadonlySet<number>,
  visit: (starts: ReadonlySet<number>) => void,
): ReadonlySet<number> {
  visit(starts);
  switch (node.kind) {
    case 'one': {
      const result = new Set<number>();
      for (const start of starts) {
        const character = text[start];
        if (character !== undefined && node.test(character)) result.add(start + 1);
      }
      return result;
    }
    case 'row':
      return node.of.reduce((current, part) => ends(part, text, current, visit), starts);
    case 'either':
      return new Set(node.of.flatMap((part) => [...ends(part, text, starts, visit)]));
    case 'times': {
      let current = starts;
      const result = new Set<number>(node.least === 0 ? starts : []);
      for (let count = 1; count <= node.most && current.size > 0; count += 1) {
        current = ends(node.of, text, current, visit);
        if (count >= node.least) for (const end of current) result.add(end);
      }
      return result;
    }
  }
}

/** Whether some code of the pattern begins with the text. */
function isBeginning(root: Node, text: string): boolean {
  let reached = false;
  const visit = (starts: ReadonlySet<number>) => {
    if (starts.has(text.length)) reached = true;
  };
  return ends(root, text, new Set([0]), visit).has(text.length) || reached;
}
