/** What a page cache must let go of. After a removal the old copy may not be shown again, not even meanwhile. */
export type Purge = { tags: string[]; removal: boolean };

type Listener = (purge: Purge) => void;

// Next's bundle and the serving entry are two module graphs in one process: they meet on globalThis.
const BUS = Symbol.for('trialogue.purge');
type Holder = { [BUS]?: Set<Listener> };

/** Calls `listener` on every purge of this process, synchronously. Returns the function that ends it. */
export function onPurge(listener: Listener): () => void {
  listeners().add(listener);
  return () => void listeners().delete(listener);
}

/** Tells this process's page cache. When it returns, no reader of this process gets a removed page any more. */
export function purgeLocally(purge: Purge): void {
  for (const listener of listeners()) listener(purge);
}

function listeners(): Set<Listener> {
  const holder = globalThis as Holder;
  holder[BUS] ??= new Set();
  return holder[BUS];
}
