import { systemContext } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { decideComment } from '@/lib/moderation/decide-comment';
import { readCase } from '@/lib/moderation/read-case';
import { commentInReview, publishedComment } from '@/lib/testing/comments';
import { deliverEvent } from '@/lib/web/jobs/subscribers';
import { enroll, type World } from './world';

/** Has a moderator turn down a comment whose author owes no review; its author has been told when it resolves. */
export async function rejectOne(author: Viewer, { article }: World, note: string): Promise<string> {
  const place = { id: '', slug: article.slug };
  const commentId = await commentInReview({ article: place, context: systemContext, author });
  const { viewer } = await enroll(`Moderator ${commentId.slice(-12)}`, 'MODERATOR');
  const { version } = await readCase({ viewer, commentId });
  await decideComment({ viewer, commentId, action: 'REJECT', version, rule: 'civility', note });
  await deliverEvents();
  return commentId;
}

/** Puts a comment before readers; whom it concerns has been told when it resolves. Returns its id. */
export async function publishOne(
  author: Viewer,
  { article }: World,
  wish: { body: string; parentId?: string },
): Promise<string> {
  const place = { id: '', slug: article.slug };
  const id = await publishedComment({ article: place, context: systemContext, author, ...wish });
  await deliverEvents();
  return id;
}

/** Brings every event to those who act upon it, as the site's jobs would. */
export async function deliverEvents(): Promise<void> {
  const events = await database().outboxEvent.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of events) await deliverEvent(id);
}
