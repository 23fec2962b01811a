import { connectionPool } from './db';
import { unavailable } from './errors';

/** Longer than any healthy database needs, shorter than those who ask are willing to wait. */
const PATIENCE_MS = 2_000;

/**
 * Resolves when the database answers, on one of the connections that requests use.
 * @throws 503 when it refuses, or has not answered within 2 seconds
 */
export async function checkDatabase(): Promise<void> {
  let impatience: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    impatience = setTimeout(() => reject(new Error('The database has not answered in time.')), PATIENCE_MS);
  });
  try {
    await Promise.race([connectionPool().query('select 1'), tooLate]);
  } catch (error) {
    throw unavailable(error);
  } finally {
    clearTimeout(impatience);
  }
}
