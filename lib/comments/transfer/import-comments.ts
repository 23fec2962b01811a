import { translator } from '@/lib/language/translator';
import { listStaffNames } from '@/lib/members/unclaimed/list-staff-names';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { sqlTransaction, type SqlTx } from '@/lib/platform/db';
import { AppError, conflict } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { currentPolicy } from '@/lib/policy/current-policy';
import { batchOf, placeComments, type Batch, type ImportTerms } from './place-comments';
import type { PreparedComment } from './prepare-comment';
import { eachStep, type Records, type Step } from './prepare-steps';
import { countLeftOut, emptyReport, takeNamed, type Tally } from './report';
import { isLeftOut, type ImportReport, type Source } from './schemas';
import {
  findUndocumented,
  finishImport,
  insertDocuments,
  insertLeftOut,
  lockImport,
  openImport,
  prepareSession,
  saveProgress,
  takePlaceable,
  takeUnplaceable,
  type ImportRow,
} from './store';

/** For what one transaction of so many locks, others wait less than a second. */
const STEP = 2_000;
/** How many are reported at once of what can never be placed. */
const LOST_STEP = 10_000;

type Import = {
  source: Source;
  fileName: string;
  /** By what an import that was cut off is known again (`importKey`). */
  digest: string;
  records: Records;
  /** What waits for approval there is left out. */
  withoutPending?: boolean;
  /** Records that one transaction takes. */
  step?: number;
  /** Hears what came of it until now, after each step. */
  onProgress?: (report: ImportReport) => void;
  context?: Context;
};

/**
 * Imports the comments of a source, in steps that are each whole: cut off anywhere, it is gone on with by being asked for again, and what was
 * imported before is not imported again. Memory grows with articles, not with comments.
 *
 * It is as if they had always been here: nobody is told, nothing is reviewed, and nothing else follows.
 * @throws 409 `import-under-way` when another process goes on with the same import
 */
export async function importComments({
  records,
  withoutPending = false,
  step: size = STEP,
  onProgress = () => undefined,
  context = systemContext,
  ...file
}: Import): Promise<ImportReport> {
  const startedAt = context.now();
  const terms = await readTerms();
  const opened = await inTransaction((tx) =>
    openImport(tx, { ...file, id: newId(), startedAt, report: emptyReport() }),
  );
  const run = { ...opened, source: file.source, terms, size, context };
  let { position } = opened;
  if (position > 0) await makeUpForDocuments(run);
  let writing: Promise<Written> = Promise.resolve({ report: opened.report, ids: [] });
  let documenting = Promise.resolve();
  const prepared = { source: file.source, records, from: position, size };
  try {
    await eachStep({ ...prepared, terms: { now: startedAt, withoutPending } }, async (step) => {
      // What is before it is being written, which the database has most to do with.
      const batch = batchOf(step.filter((one): one is PreparedComment => !isLeftOut(one)));
      onProgress((await writing).report);
      // The next is taken while this one is written, and the one before gets its documents.
      writing = writeStep(run, position, { step, batch });
      position += step.length;
      const before = documenting;
      documenting = Promise.all([writing, before]).then(([{ ids }]) => makeDocuments(ids));
      documenting.catch(() => undefined);
      await before;
    });
  } finally {
    // Whoever hears that it was cut off may ask for it again at once.
    await Promise.allSettled([writing, documenting]);
  }
  onProgress((await writing).report);
  await documenting;
  return finish(run, position, onProgress);
}

/** What a step came to, and the comments that are new by it. */
type Written = { report: ImportReport; ids: string[] };

/** In a transaction of its own, on another connection: it is a third of an import, and PostgreSQL does both at once. */
const makeDocuments = (ids: readonly string[]): Promise<void> =>
  ids.length === 0 ? Promise.resolve() : inTransaction((tx) => insertDocuments(tx, ids));

/** Makes up for what an import that was cut off had written last. */
async function makeUpForDocuments({ id, size }: Run): Promise<void> {
  const ids = await inTransaction((tx) => findUndocumented(tx, id));
  for (let from = 0; from < ids.length; from += size) await makeDocuments(ids.slice(from, from + size));
}

