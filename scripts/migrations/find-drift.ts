import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { readMigrations, root } from './history';
import { runMigrations } from './run-migrations';
import { withSchemaEngine } from './schema-engine';
import { withScratchDatabase } from './scratch-database';

const NO_DIFFERENCE = 0;

/**
 * The SQL that leads from what the migrations make to what `schema.prisma` says; null when they agree.
 * Check constraints, triggers, and partial or functional indexes are beyond Prisma: it neither misses nor drops them.
 * @param databaseUrl any database of a server on which another may be made for the while
 */
export async function findDrift({ databaseUrl }: { databaseUrl: string }): Promise<string | null> {
  const schema = await readFile(join(root, 'prisma', 'schema.prisma'), 'utf8');
  const files = [{ path: 'schema.prisma', content: schema }];
  const { exitCode, stdout } = await withScratchDatabase({
    databaseUrl,
    async work(scratchUrl) {
      await migrate(scratchUrl);
      return withSchemaEngine({ databaseUrl: scratchUrl, schema }, (engine) =>
        engine.diff({
          from: { tag: 'schemaDatasource', files, configDir: root },
          to: { tag: 'schemaDatamodel', files },
          script: true,
          exitCode: true,
          filters: { externalTables: [], externalEnums: [] },
        }),
      );
    },
  });
  return exitCode === NO_DIFFERENCE ? null : stdout;
}

async function migrate(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, await readMigrations());
  } finally {
    await client.end();
  }
}
