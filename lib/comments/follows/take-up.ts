import type { Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { refused } from '@/lib/platform/errors';
import { insertFollow, isFollowed, lockFollows, type Followed } from './store';

/** Discussions and threads that one member may follow. */
const MOST = 500;

/**
 * Lays that a member follows something; once, however often they say so.
 * @throws 422 when they follow 500 already
 */
export async function takeUp(memberId: string, followed: Followed, context: Context): Promise<void> {
  await transaction(async (tx) => {
    const count = await lockFollows(tx, memberId);
    if (await isFollowed(tx, memberId, followed)) return;
    if (count >= MOST)
      throw refused('too-many', `You follow ${MOST} conversations. Stop following one of them first.`, {
        limit: MOST,
      });
    await insertFollow(tx, memberId, followed, context.now());
  });
}
