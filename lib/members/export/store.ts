import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import { MAKE_EXPORT, type ExportJob } from './schemas';

export type ExportRow = { id: string; askedAt: Date; madeAt: Date | null; endsAt: Date | null };

const columns = { id: true, askedAt: true, madeAt: true, endsAt: true } as const;

/** How often it is tried to make a copy: for about two hours. */
const ATTEMPTS = 12;

export const findExport = (db: Db, memberId: string): Promise<ExportRow | null> =>
  db.dataExport.findUnique({ where: { memberId }, select: columns });

/** As `findExport`, with the member locked: of two who ask at once, the second sees that the first has. */
export async function lockExport(tx: Tx, memberId: string): Promise<ExportRow | null> {
  await tx.$queryRaw`select id from members where id = ${memberId}::uuid for no key update`;
  return findExport(tx, memberId);
}

/** Notes that a member asks for a copy, in the place of an earlier one, and has it made. */
export async function insertExport(
  tx: Tx,
  { id, memberId, askedAt }: { id: string; memberId: string; askedAt: Date },
): Promise<void> {
  await tx.dataExport.deleteMany({ where: { memberId } });
  await tx.dataExport.create({ data: { id, memberId, askedAt }, select: { id: true } });
  const job: ExportJob = { exportId: id };
  await tx.$executeRaw`select graphile_worker.add_job(${MAKE_EXPORT}, ${JSON.stringify(job)}::json,
    max_attempts => ${ATTEMPTS}::int)`;
}

/** A copy that is still to be made, with whose it is. What is kept by an address is not given to who has only named it. */
export async function findUnmade(
  db: Db,
  id: string,
): Promise<{ memberId: string; emailFolded: string; language: string | null } | null> {
  const row = await db.dataExport.findUnique({
    where: { id, madeAt: null },
    select: { member: { select: { id: true, emailFolded: true, verifiedAt: true, language: true } } },
  });
  if (!row) return null;
  const { id: memberId, emailFolded, verifiedAt, language } = row.member;
  return { memberId, emailFolded: verifiedAt ? emailFolded : '', language };
}

/** Keeps a copy. False where it is not wanted any more, or somebody else has made it. */
export async function saveExport(
  tx: Tx,
  { id, file, madeAt, endsAt }: { id: string; file: Uint8Array<ArrayBuffer>; madeAt: Date; endsAt: Date },
): Promise<boolean> {
  const { count } = await tx.dataExport.updateMany({
    where: { id, madeAt: null },
    data: { file, madeAt, endsAt },
  });
  return count > 0;
}

/** A member's copy, while it can be fetched. */
export async function findFile(
  db: Db,
  memberId: string,
  now: Date,
): Promise<{ file: Uint8Array; madeAt: Date } | null> {
  const row = await db.dataExport.findUnique({
    where: { memberId, endsAt: { gt: now } },
    select: { file: true, madeAt: true },
  });
  return row?.file && row.madeAt ? { file: row.file, madeAt: row.madeAt } : null;
}

/** Deletes the copies that have run out; that they were made is kept until their members may ask again. Returns of how many. */
export const deleteEndedFiles = (db: SqlTx, now: Date): Promise<number> =>
  db.$executeRaw`update data_exports set file = null where ends_at <= ${now} and file is not null`;

export const deleteExportsBefore = (db: SqlTx, askedBefore: Date): Promise<number> =>
  db.$executeRaw`delete from data_exports where asked_at < ${askedBefore}`;

/** What articles are called, that a copy names by their ids. */
export const findArticleNames = (
  db: Db,
  ids: string[],
): Promise<{ id: string; slug: string; headline: string }[]> =>
  db.article.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true, headline: true } });
