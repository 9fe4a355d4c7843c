import { applyChanges, type Change, namesIn, type ObjectId, readObject, type RulesetContent } from '#engine/objects';

/** One act of a person, with what takes it back. */
export type Step = {
  readonly label: string;
  readonly forward: readonly Change[];
  readonly backward: readonly Change[];
};

/**
 * A change that the service has not got. `version`: of the draft as it was seen when the object was changed here; what
 * another has made of the object since then is not overwritten.
 */
export type PendingChange = Change & { readonly version: number };

/** What the service says of changes that it has taken: all that was changed after the version they were made on. */
export type Taken = {
  readonly version: number;
  readonly changes: readonly Change[];
  /** Objects that are again as in the base. */
  readonly takenOut: readonly ObjectId[];
};

/** A draft as this page knows it. */
export type DraftState = {
  readonly base: RulesetContent;
  /** What the service has, in the order in which objects were first changed; `version` of the draft. */
  readonly stored: readonly Change[];
  readonly version: number;
  /** What it has not got yet, one an object. */
  readonly pending: readonly PendingChange[];
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
  pending: readonly PendingChange[] = [],
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
  const madeOn = new Map(state.pending.map(({ object, version }) => [object, version]));
  const pending = merge(state.pending, changes).map((change) => ({
    ...change,
    version: madeOn.get(change.object) ?? state.version,
  }));
  return withContent({ ...state, pending });
}

/** What can be sent at once: the changes that were made on the earliest version. */
export function nextToSend({ pending }: DraftState): {
  readonly version: number;
  readonly changes: readonly PendingChange[];
} {
  const version = Math.min(...pending.map((change) => change.version));
  return { version, changes: pending.filter((change) => change.version === version) };
}

const valueIn = (changes: readonly Change[], object: ObjectId) =>
  JSON.stringify(changes.find((change) => change.object === object)?.value);

/** Steps of objects that another has changed are over: taking them back would take the other's work back. */
function forgetSteps(
  state: DraftState,
  stored: readonly Change[],
  own: readonly Change[],
): Pick<DraftState, 'undo' | 'redo'> {
  const objects = new Set([...state.stored, ...stored].map(({ object }) => object));
  const others = [...objects].filter(
    (object) =>
      valueIn(state.stored, object) !== valueIn(stored, object) && valueIn(own, object) !== valueIn(stored, object),
  );
  const isOwn = ({ forward }: Step) => !forward.some(({ object }) => others.includes(object));
  return { undo: state.undo.filter(isOwn), redo: state.redo.filter(isOwn) };
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
export function acknowledge(state: DraftState, sent: readonly Change[], taken: Taken): DraftState {
  const kept = state.stored.filter(({ object }) => !taken.takenOut.includes(object));
  const stored = merge(
    kept,
    taken.changes.map(({ object, value }) => ({ object, value })),
  );
  const pending = state.pending.flatMap((change) => {
    const before = sent.find(({ object }) => object === change.object);
    if (!before) return [change];
    const isSame = JSON.stringify(before.value) === JSON.stringify(change.value);
    return isSame ? [] : [{ ...change, version: taken.version }];
  });
  const isOwnTakenOut = taken.takenOut.every((object) => sent.some((change) => change.object === object));
  const steps = isOwnTakenOut ? forgetSteps({ ...state, stored: kept }, stored, sent) : { undo: [], redo: [] };
  return withContent({ ...state, ...steps, version: Math.max(state.version, taken.version), stored, pending });
}

/** What others have stored meanwhile; what is pending here stays in front of it. */
export function receive(state: DraftState, version: number, stored: readonly Change[]): DraftState {
  return withContent({ ...state, ...forgetSteps(state, stored, []), version, stored });
}

/** Settles a conflict: of some objects the other's value stands, the rest is sent as made on what stands now. */
export function settleFor(state: DraftState, theirs: readonly ObjectId[]): DraftState {
  const pending = state.pending
    .filter(({ object }) => !theirs.includes(object))
    .map((change) => ({ ...change, version: state.version }));
  return withContent({ ...state, pending, undo: [], redo: [] });
}
