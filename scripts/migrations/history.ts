import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const migrationsDirectory = join(root, 'prisma', 'migrations');

/** The migrations cannot be applied, or do not fit the database. The message says why, in one sentence. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** A migration as `_prisma_migrations` knows it, by the SHA-256 of its text, with its text. */
export type Migration = { name: string; checksum: string; sql: string };

/** The migrations on disk, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsDirectory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map(readMigration));
}

async function readMigration(name: string): Promise<Migration> {
  const sql = await readFile(join(migrationsDirectory, name, 'migration.sql'), 'utf8');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
