import { systemContext } from '@/lib/platform/context';
import { publish, refer, reject, remove, lockComments } from '@/lib/comments/lifecycle';
import type { CommentState } from '@/lib/comments/schemas';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { database, transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { drawBlindAudit } from '@/lib/peer-review/blind-audits/draw';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import type { Verdict } from '@/lib/peer-review/schemas';
import type { Viewer } from '@/lib/members/viewer';

/** Comments inserted by the same use cases as the pages', for tests that begin where one is already there. */

export async function waitingComment(
  viewer: Viewer,
  articleSlug: string,
  body: string,
  parentId?: string,
): Promise<string> {
  return (await submitComment({ viewer, articleSlug, body, parentId })).id;
}

/**
 * Has a member be given practice texts alone: nobody is given twice what they were given before, and they have had whatever is in
 * line. What other tests have in line is then decided by nobody but those who review in the browser.
 */
export async function practiseOnly({ id }: Viewer, dutyId: string): Promise<void> {
  await database()
    .$executeRaw`insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, state,
      assigned_at, not_before, expires_at)
    select gen_random_uuid(), ${id}::uuid, ${dutyId}::uuid, c.id, c.revision, c.article_id, 1, 'CANCELLED', now(), now(), now()
    from comments c where c.state = 'IN_REVIEW' and c.author_id <> ${id}::uuid
    on conflict do nothing`;
}

/** Whoever reviews in the browser is given this one before all that other tests have in line. */
export async function putFirstInLine(body: string): Promise<void> {
  await database().$executeRaw`update comments set in_review_at =
      (select min(in_review_at) - interval '2 hours' from comments where state = 'IN_REVIEW')
    where id in (select comment_id from comment_revisions where body = ${body})`;
}

/** Nobody who reviews in the browser is given this one while there is anything else: the test leases it to whom it wants. */
export async function putLastInLine(id: string): Promise<void> {
  await database()
    .$executeRaw`update comments set in_review_at = clock_timestamp() + interval '12 hours' where id = ${id}::uuid`;
}

/** One whose author has reviewed three. */
export async function commentInReview(
  viewer: Viewer,
  articleSlug: string,
  body: string,
  parentId?: string,
): Promise<string> {
  const commentId = await waitingComment(viewer, articleSlug, body, parentId);
  await practiseOnly(viewer, commentId);
  const { assignments } = await requestAssignments({ viewer, commentId });
  for (const { id } of assignments)
    await recordReview({ viewer, assignmentId: id, verdict: await fairVerdict(id) });
  return commentId;
}

/** Every comment is accepted, and every practice text judged well: its reviewer stays in good standing (R13). */
async function fairVerdict(id: string): Promise<Verdict> {
  const { calibrationItem } = await database().reviewAssignment.findUniqueOrThrow({
    where: { id },
    select: { calibrationItem: { select: { verdict: true } } },
  });
  return calibrationItem?.verdict ?? 'YES';
}

/** One that readers see. */
export async function publishedComment(
  viewer: Viewer,
  articleSlug: string,
  body: string,
  parentId?: string,
): Promise<string> {
  const id = await commentInReview(viewer, articleSlug, body, parentId);
  await move(id, publish, 'IN_REVIEW');
  return id;
}

/** One that waits for a moderator. */
export async function referredComment(viewer: Viewer, articleSlug: string, body: string): Promise<string> {
  const id = await commentInReview(viewer, articleSlug, body);
  await move(id, refer, 'IN_REVIEW');
  return id;
}

/** One that peers would publish, and a moderator is to read first, without what they said. */
export async function auditedComment(viewer: Viewer, articleSlug: string, body: string): Promise<string> {
  const id = await commentInReview(viewer, articleSlug, body);
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [id]);
    const at = systemContext.now();
    const drawn = { comment: comment!, outcome: 'publish', probability: 0.96, share: 1, at } as const;
    await drawBlindAudit(tx, { ...drawn, random: () => 0 });
    await refer(tx, comment!, {
      at,
      actorId: null,
      maker: 'PEERS',
      reason: { code: 'read-first', facts: {} },
    });
  });
  return id;
}

/** One that three others object to, the first of them with a word to its author. */
export async function objectedComment(
  viewer: Viewer,
  articleSlug: string,
  body: string,
  { reviewers, note }: { reviewers: Viewer[]; note: string },
): Promise<string> {
  const id = await commentInReview(viewer, articleSlug, body);
  for (const [index, reviewer] of reviewers.entries()) {
    const assignmentId = await lease(id, reviewer, articleSlug);
    const said = index === 0 ? { note, noteToAuthor: true } : {};
    await recordReview({ viewer: reviewer, assignmentId, verdict: 'NOT_CIVIL', ...said });
  }
  return id;
}

/** Assigns a comment to a reviewer who owes reviews, whatever is waiting besides, and past the time that reading takes. */
export async function lease(commentId: string, reviewer: Viewer, articleSlug: string): Promise<string> {
  const dutyId = await waitingComment(reviewer, articleSlug, `What ${reviewer.displayName} has to say.`);
  const { articleId } = await database().comment.findUniqueOrThrow({
    where: { id: dutyId },
    select: { articleId: true },
  });
  const [id, now] = [newId(), Date.now()];
  await database().reviewAssignment.create({
    data: {
      id,
      reviewerId: reviewer.id,
      dutyId,
      commentId,
      revision: 1,
      articleId,
      slot: 1,
      assignedAt: new Date(now),
      notBefore: new Date(now),
      expiresAt: new Date(now + 30 * 60_000),
    },
    select: { id: true },
  });
  await database().comment.update({
    where: { id: commentId },
    data: { leaseCount: { increment: 1 } },
    select: { id: true },
  });
  return id;
}

/** One that a moderator turned down, with a rule and a reason. */
export async function rejectedComment(viewer: Viewer, articleSlug: string, body: string): Promise<string> {
  const id = await referredComment(viewer, articleSlug, body);
  await move(id, reject, 'REFERRED', { rule: 'civility', reason: 'Please leave the names out of it.' });
  return id;
}

/** Takes one away from its readers, without a word. */
export const removeComment = (id: string) => move(id, remove, 'PUBLISHED', { reason: null });

type Why = { rule?: string; reason: string | null };

async function move(
  id: string,
  verb: typeof publish,
  from: CommentState,
  why: Why = { reason: 'It is there for a test.' },
): Promise<void> {
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [id]);
    if (!comment) throw new Error(`no comment ${id}`);
    // Peers may have decided it already, while others reviewed for theirs.
    if (comment.state === from)
      await verb(tx, comment, { at: systemContext.now(), actorId: null, maker: 'SYSTEM', ...why });
  });
}
