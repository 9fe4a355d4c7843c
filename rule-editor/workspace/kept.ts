import type { PendingChange } from './draft-state.ts';

/** What a draft has not sent yet, kept by the browser: neither a reload nor a lost connection loses it. */
const keyOf = (draft: string) => `vedtak.pending.${draft}`;

export function readKept(draft: string): readonly PendingChange[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(draft)) ?? '[]') as readonly PendingChange[];
  } catch {
    return [];
  }
}

export function keep(draft: string, pending: readonly PendingChange[]): void {
  if (pending.length === 0) localStorage.removeItem(keyOf(draft));
  else localStorage.setItem(keyOf(draft), JSON.stringify(pending));
}
