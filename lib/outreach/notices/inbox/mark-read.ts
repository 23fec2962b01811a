import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import type { Viewer } from '@/lib/members/viewer';
import { countUnread } from './count-unread';
import type { ReadInput } from '../schemas';
import { markNotices, markNoticesThrough } from './store';

/**
 * Notes that the viewer has seen notices: those named, or one with all that are older, so that what has come since a page
 * was made is not taken for seen. Ids of nobody's or of somebody else's change nothing. Returns how many are left unseen.
 * @throws 401
 */
export async function markRead({
  viewer,
  read,
  context = systemContext,
}: {
  viewer: Viewer | null;
  read: ReadInput;
  context?: Context;
}): Promise<{ unread: number }> {
  if (!viewer) throw unauthenticated();
  if ('ids' in read) await markNotices(database(), viewer.id, read.ids, context.now());
  else await markNoticesThrough(database(), viewer.id, read.through, context.now());
  return { unread: await countUnread({ viewer }) };
}
