import { onPurge } from '@/lib/platform/purge-bus';
import { listenForPurges } from '@/lib/platform/purge-listener';
import type { PageCache } from './page-cache';

type Options = {
  cache: Pick<PageCache, 'purge' | 'goDeaf' | 'hearAgain'>;
  databaseUrl: string;
  onLost(error: Error): void;
};

/**
 * Tells a cache what to let go of: at once what this process changes, before the call that changed it returns; and
 * through the database what the others change.
 */
export function feedPurges({ cache, databaseUrl, onLost }: Options): { close(): Promise<void> } {
  // Until the first connection stands, nothing of the others is heard.
  cache.goDeaf();
  const leave = onPurge(cache.purge);
  const listener = listenForPurges({
    databaseUrl,
    onPurge: cache.purge,
    onLost(error) {
      cache.goDeaf();
      onLost(error);
    },
    onConnected: cache.hearAgain,
  });
  return {
    async close() {
      leave();
      await listener.close();
    },
  };
}
