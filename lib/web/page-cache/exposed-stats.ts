import type { CacheStats } from './page-cache';

// The metrics route runs in Next's bundle, the cache outside of it: they meet on globalThis.
const STATS = Symbol.for('trialogue.page-cache-stats');
type Holder = { [STATS]?: () => CacheStats };

/** Called once by the serving entry. */
export function exposeStats(read: () => CacheStats): void {
  (globalThis as Holder)[STATS] = read;
}

/** Counters of this process's page cache since it started; undefined where no page cache runs (development). */
export function pageCacheStats(): CacheStats | undefined {
  return (globalThis as Holder)[STATS]?.();
}
