import { useCallback, useSyncExternalStore } from 'react';
import type { ObjectId } from '#engine/objects';
import { useSession } from '../app/session.tsx';
import { useWorkspace } from './workspace.tsx';

/** What somebody wrote in a grid that could not be read, and so is not in the draft. */
export type KeptText = {
  readonly object: ObjectId;
  /** By which the row and the column are known. */
  readonly row: string;
  readonly column: string;
  readonly text: string;
  /** What the row said then, where rows have no names of their own. */
  readonly said?: string;
};

/** Kept by the browser beside what is not sent yet: leaving the page or a reload loses nothing. */
const keyOf = (draft: string) => `vedtak.unread.${draft}`;
const none: readonly KeptText[] = [];
const known = new Map<string, { readonly stored: string; readonly texts: readonly KeptText[] }>();
const listeners = new Set<() => void>();

function isKeptText(value: unknown): value is KeptText {
  if (typeof value !== 'object' || value === null) return false;
  const { object, row, column, text } = value as { readonly [name: string]: unknown };
  return [object, row, column, text].every((member) => typeof member === 'string');
}

/** Reads what was stored; what is none of ours is left out. */
export function parseKeptTexts(stored: string): readonly KeptText[] {
  try {
    const read: unknown = JSON.parse(stored);
    return Array.isArray(read) ? read.filter(isKeptText) : none;
  } catch {
    return none;
  }
}

/** The texts with others in place of those of an object. */
export const withTextsOf = (
  texts: readonly KeptText[],
  object: ObjectId,
  own: readonly KeptText[],
): readonly KeptText[] => [...texts.filter((text) => text.object !== object), ...own];

function read(draft: string | undefined): readonly KeptText[] {
  const stored = draft === undefined ? null : localStorage.getItem(keyOf(draft));
  if (draft === undefined || stored === null) return none;
  const before = known.get(draft);
  if (before?.stored === stored) return before.texts;
  const texts = parseKeptTexts(stored);
  known.set(draft, { stored, texts });
  return texts;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

/** The texts of the open draft that could not be read, and how those of an object become others. */
export function useKeptTexts() {
  const { draft } = useWorkspace();
  const { person } = useSession();
  // They are the person's: whoever signs in instead does not see them.
  const id = draft && person ? `${draft.id}.${person.id}` : undefined;
  const texts = useSyncExternalStore(subscribe, () => read(id));
  const keep = useCallback(
    (object: ObjectId, own: readonly KeptText[]) => {
      if (id === undefined) return;
      const next = withTextsOf(read(id), object, own);
      if (next.length === 0) localStorage.removeItem(keyOf(id));
      else localStorage.setItem(keyOf(id), JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    [id],
  );
  return { texts, keep };
}
