import { Client } from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Prisma } from '@/prisma/generated/client/client';
import { article } from '@/lib/testing/articles';
import { emptyDatabase, query, queryAsOwner } from '@/lib/testing/database';
import { record } from './audit';
import { isUniqueViolation, isUnreachable } from './database-errors';
import { connectionPool, database, sqlTransaction, transaction, type SqlTx, type Tx } from './db';
import { env } from './env';
import { emit, pruneEvents } from './events';
import { newId } from './ids';
import { onPurge, type Purge } from './purge-bus';

beforeAll(async () => {
  // A deadlock is noticed after a second; sooner where the server lets us say so.
  const [row] = await query<{ name: string }>('select current_database() as name');
  await queryAsOwner(`alter database ${row!.name} set deadlock_timeout = '50ms'`).catch(() => undefined);
});

beforeEach(emptyDatabase);

const subjectId = newId();
const somethingHappened = (tx: SqlTx, more: object = {}) =>
  emit(tx, { type: 'member.signed-up', subjectId, tags: ['front'], ...more });
const number = async (table: string) =>
  Number((await query<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

/** What the page cache of this process is told while `work` runs. */
async function purgesDuring(work: (heard: Purge[]) => Promise<unknown>): Promise<Purge[]> {
  const heard: Purge[] = [];
  const stop = onPurge((purge) => heard.push(purge));
  try {
    await work(heard);
  } finally {
    stop();
  }
  return heard;
}

describe('statements that are sent together', () => {
  it('fail as one when the connection is lost: none of them ends the process', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', hear);
    const work = sqlTransaction(async (tx) => {
      const [row] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const first = tx.$executeRaw`select pg_sleep(60)`;
      const last = tx.$executeRaw`select 1`;
      await queryAsOwner('select pg_terminate_backend($1)', [row!.pid]);
      await tx.$queryRaw`select 2`;
      await first;
      return { result: null, last };
    });
    await expect(work).rejects.toMatchObject({ status: 503 });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });
});

describe('a transaction', () => {
  it('happens as a whole', async () => {
    const acts = await number('audit_entries');
    await transaction(async (tx) => {
      await somethingHappened(tx);
      await record(tx, {
        at: new Date(),
        actorId: null,
        action: 'test.act',
        subjectType: 'policy',
        subjectId,
      });
    });
    expect(await number('outbox_events')).toBe(1);
    expect(await number('audit_entries')).toBe(acts + 1);
  });

  it('or not at all: no row, no event, no purge', async () => {
    const acts = await number('audit_entries');
    const heard = await purgesDuring(() =>
      expect(
        transaction(async (tx) => {
          await record(tx, {
            at: new Date(),
            actorId: null,
            action: 'test.act',
            subjectType: 'policy',
            subjectId,
          });
          await somethingHappened(tx);
          throw new Error('on second thoughts');
        }),
      ).rejects.toThrow('on second thoughts'),
    );
    expect(heard).toEqual([]);
    expect(await number('outbox_events')).toBe(0);
    expect(await number('audit_entries')).toBe(acts);
  });

  it('has told this process’s page cache by the time it returns, and not before it committed', async () => {
    const heard = await purgesDuring((sofar) =>
      transaction(async (tx) => {
        await somethingHappened(tx, { removal: true });
        await somethingHappened(tx, { tags: [] });
        await somethingHappened(tx, { tags: ['policy', '*'] });
        expect(sofar).toEqual([]);
      }),
    );
    expect(heard).toEqual([
      { tags: ['front'], removal: true },
      { tags: ['policy', '*'], removal: false },
    ]);
  });

  it('is announced to every instance at the commit, when there is something to let go of', async () => {
    const instance = new Client({ connectionString: env().DATABASE_URL });
    await instance.connect();
    await instance.query('listen trialogue_purge');
    const announcements: unknown[] = [];
    const last = new Promise<void>((resolve) =>
      instance.on('notification', ({ payload }) => {
        const announced = JSON.parse(payload ?? '') as { tags: string[] };
        announcements.push(announced);
        if (announced.tags.includes('policy')) resolve();
      }),
    );
    await transaction((tx) => somethingHappened(tx, { tags: [] }));
    await transaction(async (tx) => {
      await somethingHappened(tx);
      throw new Error('undone');
    }).catch(() => undefined);
    await transaction((tx) => somethingHappened(tx, { removal: true }));
    await transaction((tx) => somethingHappened(tx, { tags: ['policy'] }));
    await last;
    await instance.end();
    expect(announcements).toMatchObject([
      { tags: ['front'], removal: true },
      { tags: ['policy'], removal: false },
    ]);
  });
});

describe('a transaction that PostgreSQL ends for another’s sake', () => {
  it.each<[string, (tx: Tx, id: string) => Promise<unknown>]>([
    ['in SQL', (tx, id) => tx.$executeRaw`update articles set lead = lead where id = ${id}::uuid`],
    [
      'through the client',
      (tx, id) => tx.article.update({ where: { id }, data: { lead: false }, select: { id: true } }),
    ],
  ])('in a deadlock, %s, is tried again, and both come through', async (_, lock) => {
    const [a, b] = [await article(), await article()];
    let attempts = 0;
    const holding: (() => void)[] = [];
    const bothHold = Promise.all([0, 1].map((i) => new Promise<void>((resolve) => (holding[i] = resolve))));
    const cross = (first: string, second: string, mine: number) =>
      transaction(async (tx) => {
        attempts += 1;
        await somethingHappened(tx);
        await lock(tx, first);
        holding[mine]!();
        await bothHold;
        await lock(tx, second);
      });
    const heard = await purgesDuring(() => Promise.all([cross(a.id, b.id, 0), cross(b.id, a.id, 1)]));
    expect(attempts).toBeGreaterThanOrEqual(3);
    expect(await number('outbox_events')).toBe(2);
    expect(heard).toHaveLength(2);
  });

  const failing = (times: number) => {
    const count = { attempts: 0 };
    const run = transaction(async (tx) => {
      count.attempts += 1;
      if (count.attempts <= times) {
        await tx.$executeRawUnsafe(
          `do $$ begin raise exception 'not now' using errcode = 'serialization_failure'; end $$`,
        );
      }
      return 'done';
    });
    return { run, count };
  };

  it('for a conflict, is tried four times', async () => {
    const { run, count } = failing(3);
    expect(await run).toBe('done');
    expect(count.attempts).toBe(4);
  });

  it('and not for ever', async () => {
    const { run, count } = failing(99);
    await expect(run).rejects.toThrow();
    expect(count.attempts).toBe(4);
  });

  it('while an error of ours is not tried again', async () => {
    let attempts = 0;
    const run = transaction(async (tx) => {
      attempts += 1;
      await tx.$executeRaw`select 1 / 0`;
    });
    await expect(run).rejects.toThrow();
    expect(attempts).toBe(1);
  });
});

describe('a transaction in SQL', () => {
  it('happens as a whole, its last statement too, and then tells this process’s page cache', async () => {
    const heard = await purgesDuring((sofar) =>
      sqlTransaction(async (tx) => {
        await somethingHappened(tx);
        expect(sofar).toEqual([]);
        return { result: 'done', last: somethingHappened(tx, { tags: [] }) };
      }),
    );
    expect(heard).toEqual([{ tags: ['front'], removal: false }]);
    expect(await number('outbox_events')).toBe(2);
  });

  it.each<[string, (tx: SqlTx) => Promise<{ result: string; last: Promise<unknown> }>]>([
    ['what it does', () => Promise.reject(new Error('on second thoughts'))],
    [
      'a statement sent with others',
      async (tx) => {
        await Promise.all([tx.$executeRaw`select 1 / 0`, somethingHappened(tx)]);
        return { result: '', last: Promise.resolve() };
      },
    ],
    ['its last statement', async (tx) => ({ result: '', last: tx.$executeRaw`select 1 / 0` })],
    [
      'a statement that nobody minded',
      async (tx) => {
        await tx.$executeRaw`select 1 / 0`.catch(() => undefined);
        return { result: '', last: Promise.resolve() };
      },
    ],
  ])('or not at all, when %s fails', async (_, fail) => {
    const heard = await purgesDuring(() =>
      expect(
        sqlTransaction(async (tx) => {
          await somethingHappened(tx);
          return fail(tx);
        }),
      ).rejects.toThrow(),
    );
    expect(heard).toEqual([]);
    expect(await number('outbox_events')).toBe(0);
    await sqlTransaction(async (tx) => ({ result: null, last: somethingHappened(tx) }));
    expect(await number('outbox_events')).toBe(1);
  });

  it('is tried again when PostgreSQL ended it for another’s sake', async () => {
    let attempts = 0;
    const fail = Prisma.raw(
      `do $$ begin raise exception 'no' using errcode = 'serialization_failure'; end $$`,
    );
    const result = await sqlTransaction(async (tx) => {
      attempts += 1;
      await somethingHappened(tx);
      return { result: 'done', last: attempts < 3 ? tx.$executeRaw(fail) : Promise.resolve() };
    });
    expect({ result, attempts, events: await number('outbox_events') }).toEqual({
      result: 'done',
      attempts: 3,
      events: 1,
    });
  });
});

describe('what went wrong', () => {
  it('is a taken value of this column, and of no other', async () => {
    const { slug } = await article();
    const error: unknown = await database()
      .article.create({
        data: {
          id: newId(),
          slug,
          headline: '',
          standfirst: '',
          byline: '',
          body: '',
          bodyHtml: '',
          wordCount: 0,
          publishedAt: new Date(),
        },
      })
      .catch((reason: unknown) => reason);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'slug')).toBe(true);
    expect(isUniqueViolation(error, 'email_folded')).toBe(false);
    expect(isUniqueViolation(new Error('23505'))).toBe(false);
  });

  it('is a database that is away, or one that refused', () => {
    for (const code of [
      'ECONNREFUSED',
      'ENOTFOUND',
      '57P01',
      '08006',
      '53300',
      '53100',
      '55P03',
      '57014',
      '25006',
    ]) {
      expect(isUnreachable(Object.assign(new Error('away'), { code }))).toBe(true);
    }
    for (const error of [
      new Error('ECONNREFUSED: Connection terminated'),
      Object.assign(new Error('no'), { code: '23505' }),
      null,
      'ECONNREFUSED',
    ]) {
      expect(isUnreachable(error)).toBe(false);
    }
  });
});

describe('the application’s connections', () => {
  it('have all taken their role before anyone uses them', async () => {
    const roles = await Promise.all(
      Array.from({ length: 12 }, () =>
        query<{ role: string }>('select current_user as role, pg_sleep(0.01)'),
      ),
    );
    expect(new Set(roles.map(([row]) => row?.role))).toEqual(new Set(['trialogue_app']));
    expect(connectionPool().totalCount).toBeGreaterThan(1);
  });
});

describe('events', () => {
  it('are forgotten when every consumer has had them', async () => {
    await transaction((tx) => somethingHappened(tx));
    expect(await transaction((tx) => pruneEvents(tx, new Date(Date.now() - 60_000)))).toBe(0);
    expect(await transaction((tx) => pruneEvents(tx, new Date(Date.now() + 60_000)))).toBe(1);
  });
});
