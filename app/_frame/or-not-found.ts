import { notFound } from 'next/navigation';
import { AppError } from '@/lib/platform/errors';

/** What was read; the "not found" page where there is nothing, or where the address cannot mean anything. */
export async function orNotFound<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && (error.status === 404 || error.status === 400)) notFound();
    throw error;
  }
}
