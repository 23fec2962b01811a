import type { Sql, SqlTx } from '@/lib/platform/db';
import type { Verdict } from '../schemas';
import { isComplete, isCounted } from '../assignment/rules';
import type { Assignment, Duty } from '../assignment/store';

export async function findReview(
  db: SqlTx,
  assignmentId: string,
): Promise<{ verdict: Verdict; createdAt: Date } | null> {
  const rows = await db.$queryRaw<{ verdict: Verdict; createdAt: Date }[]>`
    select verdict::text as verdict, created_at as "createdAt" from reviews where assignment_id = ${assignmentId}::uuid`;
  return rows[0] ?? null;
}

export type NewReview = {
  id: string;
  verdict: Verdict;
  note: string | null;
  noteToAuthor: boolean;
  network: string | null;
  createdAt: Date;
  countsForDuty: boolean;
  /** Of the comment as it is locked; null for a calibration item. */
  commentVersion: number | null;
};

/** The revision that was judged of a text that readers see: of a correction, the one that it corrects. */
export async function findJudgedRevision(tx: SqlTx, commentId: string, shown: number): Promise<number> {
  const rows = await tx.$queryRaw<{ judged: number }[]>`
    select judged_revision(${commentId}::uuid, ${shown}::int) as judged`;
  return rows[0]?.judged ?? shown;
}

/**
 * Inserts a review and what is recorded of it, ends its lease, and counts it at the comment and at the duty that it has `paid`, if
 * any, whose rows must be locked.
 */
export async function insertReview(
  tx: SqlTx,
  assignment: Assignment,
  { paid, audit, ...review }: NewReview & { paid: Duty | null; audit: Sql },
) {
  const { id: assignmentId, commentId, revision, calibrationItemId, reviewerId } = assignment;
  const completedAt = paid && isComplete(paid) ? review.createdAt : null;
  // One of the text before a correction is counted there no longer.
  const counted = isCounted(assignment) ? commentId : null;
  await tx.$executeRaw`
    with done as (update review_assignments set state = 'DONE' where id = ${assignmentId}::uuid),
      counted as (update comments set review_count = review_count + 1, lease_count = lease_count - 1 where id = ${counted}::uuid),
      paid as (update review_duties set done = done + 1, completed_at = coalesce(${completedAt}::timestamptz, completed_at)
        where comment_id = ${paid?.commentId ?? null}::uuid and ${review.countsForDuty}),
      recorded as (${audit})
    insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, calibration_item_id, verdict, note, note_to_author, created_at,
      comment_version, counts_for_duty, network)
    values (${review.id}::uuid, ${assignmentId}::uuid, ${reviewerId}::uuid, ${commentId}::uuid, ${revision}::int,
      ${calibrationItemId}::uuid, ${review.verdict}::"Verdict", ${review.note}, ${review.noteToAuthor}, ${review.createdAt}, ${review.commentVersion}::int,
      ${review.countsForDuty}, ${review.network})`;
}
