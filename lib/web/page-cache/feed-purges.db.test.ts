import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { database, transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { listenForPurges } from '@/lib/platform/purge-listener';
import { feedPurges } from './feed-purges';
import { createPageCache, type PageCache } from './page-cache';
import { prepareStoredPage } from './stored-page';

let here: PageCache;
let elsewhere: PageCache;
let cleanUp: (() => Promise<void>)[];

beforeEach(async () => {
  const connected = vi.fn<() => void>();
  here = aCache();
  elsewhere = aCache();
  const databaseUrl = env().DATABASE_URL;
  const hearAgain = () => (here.hearAgain(), connected());
  const own = feedPurges({ cache: { ...here, hearAgain }, databaseUrl, onLost: () => undefined });
  // Another process has no part in our bus: it hears of us through the database alone.
  const other = listenForPurges({
    databaseUrl,
    onPurge: elsewhere.purge,
    onLost: elsewhere.goDeaf,
    onConnected: () => (elsewhere.hearAgain(), connected()),
  });
  cleanUp = [own.close, other.close];
  await vi.waitFor(() => expect(connected).toHaveBeenCalledTimes(2));
});

afterEach(async () => {
  for (const undo of cleanUp) await undo();
});

/** A cache of a page that says how many events there are. */
function aCache(): PageCache {
  return createPageCache({
    render: async () => {
      const events = await database().outboxEvent.count();
      return { status: 200, headers: {}, body: Buffer.from(String(events)), tags: ['front'] };
    },
    prepare: (rendering) => prepareStoredPage(rendering, () => ({})),
    maxBytes: 1_000_000,
    now: () => performance.now(),
    sleep: () => new Promise(() => undefined),
    onError: () => undefined,
  });
}

async function shownBy(cache: PageCache): Promise<number> {
  const answer = await cache.fetch('/');
  return 'page' in answer ? Number(answer.page.identity.body) : NaN;
}

test.each([true, false])(
  'what a transaction changes is gone here when it returns, and soon elsewhere (removal: %s)',
  async (removal) => {
    const before = await shownBy(here);
    expect(await shownBy(elsewhere)).toBe(before);
    await transaction((tx) =>
      emit(tx, { type: 'test.changed', subjectId: newId(), tags: ['front'], removal }),
    );
    expect(here.fresh('/')).toBeUndefined();
    await vi.waitFor(() => expect(elsewhere.fresh('/')).toBeUndefined());
    if (removal) {
      expect(await shownBy(here)).toBe(before + 1);
      expect(await shownBy(elsewhere)).toBe(before + 1);
    }
  },
);

test('what is rolled back purges nothing', async () => {
  await shownBy(here);
  const failing = transaction(async (tx) => {
    await emit(tx, { type: 'test.changed', subjectId: newId(), tags: ['front'], removal: true });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(here.fresh('/')).toBeDefined();
});
