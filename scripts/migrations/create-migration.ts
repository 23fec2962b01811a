import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findDrift } from './find-drift';
import { migrationsDirectory } from './history';

/**
 * Writes a new migration that leads from the ones there are to `schema.prisma`. It is a draft: what Prisma cannot
 * express is added to it by hand before it is committed.
 * @returns the path of its SQL file, or null when there is nothing to migrate
 */
export async function createMigration({
  databaseUrl,
  name,
  now,
}: {
  databaseUrl: string;
  name: string;
  now: Date;
}): Promise<string | null> {
  const sql = await findDrift({ databaseUrl });
  if (sql === null) return null;
  const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const directory = join(migrationsDirectory, `${stamp}_${name.replaceAll(/\W+/g, '_').toLowerCase()}`);
  await mkdir(directory);
  const file = join(directory, 'migration.sql');
  await writeFile(file, sql);
  return file;
}
