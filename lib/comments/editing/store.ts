import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import type { Reason } from '@/lib/platform/reasons';
import type { CommentState } from '../schemas';
import type { LockedComment, DecisionOutcome } from '../store';

/**
 * Inserts a new revision. The reviews and leases of the one before no longer count: they name the revision they were about,
 * and the counters start from nothing. A correction is what readers see from then on. Returns its number.
 */
export async function insertRevision(
  tx: Tx,
  comment: LockedComment,
  revision: {
    state: CommentState;
    reason: Reason | null;
    body: string;
    bodyHtml: string;
    wordCount: number;
    language: string;
    at: Date;
    correction: boolean;
  },
): Promise<number> {
  const number = comment.revision + 1;
  const { state, reason, at, correction, ...text } = revision;
  await tx.commentRevision.create({
    data: { commentId: comment.id, number, createdAt: at, ...text },
    select: { number: true },
  });
  await tx.comment.update({
    where: { id: comment.id },
    data: {
      revision: number,
      version: comment.version + 1,
      state,
      stateReason: reason ?? Prisma.DbNull,
      reviewCount: 0,
      leaseCount: 0,
      ...(state !== comment.state && { stateChangedAt: at }),
      ...(state === 'IN_REVIEW' && { inReviewAt: at }),
      ...(comment.state === 'REJECTED' && { resubmissions: { increment: 1 } }),
      ...(correction && { publishedRevision: number, editedAt: at }),
    },
    select: { id: true },
  });
  return number;
}

/**
 * The text that was judged last of what readers have seen: the accepted one, and of a correction the one that it corrects, so
 * that many small corrections are measured together.
 */
export async function findJudgedText(db: Db, commentId: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ body: string }[]>`select r.body from decisions d
    join comment_revisions r on r.comment_id = d.comment_id and r.number = d.revision
    where d.comment_id = ${commentId}::uuid and d.outcome = 'PUBLISH' and not exists (select 1 from audit_entries a
      where a.subject_id = d.comment_id and a.action = 'comment.correct' and (a.details->>'revision')::int = d.revision)
    order by d.version desc limit 1`;
  return rows[0]?.body ?? null;
}

/** A text of a comment as the desk sees it. */
export type RevisionRow = {
  number: number;
  body: string;
  language: string;
  createdAt: Date;
  correction: boolean;
  decisions: {
    maker: 'PEERS' | 'MODERATOR' | 'SYSTEM';
    outcome: DecisionOutcome;
    actor: string | null;
    at: string;
  }[];
};

/** The texts that a comment has had, the newest first, each with what was decided about it. */
export const findRevisions = (db: Db, commentId: string, limit: number): Promise<RevisionRow[]> =>
  db.$queryRaw`select r.number, r.body, r.language, r.created_at as "createdAt",
      exists (select 1 from audit_entries a where a.subject_id = r.comment_id and a.action = 'comment.correct'
        and (a.details->>'revision')::int = r.number) as correction,
      coalesce((select json_agg(json_build_object('maker', d.maker, 'outcome', d.outcome, 'actor', m.display_name,
          'at', d.created_at) order by d.version) from decisions d left join members m on m.id = d.actor_id
        where d.comment_id = r.comment_id and revision_judged(d) = r.number), '[]') as decisions
    from comment_revisions r where r.comment_id = ${commentId}::uuid order by r.number desc limit ${limit}`;
