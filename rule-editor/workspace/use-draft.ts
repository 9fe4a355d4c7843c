import { useCallback, useEffect, useRef, useState } from 'react';
import type { Change, ObjectId, RulesetContent } from '#engine/objects';
import { get } from '../backend/client.ts';
import type { DraftView, StoredChange } from '../backend/drafts.ts';
import type { Refusal } from '../problems/refusal-words.ts';
import { save } from './autosave.ts';
import * as drafts from './draft-state.ts';
import type { Kept } from './kept.ts';

export type SaveState =
  | { readonly kind: 'saved' | 'saving' | 'offline' }
  | { readonly kind: 'conflict'; readonly conflicts: readonly StoredChange[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

type Act = (state: drafts.DraftState) => drafts.DraftState;
const wait = 500;
const retry = 3000;
const look = 15_000;

/**
 * A draft that is being changed: undo and redo, and saving by itself. `view` is what the service said when it was
 * opened; another's changes come in while it is open.
 */
export function useDraft(view: DraftView, base: RulesetContent, kept: Kept) {
  const [state, setState] = useState(() => drafts.startDraft(base, view.version, view.changes, kept.pending));
  // What is true now, also between two renderings.
  const current = useRef(state);
  const act = useCallback((change: Act) => {
    current.current = change(current.current);
    setState(current.current);
  }, []);
  const [saving, setSaving] = useState<SaveState>({ kind: 'saved' });
  const [latest, setLatest] = useState(view);
  const busy = useRef(false);
  const refused = useRef<readonly Change[]>(undefined);
  const isSignedOut = useRef(false);
  const { id } = view;

  useEffect(() => {
    if (kept.keep(state.pending)) return undefined;
    // Too much for the browser to keep: whoever leaves is asked.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [kept, state.pending]);

  const refresh = useCallback(async () => {
    const found = await get<DraftView>(`/v1/drafts/${id}`);
    setLatest(found);
    if (found.version > current.current.version) act((before) => drafts.receive(before, found.version, found.changes));
    return found;
  }, [id, act]);

  const send = useCallback(async () => {
    const { pending } = current.current;
    if (busy.current || pending.length === 0) return;
    busy.current = true;
    setSaving({ kind: 'saving' });
    const { version, changes } = drafts.nextToSend(current.current);
    const result = await save(id, version, changes).finally(() => (busy.current = false));
    if (result.kind === 'saved') {
      act((before) => drafts.acknowledge(before, changes, result.taken));
      isSignedOut.current = false;
      setSaving({ kind: 'saved' });
    } else {
      refused.current = result.kind === 'refused' ? pending : undefined;
      isSignedOut.current = result.kind === 'refused' && result.refusal === 'not-signed-in';
      setSaving(result.kind === 'offline' ? { kind: 'offline' } : result);
    }
  }, [id, act]);

  useEffect(() => {
    if (state.pending.length === 0 || saving.kind === 'saving') return undefined;
    // What was refused is not sent again before it has been changed, such as by undoing it.
    if (saving.kind === 'conflict' || refused.current === state.pending) return undefined;
    const timer = setTimeout(() => void send(), saving.kind === 'offline' ? retry : wait);
    return () => clearTimeout(timer);
  }, [state.pending, saving, send]);

  useEffect(() => {
    const again = () => void send();
    const seen = () => {
      if (document.visibilityState !== 'visible') return;
      const seenAgain = refresh().then(() => (isSignedOut.current ? send() : undefined));
      // Somebody may have signed in elsewhere; where not, it is looked again.
      void seenAgain.catch(() => undefined);
    };
    const timer = setInterval(seen, look);
    addEventListener('online', again);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [refresh, send]);

  /** Settles a conflict: whose value of each object stands. */
  const settle = useCallback(
    async (theirs: readonly ObjectId[]) => {
      const found = await get<DraftView>(`/v1/drafts/${id}`);
      setLatest(found);
      act((before) => drafts.settleFor(drafts.receive(before, found.version, found.changes), theirs));
      setSaving({ kind: 'saved' });
    },
    [id, act],
  );

  return {
    view: latest,
    state,
    saving: state.pending.length > 0 && saving.kind === 'saved' ? ({ kind: 'saving' } as const) : saving,
    edit: useCallback(
      (label: string, changes: readonly Change[]) => act((before) => drafts.edit(before, label, changes)),
      [act],
    ),
    undo: useCallback(() => act(drafts.undo), [act]),
    redo: useCallback(() => act(drafts.redo), [act]),
    settle,
    /** Lets go of what the service has not got. */
    discard: useCallback(() => {
      act((before) =>
        drafts.settleFor(
          before,
          before.pending.map(({ object }) => object),
        ),
      );
      setSaving({ kind: 'saved' });
    }, [act]),
    refresh,
    /** Sends what waits now, and tells whether all of it has arrived. */
    async flush() {
      let left = Number.POSITIVE_INFINITY;
      // What was made on different versions goes in several turns; one that arrives nowhere ends it.
      while (current.current.pending.length > 0 && current.current.pending.length < left) {
        left = current.current.pending.length;
        await send();
      }
      return current.current.pending.length === 0;
    },
  };
}
