/**
 * Prisma's schema engine, which says whether schema and migrations agree, as a WebAssembly module, which speaks to the database through a driver adapter: no binary
 * to download, unlike the one of the Prisma CLI. The package is made for bundlers; here it is instantiated by hand,
 * because Node 20 does not import `.wasm`.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Pool, type PoolClient } from 'pg';
import { MigrationError } from './history';

type Glue = typeof glue & { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };

/**
 * Opens the engine on a database, lends it to `work`, and closes it whatever happens.
 * @param schema the text of `schema.prisma`, from which the engine learns what it deals with
 * @throws {MigrationError} in place of whatever the engine throws
 */
export async function withSchemaEngine<Result>(
  { databaseUrl, schema }: { databaseUrl: string; schema: string },
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  await (loaded ??= load());
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  pool.on('error', () => undefined);
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => readCatalogCharacters(await connect());
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await glue.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    bound,
  );
  try {
    return await work(engine);
  } catch (error) {
    throw new MigrationError(describe(error), { cause: error });
  } finally {
    engine.free();
    await pool.end();
  }
}

/** The engine's message goes on with its own call stack. */
function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const sentence = (text.split(/\n[^\S\n]+(?:0:|at )/)[0] ?? text).replace(/^external connector error\n/, '');
  return `The schema could not be compared: ${sentence.replaceAll('\n', ' ').trim()}`;
}

let loaded: Promise<void> | undefined;

async function load(): Promise<void> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(glueFile.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withoutLingering(glue),
  });
  (glue as Glue).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** The engine leaves its ten-second timers behind, which would keep our process waiting for nothing. */
function withoutLingering(imports: object): WebAssembly.ModuleImports {
  const ours = Object.entries(imports).map(([name, value]) =>
    name.startsWith('__wbg_setTimeout') ? [name, setFleetingTimeout] : [name, value],
  );
  return Object.fromEntries(ours) as WebAssembly.ModuleImports;
}

function setFleetingTimeout(callback: () => void, delay: number): NodeJS.Timeout {
  return setTimeout(callback, delay >>> 0).unref();
}

type PgAdapter = SqlDriverAdapter & { underlyingDriver(): Pool | PoolClient };

const CATALOG_CHARACTER = 18;
const TIME = 1083;

/**
 * PostgreSQL's catalog has columns of the type `"char"`, which the engine reads as characters and PrismaPg refuses to
 * read. They pass through it under the name of a type that the catalog never uses.
 */
function readCatalogCharacters<Adapter extends PgAdapter>(adapter: Adapter): Adapter {
  const driver = adapter.underlyingDriver() as { query: (...args: unknown[]) => Promise<unknown> };
  const query = driver.query.bind(driver);
  driver.query = async (...args) => {
    const result = (await query(...args)) as { fields?: { dataTypeID: number }[] };
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === CATALOG_CHARACTER) field.dataTypeID = TIME;
    }
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (params) => {
    const result = await queryRaw(params);
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.Time ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}
