import { applyChanges, type Change, namesIn, type ObjectId, readObject, type RulesetContent } from '#engine/objects';

/** One act of a person, with what takes it back. */
export type Step = {
  readonly label: string;
  readonly forward: readonly Change[];
  readonly backward: readonly Change[];
};

/** A draft as this page knows it. */
export type DraftState = {
  readonly base: RulesetContent;
  /** What the service has, in the order in which objects were first changed; `version` of the draft. */
  readonly stored: readonly Change[];
  readonly version: number;
  /** What it has not got yet, one an object. */
  readonly pending: readonly Change[];
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
  /** Base with `stored` and `pending`. */
  readonly content: RulesetContent;
};

function withContent(state: Omit<DraftState, 'content'>): DraftState {
  return { ...state, content: applyChanges(state.base, merge(state.stored, state.pending)) };
}

export function startDraft(
  base: RulesetContent,
  version: number,
  stored: readonly Change[],
  pending: readonly Change[] = [],
): DraftState {
  return withContent({ base, version, stored, pending, undo: [], redo: [] });
}

/** The later value of each object, at the place where the object first stood. */
export function merge(earlier: readonly Change[], later: readonly Change[]): readonly Change[] {
  const merged = new Map(earlier.map(({ object, value }) => [object, value]));
  for (const { object, value } of later) merged.set(object, value);
  return [...merged].map(([object, value]) => ({ object, value }));
}

/** What takes changes back: the values before them, and the order of what they removed. */
export function inverse(content: RulesetContent, changes: readonly Change[]): readonly Change[] {
  const values = changes.map(({ object }): Change => ({ object, value: readObject(content, object) ?? null }));
  const removed = changes.filter(({ object, value }) => value === null && !object.startsWith('ruleset/'));
  const members = [...new Set(removed.map(({ object }) => object.slice(0, object.indexOf('/'))))];
  const orders = members.map((member): Change => ({ object: `order/${member}`, value: namesIn(content, member) }));
  return merge(values, orders);
}

function applied(state: DraftState, changes: readonly Change[]): DraftState {
  return withContent({ ...state, pending: merge(state.pending, changes) });
}

export function edit(state: DraftState, label: string, forward: readonly Change[]): DraftState {
  const step: Step = { label, forward, backward: inverse(state.content, forward) };
  return { ...applied(state, forward), undo: [...state.undo, step], redo: [] };
}

export function undo(state: DraftState): DraftState {
  const step = state.undo.at(-1);
  if (!step) return state;
  return { ...applied(state, step.backward), undo: state.undo.slice(0, -1), redo: [...state.redo, step] };
}

export function redo(state: DraftState): DraftState {
  const step = state.redo.at(-1);
  if (!step) return state;
  return { ...applied(state, step.forward), redo: state.redo.slice(0, -1), undo: [...state.undo, step] };
}

/** The service has what was sent: it is pending no longer, unless it was changed again meanwhile. */
export function acknowledge(state: DraftState, sent: readonly Change[], version: number): DraftState {
  const isSent = ({ object, value }: Change) =>
    sent.some((other) => other.object === object && JSON.stringify(other.value) === JSON.stringify(value));
  return withContent({
    ...state,
    version,
    stored: merge(state.stored, sent),
    pending: state.pending.filter((change) => !isSent(change)),
  });
}

/** What others have stored meanwhile; what is pending here stays in front of it. */
export function receive(state: DraftState, version: number, stored: readonly Change[]): DraftState {
  return withContent({ ...state, version, stored });
}

/** Gives up what is pending of some objects: the other's value stands. */
export function yieldTo(state: DraftState, objects: readonly ObjectId[]): DraftState {
  const pending = state.pending.filter(({ object }) => !objects.includes(object));
  return withContent({ ...state, pending, undo: [], redo: [] });
}
