import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseFailure, isUnreachable } from './database-errors';
import { connectionPool, database, sqlTransaction, transaction, type Sql, type SqlTx } from './db';
import { env } from './env';
import { AppError } from './errors';

let other: Client;

beforeAll(async () => {
  other = new Client(env().DATABASE_URL);
  await other.connect();
});

afterAll(() => other.end());

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** Ends all sessions of ours, and waits until they are gone. */
async function endSessions(): Promise<void> {
  const ours = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  await other.query(`select pg_terminate_backend(pid) ${ours}`);
  await vi.waitFor(async () => expect((await other.query(`select 1 ${ours}`)).rowCount).toBe(0));
}

/** A statement after a setting, in a transaction of each kind; what each failed with. */
async function failures(setting: string, statement: string): Promise<unknown[]> {
  const inSql = sqlTransaction(async (tx: SqlTx) => {
    const run = (text: string) => tx.$executeRaw(raw(text));
    await run(setting);
    return { result: null, last: run(statement) };
  });
  const inPrisma = transaction(async (tx) => {
    await tx.$executeRawUnsafe(setting);
    await tx.$executeRawUnsafe(statement);
  });
  return Promise.all([failureOf(inSql), failureOf(inPrisma)]);
}
const { Prisma } = await import('@/prisma/generated/client/client');
const raw = (text: string): Sql => Prisma.raw(text);

describe('a failure of the database', () => {
  it.each([
    ['57014', `set local statement_timeout = '20ms'`, 'select pg_sleep(2)'],
    ['25006', 'set transaction read only', 'delete from articles'],
    ['53100', 'select 1', `do $$ begin raise exception 'full' using errcode = '53100'; end $$`],
    ['53200', 'select 1', `do $$ begin raise exception 'memory' using errcode = '53200'; end $$`],
    ['57P03', 'select 1', `do $$ begin raise exception 'starting' using errcode = '57P03'; end $$`],
  ])('%s is a 503 with its cause, in transactions of both kinds', async (code, setting, statement) => {
    for (const error of await failures(setting, statement)) {
      expect(error).toMatchObject({ status: 503 });
      expect(databaseFailure((error as AppError).cause).code).toBe(code);
    }
  });

  it('of a lock that others keep is one too, by model and in SQL', async () => {
    await other.query('begin; lock table articles');
    const limit = `set local lock_timeout = '20ms'`;
    const byModel = transaction(async (tx) => {
      await tx.$executeRawUnsafe(limit);
      return tx.article.findFirst();
    });
    const found = [await failureOf(byModel), ...(await failures(limit, 'delete from articles'))];
    await other.query('rollback');
    for (const error of found) expect(databaseFailure((error as AppError).cause).code).toBe('55P03');
  });

  it('of a session that was ended in the middle has a code, whoever finds it, and the next goes well', async () => {
    const inPrisma = () =>
      transaction(async (tx) => {
        await tx.$executeRaw`select 1`;
        await endSessions();
        return tx.article.findFirst();
      });
    const inSql = () =>
      sqlTransaction(async (tx) => {
        await tx.$queryRaw`select 1`;
        await endSessions();
        return { result: null, last: tx.$queryRaw`select 1` };
      });
    for (const work of [inPrisma, inSql]) {
      const error = await failureOf(work());
      expect(error).toBeInstanceOf(AppError);
      // PostgreSQL's word for it, or the socket's, whichever of them is heard first.
      expect(databaseFailure((error as AppError).cause).code).toMatch(/^(57P01|08006|EPIPE|ECONNRESET)$/);
    }
    expect(await database().article.count()).toBe(0);
  });

  it('of a connection that cannot be used any more is none of ours to mend', async () => {
    const client = await connectionPool().connect();
    await endSessions();
    await vi.waitFor(async () => {
      const error = await failureOf(client.query('select 1'));
      expect(error).toBeInstanceOf(Error);
      expect((error as Error).message).toContain('not queryable');
      expect(isUnreachable(error)).toBe(true);
    });
    client.release();
    await connectionPool().query('select 1');
  });

  it('of a wire that breaks under a single statement has a code, by model and in SQL', async () => {
    type Wired = { connection: { stream: { destroy(): void } } };
    const pool = connectionPool();
    for (const ask of [() => database().article.count(), () => pool.query('select pg_sleep(1)')]) {
      await pool.query('select 1');
      pool.once('acquire', (client) => void (client as unknown as Wired).connection.stream.destroy());
      expect(databaseFailure(await failureOf(ask())).code).toBe('08006');
    }
  });

  it('because no connection is free in time is one too', async () => {
    const taken = await Promise.all(
      Array.from({ length: env().DATABASE_POOL_SIZE }, () => connectionPool().connect()),
    );
    const found = await Promise.all([
      failureOf(connectionPool().query('select 1')),
      failureOf(database().article.count()),
      failureOf(transaction((tx) => tx.article.count())),
    ]);
    taken.forEach((client) => client.release());
    expect(found.slice(0, 2).map(isUnreachable)).toEqual([true, true]);
    expect(found[2]).toMatchObject({ status: 503 });
  });

  it('leaves no connection to a server that has become a standby', async () => {
    await failures('set transaction read only', 'delete from articles');
    const [{ pid }] = (await connectionPool().query('select pg_backend_pid() as pid')).rows as [
      { pid: number },
    ];
    await failures('set transaction read only', 'delete from articles');
    const after = await Promise.all(
      [1, 2, 3].map(() => connectionPool().query('select pg_backend_pid() as pid')),
    );
    expect(after.map(({ rows }) => (rows[0] as { pid: number }).pid)).not.toContain(pid);
  });
});
