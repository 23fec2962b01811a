import { isUnreachable, isUnstorable } from '@/lib/platform/database-errors';
import { AppError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { noteAway, noteUnreadable, reportFailure } from '../entry/outcome';

/** Leaves the one line in the log that a failed request has. The entry writes it, where there is one: it knows whose request it is. */
export function logFailure(err: unknown, more: { requestId?: string | null; digest?: string }): void {
  if (!reportFailure({ err, digest: more.digest })) log().error({ err, ...more }, 'a request failed');
}

/** Told by Next of every page that failed, before it answers: what is only away is answered as that. */
export function noteFailure(error: unknown): void {
  const isAway = error instanceof AppError ? error.status === 503 : isUnreachable(error);
  if (isAway) noteAway();
  if (isUnstorable(error)) noteUnreadable();
  logFailure(error, { digest: (error as { digest?: string } | null)?.digest });
}
