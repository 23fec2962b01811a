import { refresh } from 'next/cache';
import { AppError } from '@/lib/platform/errors';

/** Where somebody was faster, which one of `statuses` says, the page beneath the form shows how things stand now. */
export async function orRefresh<Result>(
  act: Promise<Result>,
  statuses: readonly number[] = [409],
): Promise<Result> {
  return act.catch((error: unknown) => {
    if (error instanceof AppError && statuses.includes(error.status)) refresh();
    throw error;
  });
}
