import { AppError } from '@/lib/platform/errors';

/** What a use case refuses with; fails when it does not refuse, or with an error that is not meant for a person. */
export async function refusalOf(attempt: Promise<unknown>): Promise<AppError> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

/** Splits what ran in parallel into the answers given and the refusals; any other failure fails the test. */
export async function inParallel<T>(attempts: Promise<T>[]): Promise<{ answers: T[]; refusals: AppError[] }> {
  const answers: T[] = [];
  const refusals: AppError[] = [];
  for (const result of await Promise.allSettled(attempts)) {
    if (result.status === 'fulfilled') answers.push(result.value);
    else if (result.reason instanceof AppError) refusals.push(result.reason);
    else throw result.reason;
  }
  return { answers, refusals };
}
