import type { CacheStats } from './page-cache';

// Routes and pages run in Next's bundle, the serving entry outside of it: they meet on globalThis.
const STATS = Symbol.for('trialogue.server-stats');
type Holder = { [STATS]?: () => ServerStats };

/** What the serving entry knows of this process. */
export type ServerStats = {
  cache: CacheStats;
  /** Pages that are open and are told what is new. */
  streams: number;
  /** It hears what other instances announce. */
  hears: boolean;
};

/** Called once by the serving entry. */
export function exposeStats(read: () => ServerStats): void {
  (globalThis as Holder)[STATS] = read;
}

/** As of now; undefined where the entry does not run, as in a test. */
export const serverStats = (): ServerStats | undefined => (globalThis as Holder)[STATS]?.();

/** Counters of this process's page cache since it started. */
export const pageCacheStats = (): CacheStats | undefined => serverStats()?.cache;