type Run = ImportRow & { source: Source; terms: ImportTerms; size: number; context: Context };

async function readTerms(): Promise<ImportTerms> {
  const [{ names, language }, staffNames] = await Promise.all([currentPolicy(), listStaffNames()]);
  return {
    names: [names.publication, names.membership],
    staffNames,
    fallback: translator(language.default, 'profile')('unnamed'),
    language: language.default,
  };
}

const writeStep = (run: Run, from: number, { step, batch }: { step: Step; batch: Batch }): Promise<Written> =>
  counting(run, from, from + step.length, async (tx, tally) => {
    tally.report.read += step.length;
    for (const one of step) if (isLeftOut(one)) countLeftOut(tally, one.leftOut, one.externalId);
    const ids = await placeComments(tx, batch, targetOf(run, tally));
    return { report: tally.report, ids };
  });

const targetOf = ({ id: importId, source, terms, context }: Run, tally: Tally) => ({
  importId,
  source,
  terms,
  tally,
  at: context.now(),
});

/** What one transaction does from a place of the file on, with what came of it. */
const counting = <Result>(
  run: Run,
  from: number,
  to: number,
  work: (tx: SqlTx, tally: Tally) => Promise<Result>,
): Promise<Result> =>
  inTransaction(async (tx) => {
    const tally = { report: await locked(tx, run, from), named: [] };
    const result = await work(tx, tally);
    await insertLeftOut(tx, run.id, takeNamed(tally));
    await saveProgress(tx, run.id, to, tally.report);
    return result;
  });

async function locked(tx: SqlTx, { id }: Run, position: number): Promise<ImportReport> {
  const report = await lockImport(tx, id, position);
  if (!report) throw conflict('import-under-way');
  return report;
}

/** Places what came before its parent, says what has none, and ends the import. */
async function finish(
  run: Run,
  position: number,
  onProgress: (report: ImportReport) => void,
): Promise<ImportReport> {
  for (;;) {
    const { count, report, ids } = await counting(run, position, position, async (tx, tally) => {
      const comments = await takePlaceable(tx, { importId: run.id, source: run.source, limit: run.size });
      const ids = await placeComments(tx, batchOf(comments), targetOf(run, tally));
      return { count: comments.length, report: tally.report, ids };
    });
    if (count === 0) break;
    await makeDocuments(ids);
    onProgress(report);
  }
  for (;;) {
    const count = await counting(run, position, position, async (tx, tally) => {
      const lost = await takeUnplaceable(tx, { importId: run.id, limit: LOST_STEP });
      for (const { externalId, inCircle } of lost)
        countLeftOut(tally, inCircle ? 'parent-in-circle' : 'parent-missing', externalId);
      return lost.length;
    });
    if (count === 0) break;
  }
  return inTransaction(async (tx) => {
    const report = await locked(tx, run, position);
    const at = run.context.now();
    await finishImport(tx, run.id, report, at);
    const { read, known, added } = report;
    await record(tx, {
      at,
      actorId: null,
      action: 'comment.import',
      subjectType: 'job',
      subjectId: run.id,
      details: { source: run.source, read, known, ...added },
    });
    await emit(tx, { type: 'comment.import', subjectId: run.id, tags: ['*'] });
    return report;
  });
}

/** How often a step is tried whose author left, or whose name was taken, while it was written. */
const TRIES = 4;
/** Milliseconds. A step is a thousand times what a statement of a page is. */
const STATEMENT_MS = 60_000;

async function inTransaction<T>(work: (tx: SqlTx) => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await sqlTransaction(async (tx) => {
        await prepareSession(tx, STATEMENT_MS);
        return { result: await work(tx) };
      });
    } catch (error) {
      const isOvertaken =
        isUniqueViolation(error) || (error instanceof AppError && error.code === 'unauthenticated');
      if (!isOvertaken || count >= TRIES) throw error;
    }
  }
}
