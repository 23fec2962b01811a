import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList, SchemaFilter } from '@prisma/schema-engine-wasm';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const migrationsDirectory = join(root, 'prisma', 'migrations');

/** The engine can be told to overlook tables; it overlooks none of ours. */
export const NO_FILTERS: SchemaFilter = { externalTables: [], externalEnums: [] };

/** The text of `prisma/schema.prisma`. */
export function readSchema(): Promise<string> {
  return readFile(join(root, 'prisma', 'schema.prisma'), 'utf8');
}

/** The migrations on disk, oldest first, in the shape that the schema engine takes. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsDirectory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = 'migration_lock.toml';
  return {
    baseDir: migrationsDirectory,
    lockfile: { path: lockfile, content: await readFile(join(migrationsDirectory, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  };
}

async function readMigration(name: string): Promise<MigrationList['migrationDirectories'][number]> {
  const value = await readFile(join(migrationsDirectory, name, 'migration.sql'), 'utf8');
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
}

/** What `_prisma_migrations` holds of each migration: its name and the SHA-256 of its text. */
export function checksums({ migrationDirectories }: MigrationList): Map<string, string> {
  return new Map(
    migrationDirectories.map(({ path, migrationFile }) => [
      path,
      createHash('sha256').update(migrationFile.content.value).digest('hex'),
    ]),
  );
}
