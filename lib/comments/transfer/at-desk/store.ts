import { sql, type Sql, type SqlTx } from '@/lib/platform/db';
import type { Cursor } from '@/lib/platform/cursor';
import type { ImportReport, LeftOutReason, Source } from '../schemas';
import { IMPORT_COMMENTS, type Failure, type ImportOptions, type Stage } from './schemas';

export type ImportRow = {
  id: string;
  source: Source;
  fileName: string;
  digest: string;
  stage: Stage;
  startedAt: Date;
  finishedAt: Date | null;
  report: ImportReport;
  foreseen: ImportReport | null;
  failure: Failure | null;
  /** None of its own where the command made it. */
  options: Partial<ImportOptions>;
  hasFile: boolean;
};

/** Until its transaction ends, nobody else adds a file: of how many there are, each sees what the one before made of it. */
export const oneFileAtATime = (tx: SqlTx) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('comment import files', 0))`;

export async function countFiles(tx: SqlTx): Promise<number> {
  const [row] = await tx.$queryRaw<
    { count: number }[]
  >`select count(*)::int as count from comment_import_files`;
  return row?.count ?? 0;
}

/** Keeps a file with an import that is to be looked through; null where the same one is on its way already. */
export async function insertImport(
  tx: SqlTx,
  one: Pick<ImportRow, 'id' | 'source' | 'fileName' | 'digest' | 'startedAt' | 'report' | 'options'> & {
    content: Uint8Array;
  },
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with made as (
      insert into comment_imports (id, source, file_name, digest, started_at, report, stage, options)
      values (${one.id}::uuid, ${one.source}, ${one.fileName}, ${one.digest}, ${one.startedAt}, ${JSON.stringify(one.report)}::jsonb, 'LOOKING',
        ${JSON.stringify(one.options)}::jsonb)
      on conflict (source, digest) where finished_at is null do nothing returning id)
    insert into comment_import_files (import_id, content) select id, ${Buffer.from(one.content)}::bytea from made returning import_id as id`;
  return rows[0]?.id ?? null;
}

/** The import of this file that has not ended. */
export async function findUnderWay(
  tx: SqlTx,
  { source, digest }: Pick<ImportRow, 'source' | 'digest'>,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from comment_imports where source = ${source} and digest = ${digest} and finished_at is null`;
  return rows[0]?.id ?? null;
}

/** Keeps the file of an import that has stopped, where it is kept no more. Returns whether it was kept by this. */
export async function keepFileAgain(tx: SqlTx, id: string, content: Uint8Array): Promise<boolean> {
  const count = await tx.$executeRaw`
    insert into comment_import_files (import_id, content) select id, ${Buffer.from(content)}::bytea from comment_imports
    where id = ${id}::uuid and stage = 'FAILED' on conflict (import_id) do nothing`;
  return count > 0;
}

/** Has a job look through a file, or import it, as its stage is. */
export const addJob = (tx: SqlTx, id: string) =>
  tx.$queryRaw`select graphile_worker.add_job(${IMPORT_COMMENTS}, json_build_object('importId', ${id}::text), job_key => 'import:' || ${id}::text,
    max_attempts => 3)`;

const columns = sql`i.id, i.source, i.file_name as "fileName", i.digest, i.stage, i.started_at as "startedAt", i.finished_at as "finishedAt", i.report,
  i.foreseen, i.failure, i.options, exists (select from comment_import_files f where f.import_id = i.id) as "hasFile"`;

/** The newest first. */
export const findImports = (
  db: SqlTx,
  { after, limit }: { after: Cursor | undefined; limit: number },
): Promise<ImportRow[]> => {
  const from: Sql = after ? sql`where (i.started_at, i.id) < (${after.at}, ${after.id}::uuid)` : sql``;
  return db.$queryRaw(
    sql`select ${columns} from comment_imports i ${from} order by i.started_at desc, i.id desc limit ${limit}`,
  );
};

export async function findImport(db: SqlTx, id: string): Promise<ImportRow | null> {
  const rows = await db.$queryRaw<ImportRow[]>(
    sql`select ${columns} from comment_imports i where i.id = ${id}::uuid`,
  );
  return rows[0] ?? null;
}

export async function findFile(db: SqlTx, importId: string): Promise<Uint8Array | null> {
  const rows = await db.$queryRaw<{ content: Uint8Array }[]>`
    select content from comment_import_files where import_id = ${importId}::uuid`;
  return rows[0]?.content ?? null;
}

/** Has an import that was looked at begin, and one that failed go on from where it was. Null where it is neither, or its file is gone. */
export async function goOn(tx: SqlTx, id: string): Promise<Stage | null> {
  const rows = await tx.$queryRaw<{ stage: Stage }[]>`
    update comment_imports i set stage = case when foreseen is null then 'LOOKING' else 'IMPORTING' end, failure = null
    where id = ${id}::uuid and stage in ('LOOKED', 'FAILED') and exists (select from comment_import_files f where f.import_id = i.id)
    returning stage`;
  return rows[0]?.stage ?? null;
}

/** Forgets an import of which nothing was imported, with its file. False where something was, or is about to be. */
export async function deleteImport(tx: SqlTx, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    delete from comment_imports where id = ${id}::uuid and position = 0 and stage in ('LOOKING', 'LOOKED', 'FAILED')`;
  return count > 0;
}

/** Locks an import that is being looked through. False where it is not, or no longer. */
export async function lockLooking(tx: SqlTx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`
    select id from comment_imports where id = ${id}::uuid and stage = 'LOOKING' for no key update`;
  return rows.length > 0;
}

export const deleteLeftOut = (tx: SqlTx, importId: string) =>
  tx.$executeRaw`delete from left_out_comments where import_id = ${importId}::uuid`;

/** Of an import whose row is locked. */
export const saveForeseen = (tx: SqlTx, id: string, report: ImportReport) =>
  tx.$executeRaw`update comment_imports set stage = 'LOOKED', foreseen = ${JSON.stringify(report)}::jsonb where id = ${id}::uuid`;

export const saveFailure = (db: SqlTx, id: string, failure: Failure) =>
  db.$executeRaw`update comment_imports set stage = 'FAILED', failure = ${JSON.stringify(failure)}::jsonb
    where id = ${id}::uuid and stage in ('LOOKING', 'IMPORTING')`;

export type LeftOutRow = { number: number; reason: LeftOutReason; externalId: string | null };

/** In the order in which it was seen that they are left out. */
export const findLeftOut = (
  db: SqlTx,
  { importId, after, limit }: { importId: string; after: number; limit: number },
): Promise<LeftOutRow[]> =>
  db.$queryRaw`select number, reason, external_id as "externalId" from left_out_comments
    where import_id = ${importId}::uuid and number > ${after} order by number limit ${limit}`;

/** Forgets imports of which nothing came, and files that nobody went on with. Returns how many. */
export async function deleteOld(db: SqlTx, before: Date): Promise<number> {
  const files = await db.$executeRaw`
    delete from comment_import_files f using comment_imports i where i.id = f.import_id and i.stage = 'FAILED' and i.started_at < ${before}`;
  const imports = await db.$executeRaw`
    delete from comment_imports where position = 0 and stage in ('LOOKING', 'LOOKED', 'FAILED') and started_at < ${before}`;
  return files + imports;
}
