import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { NO_FILTERS, readMigrations, readSchema } from './history';
import { withScratchDatabase } from './scratch-database';
import { withSchemaEngine } from './schema-engine';

const NO_DIFFERENCE = 0;

/**
 * The SQL that leads from what the migrations make to what `schema.prisma` says; null when they agree.
 * Check constraints, triggers, and partial or functional indexes are beyond Prisma: it neither misses nor drops them.
 * @param databaseUrl any database of a server on which another may be made for the while
 */
export async function findDrift({ databaseUrl }: { databaseUrl: string }): Promise<string | null> {
  const [schema, migrations] = await Promise.all([readSchema(), readMigrations()]);
  const files = [{ path: 'schema.prisma', content: schema }];
  const compare = async (engine: SchemaEngine) => {
    await engine.applyMigrations({ migrationsList: migrations, filters: NO_FILTERS });
    return engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: migrations.baseDir },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    });
  };
  const { exitCode, stdout } = await withScratchDatabase({
    databaseUrl,
    work: (scratchUrl) => withSchemaEngine({ databaseUrl: scratchUrl, schema, work: compare }),
  });
  return exitCode === NO_DIFFERENCE ? null : stdout;
}
