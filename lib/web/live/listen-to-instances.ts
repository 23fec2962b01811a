import {
  listenForAnnouncements,
  type DeskChange,
  type MemberNews,
} from '@/lib/platform/announcement-listener';
import { onPurge, purgeLocally } from '@/lib/platform/purge-bus';
import type { PageCache } from '../page-cache/page-cache';

type Options = {
  cache: Pick<PageCache, 'purge' | 'goDeaf' | 'listenAgain'>;
  /** Whoever has pages open hears what they show of it at once; all that was missed, when the others are heard again. */
  live: {
    applyPurge(tags: readonly string[]): void;
    listenForNews(news: MemberNews): void;
    listenAtDesk(change: DeskChange): void;
    listenAgain(): void;
  };
  databaseUrl: string;
  onHeard?(): void;
  onLost(error: Error): void;
};

/**
 * Tells a cache, and whatever else of this process remembers something, what to let go of: at once what this process
 * changes, before the call that changed it returns; and through the database what the others change. What is heard goes
 * over the process's own bus: a page made anew from what another part still remembers would be the old page.
 */
export function listenToInstances({ cache, live, databaseUrl, onHeard, onLost }: Options): {
  close(): Promise<void>;
} {
  // Until the first connection stands, nothing of the others is heard.
  cache.goDeaf();
  const leave = onPurge((purge) => {
    cache.purge(purge);
    live.applyPurge(purge.tags);
  });
  const listener = listenForAnnouncements({
    databaseUrl,
    // This also repeats what this process said itself: letting go twice costs one rendering, and nobody waits for it.
    onPurge: purgeLocally,
    onNews: live.listenForNews,
    onDesk: live.listenAtDesk,
    onLost(error) {
      cache.goDeaf();
      onLost(error);
    },
    onConnected() {
      purgeLocally({ tags: ['*'], removal: true });
      cache.listenAgain();
      live.listenAgain();
      onHeard?.();
    },
  });
  return {
    async close() {
      leave();
      await listener.close();
    },
  };
}
