import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Where test databases are made, and the migrated one that they are copies of. */
export type TestServer = { url: string; template: string };

export type TestDatabase = { url: string; drop: () => Promise<void> };

const PREFIX = 'trialogue_test_';
const ABANDONED_AFTER_MS = 6 * 60 * 60 * 1000;

/**
 * Makes a database of its own for whoever asks: a copy of the template, or an empty one.
 * @param server where; with a template, the new database has its tables
 */
export async function createTestDatabase(server: { url: string; template?: string }): Promise<TestDatabase> {
  const name = `${PREFIX}${Date.now()}_${randomBytes(6).toString('hex')}`;
  await administer(server.url, `CREATE DATABASE ${name} TEMPLATE ${server.template ?? 'template0'}`);
  return {
    url: addressOf(server.url, name),
    drop: () => administer(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Makes a test database as it was when it was new, under the name that it has. */
export async function renewTestDatabase(
  server: { url: string; template: string },
  database: TestDatabase,
): Promise<void> {
  await database.drop();
  await administer(server.url, `CREATE DATABASE ${databaseName(database.url)} TEMPLATE ${server.template}`);
}

/** Drops what test runs left behind that were killed. Those of runs under way are younger, and stay. */
export async function dropAbandonedDatabases({ url }: { url: string }): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname ~ '^${PREFIX}[0-9]+_[0-9a-f]+$'`,
    );
    const oldest = Date.now() - ABANDONED_AFTER_MS;
    const abandoned = rows.filter(({ datname }) => Number(datname.split('_')[2]) < oldest);
    for (const { datname } of abandoned)
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/** The name of the database that a connection string leads to. */
export function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}

function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = database;
  return url.href;
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
