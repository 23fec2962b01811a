import { database, transaction } from '@/lib/platform/db';
import { authorize } from './permissions';
import { endWelcomeOf, isWelcomeDue } from './store';
import type { Viewer } from './viewer';

/** Whether the viewer has joined, and has not been shown yet how it works. */
export const readWelcomeDue = ({ viewer }: { viewer: Viewer }): Promise<boolean> =>
  isWelcomeDue(database(), viewer.id);

/**
 * The viewer has read how it works, or would rather not: it is not shown again. Repeating it is harmless.
 * @throws 401, 403
 */
export async function endWelcome({ viewer }: { viewer: Viewer | null }): Promise<void> {
  const { id } = authorize(viewer, 'reader.keep');
  await transaction((tx) => endWelcomeOf(tx, id));
}
