import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenForAnnouncements } from '@/lib/platform/announcement-listener';
import { database, transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { onPurge, type Purge } from '@/lib/platform/purge-bus';
import { currentPolicy } from '@/lib/policy/current-policy';
import { queryAsOwner } from '@/lib/testing/database';
import { listenToInstances } from './listen-to-instances';
import { createPageCache, type PageCache } from '../page-cache/page-cache';
import { prepareStoredPage } from '../page-cache/stored-page';

let here: PageCache;
let elsewhere: PageCache;
let cleanUp: (() => Promise<void>)[];

beforeEach(async () => {
  const connected = vi.fn<() => void>();
  here = aCache();
  elsewhere = aCache();
  const databaseUrl = env().DATABASE_URL;
  const listenAgain = () => (here.listenAgain(), connected());
  const ignore = () => undefined;
  const live = { applyPurge: ignore, listenForNews: ignore, listenAtDesk: ignore, listenAgain: ignore };
  const own = listenToInstances({ cache: { ...here, listenAgain }, live, databaseUrl, onLost: ignore });
  // Another process has no part in our bus: it hears of us through the database alone.
  const other = listenForAnnouncements({
    databaseUrl,
    onPurge: elsewhere.purge,
    onNews: ignore,
    onDesk: ignore,
    onLost: elsewhere.goDeaf,
    onConnected: () => (elsewhere.listenAgain(), connected()),
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
    staleMs: 500,
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
      emit(tx, { type: 'member.signed-up', subjectId: newId(), tags: ['front'], removal }),
    );
    expect(here.fresh('/')).toBeUndefined();
    await vi.waitFor(() => expect(elsewhere.fresh('/')).toBeUndefined());
    if (removal) {
      expect(await shownBy(here)).toBe(before + 1);
      expect(await shownBy(elsewhere)).toBe(before + 1);
    }
  },
);

/** What another process does when an administrator there changes the policy: nothing of it goes over our bus. */
const changePolicyElsewhere = (version: number, publication: string) =>
  queryAsOwner(
    `with version as (
       insert into policy_versions (version, settings, by_id) values (${version}, '{"names":{"publication":"${publication}"}}', gen_random_uuid()))
     insert into outbox_events (type, subject_id, payload, tags, removal)
       values ('policy.changed', gen_random_uuid(), '{}', '{policy}', false)`,
  );

test('a policy that is changed elsewhere is forgotten here before a page is made anew', async () => {
  expect((await currentPolicy()).names.publication).not.toBe('The Other');
  await changePolicyElsewhere(1, 'The Other');
  await vi.waitFor(async () => expect((await currentPolicy()).names.publication).toBe('The Other'));
});

test('what is remembered here is forgotten when the others are heard again', async () => {
  const heard: Purge[] = [];
  const leave = onPurge((purge) => heard.push(purge));
  const before = (await currentPolicy()).version;
  // The connection is lost and, meanwhile, the policy is changed without a word.
  await queryAsOwner(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'trialogue-announcements' and datname = current_database()`);
  await queryAsOwner(
    `insert into policy_versions (version, settings, by_id) values (${before + 1}, '{}', gen_random_uuid())`,
  );
  await vi.waitFor(() => expect(heard).toEqual([{ tags: ['*'], removal: true }]));
  leave();
  expect((await currentPolicy()).version).toBe(before + 1);
});

test('what is rolled back purges nothing', async () => {
  await shownBy(here);
  const failing = transaction(async (tx) => {
    await emit(tx, { type: 'member.signed-up', subjectId: newId(), tags: ['front'], removal: true });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(here.fresh('/')).toBeDefined();
});
