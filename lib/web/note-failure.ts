import { AppError } from '@/lib/platform/errors';
import { isUnreachable } from '@/lib/platform/db';
import { isUnstorable } from '@/lib/platform/unstorable';
import { noteAway, noteUnreadable } from './entry/outcome';

/** Told by Next of every page that failed, before it answers: what is only away is answered as that. */
export function noteFailure(error: unknown): void {
  const isAway = error instanceof AppError ? error.status === 503 : isUnreachable(error);
  if (isAway) noteAway();
  if (isUnstorable(error)) noteUnreadable();
}
