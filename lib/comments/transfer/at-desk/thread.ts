/** In a thread of its own: to read a file, and to make its texts ours, takes the processor for a minute, and readers do not wait for that. */
import { disconnect, sqlStatements, sqlTransaction, type SqlTx } from '@/lib/platform/db';
import { AppError, conflict } from '@/lib/platform/errors';
import { countComments } from '../count-comments';
import { importComments } from '../import-comments';
import { readRecords } from '../read/read-records';
import { SourceFileError } from '../read/source-file-error';
import type { Read } from '../schemas';
import { insertLeftOut } from '../store';
import type { Failure } from './schemas';
import { deleteLeftOut, findFile, findImport, lockLooking, saveForeseen, type ImportRow } from './store';

/** What a packed file may come to: more than forty times what is sent is no text. */
const MOST_BYTES = 200 * 1024 * 1024;

export default async function work(importId: string): Promise<{ failure: Failure | null }> {
  try {
    const row = await findImport(sqlStatements(), importId);
    const content = row && (await findFile(sqlStatements(), importId));
    if (!row || !content) return { failure: null };
    const records = readRecords(row.source, { content, mostBytes: MOST_BYTES }, row.options);
    if (row.stage === 'LOOKING') await look(row, records);
    if (row.stage === 'IMPORTING') await importFile(row, records);
    return { failure: null };
  } catch (error) {
    if (error instanceof SourceFileError) return { failure: { code: error.code, about: error.about } };
    // Another process goes on with it, or it was given up.
    if (error instanceof AppError && error.code === 'import-under-way') return { failure: null };
    throw error;
  } finally {
    await disconnect();
  }
}

const importFile = ({ source, fileName, digest, options }: ImportRow, records: AsyncIterable<Read>) =>
  importComments({ source, fileName, digest, records, withoutPending: options.withoutPending });

/** Says what would come of it, with the name of each that would be left out. */
async function look({ id, source, options }: ImportRow, records: AsyncIterable<Read>): Promise<void> {
  await whileLooking(id, (tx) => deleteLeftOut(tx, id));
  const report = await countComments({
    source,
    records,
    withoutPending: options.withoutPending,
    onLeftOut: (some) => whileLooking(id, (tx) => insertLeftOut(tx, id, some)),
  });
  await whileLooking(id, (tx) => saveForeseen(tx, id, report));
}

const whileLooking = (id: string, write: (tx: SqlTx) => Promise<unknown>): Promise<void> =>
  sqlTransaction(async (tx) => {
    if (!(await lockLooking(tx, id))) throw conflict('import-under-way');
    await write(tx);
    return { result: undefined };
  });
