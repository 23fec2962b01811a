import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { log } from '@/lib/platform/log';
import { runApart } from '@/lib/platform/run-apart';
import { KEPT_DAYS, type Failure, type ImportJob } from './schemas';
import { deleteOld, saveFailure } from './store';

/** What a file of the desk's takes is a minute; what takes longer than this hangs, and can be gone on with. */
const END_AFTER_MS = 2 * 60 * 60_000;

/**
 * The job: sees what would come of a file, or imports it, in a thread, since it takes a processor for a minute. What stops it is said at the desk, where it is
 * gone on with; it is not tried again by itself. A process that dies meanwhile has its job done again by another, from where it was.
 */
export async function runImport({ job: { importId } }: { job: ImportJob }): Promise<void> {
  let failure: Failure | null;
  try {
    const done = await runApart<{ failure: Failure | null }>({
      module: new URL('thread.ts', import.meta.url),
      data: importId,
      endAfterMs: END_AFTER_MS,
      mostMegabytes: 1_024,
    });
    failure = done?.failure ?? null;
  } catch (error) {
    log().error({ err: error, importId }, 'an import stopped');
    failure = { code: 'unexpected' };
  }
  if (failure) await saveFailure(sqlStatements(), importId, failure);
}

/** Forgets what was looked at and never imported, and files that nobody went on with, after a week. Returns how many. */
export const forgetImports = (context: Context = systemContext): Promise<number> =>
  deleteOld(sqlStatements(), new Date(context.now().getTime() - KEPT_DAYS * DAY_MS));
