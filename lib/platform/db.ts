import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type PoolClient } from 'pg';
import { Prisma, PrismaClient } from '@/prisma/generated/client/client';
import { isOfWhoLeft, isRetryable, isUnreachable } from './database-errors';
import { CONNECT_MS, nameFailures, openSession } from './database-session';
import { env } from './env';
import { unauthenticated, unavailable } from './errors';
import { purgeLocally, type Purge } from './purge-bus';

/** What a store reads through outside a transaction: the pooled client. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** An open transaction. Use cases pass it on to stores and never look inside. */
export type Tx = Prisma.TransactionClient;

/** A statement or a part of one, with its values. */
export type Sql = Prisma.Sql;
export const { empty, raw, sql } = Prisma;

/** As much of a transaction as speaks SQL: what both kinds have. */
export type SqlTx = {
  /** Rows; dates, JSON and arrays come as what they are in JavaScript. */
  $queryRaw<T = unknown>(sql: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>;
  /** How many rows were written. */
  $executeRaw(sql: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
};

// One pool a process, although Next bundles this module more than once.
const HOLDER = Symbol.for('trialogue.database');
type Connection = { pool: Pool; client: PrismaClient };
type Holder = { [HOLDER]?: Connection };

/** The pooled client, connected at first use. */
export function database(): PrismaClient {
  return connection().client;
}

/** The pool beneath the client, for the libraries that bring their own SQL. */
export function connectionPool(): Pool {
  return connection().pool;
}

/** Closes the pool; the next use opens a new one. */
export async function disconnect(): Promise<void> {
  const holder = globalThis as Holder;
  const open = holder[HOLDER];
  delete holder[HOLDER];
  await open?.client.$disconnect();
  await open?.pool.end();
}

function connection(): Connection {
  const holder = globalThis as Holder;
  holder[HOLDER] ??= connect(env().DATABASE_URL, env().DATABASE_POOL_SIZE);
  return holder[HOLDER];
}

function connect(connectionString: string, max: number): Connection {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 60_000,
    // So that none leads for ever to what its address meant once.
    maxLifetimeSeconds: 600,
    // What is asked without waiting for the answer before goes out with it: one round trip for both.
    pipeline: true,
    onConnect: openSession,
  });
  nameFailures(pool);
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

const purgesOf = new WeakMap<SqlTx, Purge[]>();

/** Notes what the page cache must let go of when this transaction commits. Called by `emit` alone. */
export function purgeOnCommit(tx: SqlTx, purge: Purge): void {
  purgesOf.get(tx)?.push(purge);
}

/**
 * Runs `work` in one transaction: all of it happens, or nothing. It is tried again when PostgreSQL ended it for
 * another's sake (serialization failure, deadlock), so `work` must not do anything outside the database.
 * When it returns, this instance's page cache has already let go of what `work` made stale.
 * @throws what `work` throws; 503 when no connection can be had; 401 when it is for a member who has left meanwhile
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return untilSettled((purges) =>
    database().$transaction(
      (tx) => {
        purgesOf.set(tx, purges);
        return work(tx);
      },
      { maxWait: 8_000, timeout: 15_000 },
    ),
  );
}

/**
 * The same, in SQL alone and straight on a connection of the pool: it takes a fraction of the processor that Prisma's own
 * takes, for the paths where that decides how many can write at once. Statements that need no answer from one another can be
 * sent together (`Promise.all`): each still runs after the one before, and nobody waits in between. So does the commit with
 * the `last` statement, where `work` hands that over instead of waiting for it; the result may be what comes of it.
 */
export async function sqlTransaction<T>(
  work: (tx: SqlTx) => Promise<{ result: T | Promise<T>; last?: Promise<unknown> }>,
): Promise<T> {
  return untilSettled(async (purges) => {
    const client = await connectionPool().connect();
    let broken: Error | undefined;
    try {
      const tx = sqlTx(client);
      purgesOf.set(tx, purges);
      const begun = client.query(BEGIN);
      const working = work(tx).then(({ result, last }) => ({
        result: expected(Promise.resolve(result)),
        last: expected(Promise.resolve(last)),
      }));
      const [, { result, last }] = await Promise.all([begun, working]);
      const [, { command }] = await Promise.all([last, client.query('commit')]);
      // PostgreSQL answers so, and with no error, when a statement had failed and nobody minded.
      if (command !== 'COMMIT') throw new Error('The transaction was undone: a statement in it had failed.');
      return await result;
    } catch (error) {
      await client.query('rollback').catch((reason: Error) => (broken = reason));
      throw error;
    } finally {
      client.release(broken);
    }
  });
}

/**
 * What has a name is planned once a connection. By itself PostgreSQL plans anew, each time, whatever looks cheaper for the values at
 * hand, which is every statement with a list of ids: of an assignment, that was two thirds of its work. So what depends on a value
 * to be planned well (a limit, what a partial index goes by) stands in the text of a statement.
 */
const BEGIN = 'begin; set local plan_cache_mode = force_generic_plan';

/**
 * Single statements outside a transaction, straight on the pool: for what is asked at every request, where Prisma's own way to
 * the same rows takes several times the processor.
 */
export const sqlStatements = (): SqlTx => sqlTx(connectionPool());

function sqlTx(client: Pick<PoolClient, 'query'>): SqlTx {
  const run = (sql: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const statement = sql instanceof Prisma.Sql ? sql : Prisma.sql(sql, ...values);
    const { text } = statement;
    const given = statement.values.map((value) => (isPlainList(value) ? arrayLiteral(value) : value));
    return client.query({ name: nameOf(text), text, values: given });
  };
  return {
    $queryRaw: <R>(sql: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      expected(run(sql, values).then(({ rows }) => rows as R)),
    $executeRaw: (sql, ...values) => expected(run(sql, values).then(({ rowCount }) => rowCount ?? 0)),
  };
}

type PlainList = readonly (string | number | null)[];
const isPlainList = (value: unknown): value is PlainList =>
  Array.isArray(value) &&
  value.every((one) => one === null || typeof one === 'string' || typeof one === 'number');

/** A list as PostgreSQL writes an array: what pg makes of it too, in several times as long. A statement takes it in place of the list. */
export const arrayLiteral = (values: PlainList): string => `{${values.map(element).join(',')}}`;

function element(value: string | number | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
}

/**
 * Several statements are under way at once, and the first that fails ends the work: nobody is left to hear of the others, which
 * would count as a fault of the process. Whoever does wait for one still hears.
 */
function expected<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}

const names = new Map<string, string>();

/** A statement that has a name is parsed and planned once a connection, and not each time. One text has one name in every bundle. */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

async function untilSettled<T>(attempt: (purges: Purge[]) => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    const purges: Purge[] = [];
    try {
      const result = await attempt(purges);
      purges.forEach(purgeLocally);
      return result;
    } catch (error) {
      if (isUnreachable(error)) throw unavailable(error);
      if (isOfWhoLeft(error)) throw unauthenticated();
      if (count >= 4 || !isRetryable(error)) throw error;
    }
  }
}
