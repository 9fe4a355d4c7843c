import type { Json } from '#engine/objects';
import { type Command, dissolve, move, negate, nest, remove, unnest, wrap } from '../model/commands.ts';
import type { Line } from '../model/lines.ts';
import type { ConditionWords } from './words.ts';

export type ActName = keyof ConditionWords['acts'];
/** Acts that ask for a new line first. */
export type Adding = 'after' | 'inside' | 'alternative' | 'exception';
const addings: readonly ActName[] = ['after', 'inside', 'alternative', 'exception'] satisfies Adding[];
export const isAdding = (act: ActName): act is Adding => addings.includes(act);

/** The command of an act on a line. */
export const commandOf: { readonly [A in Exclude<ActName, Adding>]: (line: Line) => Command } = {
  up: ({ path }) => move(path, 'up'),
  down: ({ path }) => move(path, 'down'),
  nest: ({ path }) => nest(path),
  unnest: ({ path }) => unnest(path),
  negate: ({ path }) => negate(path),
  wrap: ({ path }) => wrap(path, 'any'),
  dissolve: ({ path }) => dissolve(path),
  remove: ({ path }) => remove(path),
};

/** What can be done with a line where it stands. `mayBeEmpty`: the condition may go altogether. */
export function actsOf(condition: Json, line: Line, mayBeEmpty: boolean): readonly ActName[] {
  const offered: readonly ActName[] = [
    'up',
    'down',
    'nest',
    'unnest',
    'after',
    ...(line.group ? (['inside'] as const) : []),
    'alternative',
    'exception',
    'negate',
    line.group ? 'dissolve' : 'wrap',
    'remove',
  ];
  return offered.filter((name) => {
    if (isAdding(name)) return true;
    const done = commandOf[name](line)(condition);
    return done !== undefined && (mayBeEmpty || done.condition !== undefined);
  });
}

const byKey: { readonly [key: string]: ActName } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'nest',
  ArrowLeft: 'unnest',
  KeyN: 'after',
  KeyE: 'alternative',
  KeyU: 'exception',
};

type Pressed = { readonly key: string; readonly code: string; readonly altKey: boolean; readonly shiftKey: boolean };

/** The act that keys stand for; `onText`: they were pressed in a field, where Delete is for its text. */
export function actOfKeys({ key, code, altKey, shiftKey }: Pressed, onText: boolean): ActName | undefined {
  if (altKey && shiftKey) return byKey[key] ?? byKey[code];
  return key === 'Delete' && !onText ? 'remove' : undefined;
}
