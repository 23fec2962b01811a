import { connectionPool } from './db';
import { unavailable } from './errors';
import { isWithin } from './is-within';

/** Longer than any healthy database needs, shorter than those who ask are willing to wait. */
const PATIENCE_MS = 2_000;

/**
 * Resolves when the database answers, on one of the connections that requests use.
 * @throws 503 when it refuses, or has not answered within 2 seconds
 */
export async function checkDatabase(): Promise<void> {
  try {
    if (await isWithin(PATIENCE_MS, connectionPool().query('select 1'))) return;
  } catch (error) {
    throw unavailable(error);
  }
  throw unavailable(new Error('The database has not answered in time.'));
}
