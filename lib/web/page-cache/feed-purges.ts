import { onPurge, purgeLocally } from '@/lib/platform/purge-bus';
import { listenForPurges } from '@/lib/platform/purge-listener';
import type { PageCache } from './page-cache';

type Options = {
  cache: Pick<PageCache, 'purge' | 'goDeaf' | 'hearAgain'>;
  databaseUrl: string;
  onLost(error: Error): void;
};

/**
 * Tells a cache, and whatever else of this process remembers something, what to let go of: at once what this process
 * changes, before the call that changed it returns; and through the database what the others change. What is heard goes
 * over the process's own bus: a page made anew from what another part still remembers would be the old page.
 */
export function feedPurges({ cache, databaseUrl, onLost }: Options): { close(): Promise<void> } {
  // Until the first connection stands, nothing of the others is heard.
  cache.goDeaf();
  const leave = onPurge(cache.purge);
  const listener = listenForPurges({
    databaseUrl,
    // This also repeats what this process said itself: letting go twice costs one rendering, and nobody waits for it.
    onPurge: purgeLocally,
    onLost(error) {
      cache.goDeaf();
      onLost(error);
    },
    onConnected() {
      purgeLocally({ tags: ['*'], removal: true });
      cache.hearAgain();
    },
  });
  return {
    async close() {
      leave();
      await listener.close();
    },
  };
}
