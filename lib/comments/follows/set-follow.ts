import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { notFound, refused } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { readArticle } from '@/lib/articles/read-article';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { KEEPING_PER_MEMBER } from '../marks/limits';
import { findListed } from '../thread/store';
import { deleteFollow, insertFollow, isFollowed, lockFollows, type Followed } from './store';

/** Discussions and threads that one member may follow. */
const MOST = 500;

/** The discussion under an article, or the thread that a comment stands in, whichever of its comments is named. */
type Conversation = { articleSlug: string } | { commentId: string };

/**
 * Has the viewer notified of what is posted in a conversation, or no longer, also where it is gone. Doing either again changes
 * nothing.
 * @throws 401, 429; to follow also 403, 404 for an unknown article or when they do not see the comment or its place, 422 when
 * they follow 500 conversations already
 */
export async function setFollow({
  viewer,
  on,
  context = systemContext,
  ...conversation
}: Conversation & { viewer: Viewer | null; on: boolean; context?: Context }): Promise<void> {
  const { id } = authorize(viewer, on ? 'reader.keep' : 'reader.own');
  await countAgainst(KEEPING_PER_MEMBER, id);
  if (!on) return deleteFollow(database(), id, conversation);
  const followed = await findConversation(conversation);
  await transaction(async (tx) => {
    const count = await lockFollows(tx, id);
    if (await isFollowed(tx, id, followed)) return;
    if (count >= MOST) throw refused('too-many', { limit: MOST, facts: { what: 'conversations' } });
    await insertFollow(tx, id, followed, context.now());
  });
}

async function findConversation(conversation: Conversation): Promise<Followed> {
  if ('articleSlug' in conversation) {
    const article = await readArticle({ slug: conversation.articleSlug });
    return { articleId: article.id, rootId: null };
  }
  const { commentId } = conversation;
  const comment = isId(commentId) ? await findListed(database(), commentId) : null;
  if (!comment) throw notFound('comment');
  return { articleId: comment.articleId, rootId: comment.rootId ?? comment.id };
}
