import type { Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { Reason } from '@/lib/platform/reasons';
import type { Viewer } from '@/lib/members/viewer';
import {
  lineUp,
  object,
  publish,
  refer,
  reject,
  remove,
  type By,
  lockComments,
  type LockedComment,
} from '@/lib/comments/lifecycle';
import type { CommentState } from '@/lib/comments/schemas';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { saveCalibrationItem } from '@/lib/peer-review/calibration/save-item';
import { recordReview } from '@/lib/peer-review/review/record-review';
import type { Verdict } from '@/lib/peer-review/schemas';
import type { TestArticle } from './articles';
import { MINUTE } from './clock';
import { query } from './database';
import { insider } from './people';

type Wish = { article: TestArticle; context: Context; author?: Viewer; parentId?: string; body?: string };

let count = 0;
/** Words that nobody has written before. */
export const someWords = () => `In my experience it is the ${(count += 1)}th spanner that fits the tap.`;

/** A comment that waits for the three reviews of its author. Returns its id. */
export async function waitingComment({
  article,
  context,
  author,
  parentId,
  body = someWords(),
}: Wish): Promise<string> {
  const viewer = author ?? (await insider());
  const { id } = await submitComment({ viewer, articleSlug: article.slug, parentId, body, context });
  return id;
}

/** A comment in line: what its author owed was waived. */
export async function commentInReview(wish: Wish): Promise<string> {
  const id = await waitingComment(wish);
  await query('update review_duties set waived = required - done, completed_at = $2 where comment_id = $1', [
    id,
    wish.context.now(),
  ]);
  await query('update comments set duty_waived = true where id = $1', [id]);
  await act(id, (tx, comment) => lineUp(tx, comment, bySystem(wish.context)));
  return id;
}

/** A comment that readers see. */
export async function publishedComment(wish: Wish): Promise<string> {
  const id = await commentInReview(wish);
  await act(id, (tx, comment) => publish(tx, comment, bySystem(wish.context)));
  return id;
}

/** A comment that a moderator is to decide. */
export async function referredComment(wish: Wish): Promise<string> {
  const id = await commentInReview(wish);
  await act(id, (tx, comment) => refer(tx, comment, bySystem(wish.context)));
  return id;
}

/** A comment that peers object to, so that its author is to decide first. */
export async function objectedComment(wish: Wish): Promise<string> {
  const id = await commentInReview(wish);
  await act(id, (tx, comment) => object(tx, comment, { ...bySystem(wish.context), maker: 'PEERS' }));
  return id;
}

export async function rejectedComment(wish: Wish): Promise<string> {
  const id = await referredComment(wish);
  await act(id, (tx, comment) =>
    reject(tx, comment, { ...bySystem(wish.context), rule: 'civility', reason: 'Please be civil.' }),
  );
  return id;
}

/** Takes a published comment from the readers. */
export const removeComment = (id: string, context: Context) =>
  act(id, (tx, comment) => remove(tx, comment, bySystem(context)));

const bySystem = (context: Context): By => ({ at: context.now(), actorId: null, maker: 'SYSTEM' });

async function act(
  id: string,
  verb: (tx: Tx, comment: LockedComment) => Promise<LockedComment>,
): Promise<void> {
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [id]);
    if (!comment) throw new Error(`no comment ${id}`);
    await verb(tx, comment);
  });
}

/** Leases this very comment to a reviewer who waits for reviews, as if the dice had fallen so. Past the reading floor. */
export async function leaseOn({
  commentId,
  reviewer,
  article,
  context,
}: {
  commentId: string;
  reviewer?: Viewer;
  article: TestArticle;
  context: Context;
}): Promise<{ viewer: Viewer; assignmentId: string; ownComment: string }> {
  const viewer = reviewer ?? (await insider());
  const ownComment = await waitingComment({ article, context, author: viewer });
  const assignmentId = newId();
  const now = context.now();
  await query(
    `insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, assigned_at, not_before, expires_at)
     select $1, $2, $3, c.id, c.revision, c.article_id, 1, $5, $5, $6 from comments c where c.id = $4`,
    [assignmentId, viewer.id, ownComment, commentId, now, new Date(now.getTime() + 30 * MINUTE)],
  );
  await query('update comments set lease_count = lease_count + 1 where id = $1', [commentId]);
  return { viewer, assignmentId, ownComment };
}

/** Has strangers review a comment, one after another. */
export async function reviewWith(
  verdicts: Verdict[],
  { commentId, article, context }: { commentId: string; article: TestArticle; context: Context },
): Promise<void> {
  for (const verdict of verdicts) {
    const { viewer, assignmentId } = await leaseOn({ commentId, article, context });
    await recordReview({ viewer, assignmentId, verdict, context });
  }
}

/** Calibration items, every second of them one that breaks a rule. */
export async function calibrationItems(number: number): Promise<void> {
  for (let i = 1; i <= number; i += 1) {
    const verdict = i % 2 === 0 ? 'NOT_CIVIL' : 'YES';
    const body = `Calibration text ${i}, of ten words or about as many.`;
    await saveCalibrationItem({
      key: `item-${String(i).padStart(3, '0')}`,
      body,
      verdict,
      explanation: `Because of ${i}.`,
    });
  }
}

type CommentFacts = {
  state: CommentState;
  version: number;
  revision: number;
  publishedRevision: number | null;
  visible: boolean;
  dutyWaived: boolean;
  reviewCount: number;
  leaseCount: number;
  replyCount: number;
  descendantCount: number;
  resubmissions: number;
  reason: Reason | null;
};

/** A comment as its row has it. */
export async function factsOf(id: string): Promise<CommentFacts> {
  const [facts] = await query<CommentFacts>(
    `select state::text as state, version, revision, published_revision as "publishedRevision", visible,
       duty_waived as "dutyWaived", review_count as "reviewCount", lease_count as "leaseCount", reply_count as "replyCount",
       descendant_count as "descendantCount", resubmissions, state_reason as reason from comments where id = $1`,
    [id],
  );
  if (!facts) throw new Error(`no comment ${id}`);
  return facts;
}
