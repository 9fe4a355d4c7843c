import { merge, type PendingChange } from './draft-state.ts';

/** Where one open page keeps what it has not sent of a draft. */
export type Kept = {
  /** What pages that are gone had not sent. */
  readonly pending: readonly PendingChange[];
  /** Puts these in place of what is kept. False: the browser has no room for them. */
  readonly keep: (pending: readonly PendingChange[]) => boolean;
};

/** So long is waited for a page that is about to go, such as the one that was loaded anew. */
const patience = 1000;

/**
 * What somebody has not sent of a draft, kept by the browser: neither a reload, a lost connection nor an ended session
 * loses it. Each open page keeps its own, so that two tabs never write over each other, and takes over what pages that
 * are gone have left. It is the person's: whoever signs in instead does not send it. `gone`: the page is; another may
 * take over what is left.
 */
export async function openKept(draft: string, person: string, gone: AbortSignal): Promise<Kept | undefined> {
  const prefix = `vedtak.pending.${draft}.${person}.`;
  // By which the later of two that are left is known.
  const own = `${prefix}${Date.now()}-${Math.random()}`;
  const release = await hold(own);
  gone.addEventListener('abort', release);
  let pending: readonly PendingChange[] = [];
  for (const left of keysWith(prefix)) {
    if (gone.aborted) break;
    const letGo = await hold(left, AbortSignal.timeout(patience)).catch(() => undefined);
    if (letGo && !gone.aborted) {
      pending = takeOver(pending, read(left));
      if (write(own, pending)) localStorage.removeItem(left);
    }
    letGo?.();
  }
  if (!gone.aborted) return { pending, keep: (changes) => write(own, changes) };
  release();
  return undefined;
}

/** The later value of each object, as made on the version on which the page that is gone made it. */
function takeOver(earlier: readonly PendingChange[], later: readonly PendingChange[]): readonly PendingChange[] {
  const versions = new Map([...later, ...earlier].map(({ object, version }) => [object, version]));
  return merge(earlier, later).map((change) => ({ ...change, version: versions.get(change.object) ?? 0 }));
}

const keysWith = (prefix: string): readonly string[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .toSorted();

function read(key: string): readonly PendingChange[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as readonly PendingChange[];
  } catch {
    return [];
  }
}

function write(key: string, pending: readonly PendingChange[]): boolean {
  try {
    if (pending.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(pending));
    return true;
  } catch {
    return false;
  }
}

/** Holds a name among the browser's tabs, as long as the page stands; gives what lets it go. */
function hold(name: string, signal?: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    // Where a page is served without encryption there are no locks, and every tab takes over.
    if (!('locks' in navigator)) return resolve(() => undefined);
    navigator.locks
      .request(name, signal ? { signal } : {}, () => new Promise<void>((letGo) => resolve(letGo)))
      .catch(reject);
  });
}
