import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { EXPORT_EVERY_DAYS } from './rules';
import { deleteEndedFiles, deleteExportsBefore } from './store';

/** Forgets copies that have run out, and later that there were any. Returns how many. */
export async function forgetExports({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const now = context.now();
  const db = sqlStatements();
  const files = await deleteEndedFiles(db, now);
  return files + (await deleteExportsBefore(db, new Date(now.getTime() - EXPORT_EVERY_DAYS * DAY_MS)));
}
