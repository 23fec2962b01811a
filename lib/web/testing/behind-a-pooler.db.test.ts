import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { listenForAnnouncements } from '@/lib/platform/announcement-listener';
import { connectionPool, database, sqlTransaction, transaction } from '@/lib/platform/db';
import { directDatabaseUrl, env } from '@/lib/platform/env';
import { emit } from '@/lib/platform/events';
import { takeKey } from '@/lib/platform/idempotency';
import { newId } from '@/lib/platform/ids';
import type { Purge } from '@/lib/platform/purge-bus';
import { countAgainst } from '@/lib/platform/rate-limits';
import { createTestDatabase } from '@/lib/platform/testing/database';
import { pgbouncerIsMissing, startPgbouncer, type Pooler } from '@/lib/platform/testing/pgbouncer';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query, queryAsOwner } from '@/lib/testing/database';
import { deeds, emptyNewsroom } from '@/lib/testing/acts';
import { insider } from '@/lib/testing/people';
import { inParallel } from '@/lib/testing/refusal';
import { oneInDatabase } from '@/scripts/launch/one-at-a-time.mjs';
import { applyMigrations } from '@/scripts/migrations/apply-migrations';
import { MigrationError } from '@/scripts/migrations/history';
import { runJobs } from '../jobs/jobs';

const missing = pgbouncerIsMissing();
if (missing) process.stderr.write(`${missing}\n`);

const SETTINGS = `current_user as "user", current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`;
const OURS = { user: 'trialogue_app', statement: '7s', lock: '5s' };

let pooler: Pooler;

/** What everybody else's next session behind the pooler is set to. */
async function settingsOfOthers(): Promise<unknown[]> {
  const others = Array.from({ length: 4 }, () => new Client(pooler.url));
  for (const other of others) await other.connect();
  // At the same time, so that they have every session there is.
  const found = await Promise.all(others.map((other) => other.query(`select ${SETTINGS}, pg_sleep(0.02)`)));
  for (const other of others) await other.end();
  return found.map(({ rows }) => (rows[0] as { user: string; statement: string; lock: string }).user);
}

describe.skipIf(missing)('behind PgBouncer, which gives every transaction another session', () => {
  beforeAll(async () => {
    const direct = process.env.DATABASE_URL!;
    pooler = await startPgbouncer({ databaseUrl: direct });
    Object.assign(process.env, { DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: direct });
    expect([env().DATABASE_URL, directDatabaseUrl()]).toEqual([pooler.url, direct]);
  });

  afterAll(() => pooler.stop());

  it('every statement has our role and limits, alone and in transactions of both kinds', async () => {
    const alone = database().$queryRawUnsafe<object[]>(`select ${SETTINGS}`);
    const beneath = connectionPool().query({ name: 'settings', text: `select ${SETTINGS}` });
    const inOne = transaction((tx) => tx.$queryRawUnsafe<object[]>(`select ${SETTINGS}`));
    const inSql = sqlTransaction(async (tx) => {
      const last = tx.$queryRaw<object[]>`
        select current_user as "user", current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`;
      return { result: await last, last };
    });
    expect(await alone).toEqual([OURS]);
    expect((await beneath).rows).toEqual([OURS]);
    expect(await inOne).toEqual([OURS]);
    expect(await inSql).toEqual([OURS]);
  });

  it('nothing of it is left to others, after failures either', async () => {
    const owner = new URL(pooler.url).username;
    const fail = () =>
      connectionPool()
        .query('select 1 / 0')
        .catch((error: { code: string }) => error.code);
    expect(await Promise.all(Array.from({ length: 8 }, fail))).toEqual(Array(8).fill('22012'));
    await transaction(() => Promise.reject(new Error('undone'))).catch(() => undefined);
    expect(await settingsOfOthers()).toEqual(Array(4).fill(owner));
  });

  it('a statement by itself is done or not, and named statements meet no session that knows them not', async () => {
    const ask = (value: number) => ({
      name: 'one',
      text: 'select $1::int as value, pg_sleep(0.005)',
      values: [value],
    });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => connectionPool().query(ask(n))));
    expect(answers.map(({ rows }) => (rows[0] as { value: number }).value)).toEqual(
      Array.from({ length: 40 }, (_, n) => n),
    );
  });

  it.each(Object.entries(deeds))('%s is done', async (_, deed) => {
    const act = await deed(await emptyNewsroom());
    await act();
    await expectCountersEqualRows();
  });

  it('many write at once', async () => {
    const { news } = await emptyNewsroom();
    const authors = await Promise.all(Array.from({ length: 12 }, () => insider()));
    await Promise.all(
      authors.map((viewer, n) =>
        submitComment({
          viewer,
          articleSlug: news.slug,
          body: `It is the washer, as I found ${n} times myself.`,
        }),
      ),
    );
    expect(await query('select count(*)::int as count from comments')).toEqual([{ count: 12 }]);
    await expectCountersEqualRows();
  });

  it('limits and keys hold when all come at once', async () => {
    const limit = { name: 'pooled', points: 3, seconds: 600 };
    const subject = newId();
    const counted = await inParallel(Array.from({ length: 12 }, () => countAgainst(limit, subject)));
    expect([counted.answers.length, counted.refusals.length]).toEqual([3, 9]);
    const { id: memberId } = await insider();
    const attempt = { memberId, key: 'the-first', request: 'POST /' };
    const taken = await inParallel(Array.from({ length: 6 }, () => takeKey(attempt)));
    expect([taken.answers.length, taken.refusals.length]).toEqual([1, 5]);
  });

  it('what is removed is heard by another instance at once, on the direct connection', async () => {
    const heard: (Purge | string)[] = [];
    const listener = listenForAnnouncements({
      databaseUrl: directDatabaseUrl(),
      onPurge: (purge) => void heard.push(purge),
      onNews: () => undefined,
      onDesk: () => undefined,
      onLost: ({ message }) => void heard.push(message),
      onConnected: () => void heard.push('connected'),
    });
    await vi.waitFor(() => expect(heard).toEqual(['connected']));
    await transaction((tx) =>
      emit(tx, { type: 'member.signed-up', subjectId: newId(), tags: ['front'], removal: true }),
    );
    await vi.waitFor(() => expect(heard.slice(1)).toEqual([{ tags: ['front'], removal: true }]));
    await listener.close();
  });

  it('who listens through the pooler knows that they hear nothing, and says why', async () => {
    const heard: string[] = [];
    const listener = listenForAnnouncements({
      databaseUrl: pooler.url,
      onPurge: () => undefined,
      onNews: () => undefined,
      onDesk: () => undefined,
      onLost: ({ message }) => void heard.push(message),
      onConnected: () => void heard.push('connected'),
    });
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
    expect(heard[0]).toContain('is DATABASE_URL a transaction pooler? Set DATABASE_DIRECT_URL');
    await listener.close();
  });

  it('jobs are done without an address past it, too', async () => {
    const own = await startPgbouncer({ databaseUrl: directDatabaseUrl(), sessions: 4 });
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => void unheard.push(reason);
    process.on('unhandledRejection', hear);
    await queryAsOwner('delete from graphile_worker._private_jobs');
    await queryAsOwner(`select graphile_worker.add_job('expire-leases') from generate_series(1, 24)`);
    const jobs = await runJobs({ databaseUrl: own.url });
    const left = () => queryAsOwner('select 1 from graphile_worker._private_jobs');
    await expect.poll(left, { timeout: 20_000 }).toEqual([]);
    await jobs.stop();
    process.off('unhandledRejection', hear);
    await own.stop();
    expect(unheard).toEqual([]);
  });
});

function withResolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

describe.skipIf(missing)('preparing a database behind PgBouncer', () => {
  let own: Pooler;
  let other: Client;

  beforeAll(async () => {
    const databaseUrl = directDatabaseUrl();
    own = await startPgbouncer({ databaseUrl, sessions: 10 });
    other = new Client({ connectionString: databaseUrl });
    await other.connect();
  });

  afterAll(() => Promise.all([own.stop(), other.end()]));

  it('is one instance’s at a time, and leaves nothing that the next would wait for', async () => {
    const { signal } = new AbortController();
    const at: string[] = [];
    const prepare = (name: string) =>
      oneInDatabase({
        url: own.url,
        signal,
        work: async () => {
          at.push(`${name} in`);
          await sleep(20);
          at.push(`${name} out`);
        },
      });
    await Promise.all([prepare('a'), prepare('b')]);
    await Promise.all(['c', 'd', 'e'].map(prepare));
    // Each is out before the next is in.
    for (let n = 0; n < at.length; n += 2) expect(at[n]!.slice(0, 2)).toBe(at[n + 1]!.slice(0, 2));
    expect(at).toHaveLength(10);
  });

  it('is not waited for any more by an instance that is told to stop', async () => {
    const stop = new AbortController();
    const { promise: released, resolve: release } = withResolvers();
    const { promise: entered, resolve: enter } = withResolvers();
    const first = oneInDatabase({
      url: own.url,
      signal: new AbortController().signal,
      work: () => (enter(), released),
    });
    await entered;
    let began = false;
    const second = oneInDatabase({
      url: own.url,
      signal: stop.signal,
      work: async () => void (began = true),
    });
    const refused = expect(second).rejects.toThrow();
    await expect
      .poll(
        async () =>
          (await other.query(`select 1 from pg_locks where locktype = 'advisory' and not granted`)).rowCount,
      )
      .toBe(1);
    stop.abort();
    await refused;
    expect(began).toBe(false);
    release();
    await first;
  });
});

describe.skipIf(missing)('migrations behind PgBouncer', () => {
  it('are applied by one of those who start, and by the next after one was killed at it', async () => {
    const empty = await createTestDatabase({ url: inject('testServer').url });
    const before = await startPgbouncer({ databaseUrl: empty.url, sessions: 10 });
    try {
      const killed = new Client(before.url);
      killed.on('error', () => undefined);
      await killed.connect();
      await killed.query('begin; select pg_advisory_xact_lock(7216401655)');
      const tooLong = applyMigrations({ databaseUrl: before.url, patienceMs: 200 });
      await expect(tooLong).rejects.toThrow(MigrationError);
      await expect(tooLong).rejects.toThrow('Another process has been migrating this database');
      (killed as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      const starts = await Promise.all([1, 2].map(() => applyMigrations({ databaseUrl: before.url })));
      expect(starts.map(({ length }) => length > 0).sort()).toEqual([false, true]);
      expect(await applyMigrations({ databaseUrl: before.url })).toEqual([]);
    } finally {
      await before.stop();
      await empty.drop();
    }
  });
});
