import { Prisma } from '@/prisma/generated/client/client';
import type { Db } from '@/lib/platform/db';
import type { PastReview } from './replay';

type ReviewRow = {
  reviewerId: string;
  at: Date;
  accepts: boolean;
  burst: boolean;
  text: string | null;
  acceptable: boolean | null;
  voidedAt: Date | null;
};

/** The newest reviews, the first one first. */
export async function findReviews(db: Db, limit: number): Promise<PastReview[]> {
  const rows = await db.$queryRaw<ReviewRow[]>`
    select v.reviewer_id as "reviewerId", v.created_at as at, v.verdict = 'YES' as accepts, a.in_burst or coalesce(d.skips, 0) > 0 as burst,
      v.comment_id || ' ' || v.revision as text, i.verdict = 'YES' as acceptable, v.voided_at as "voidedAt"
    from (select * from reviews order by created_at desc, id desc limit ${limit}) v
      join review_assignments a on a.id = v.assignment_id
      left join review_duties d on d.comment_id = a.duty_id
      left join calibration_items i on i.id = v.calibration_item_id
    order by v.created_at, v.id`;
  return rows.map(({ at, voidedAt, ...row }) => ({
    ...row,
    at: at.getTime(),
    voidedAt: voidedAt?.getTime() ?? null,
  }));
}

/** A revision of a comment that got in line, with all that ended it, or may have. */
export type TextRow = {
  id: string;
  inLineAt: Date;
  /** When its author wrote the next one. */
  changedAt: Date | null;
  /** When its author took the comment back. */
  withdrawnAt: Date | null;
  /** In order. What a moderator read first (R15) is as peers decided it. */
  decisions: { maker: 'PEERS' | 'MODERATOR' | 'SYSTEM'; outcome: string; at: string }[] | null;
};

/**
 * The texts of these comments, and of those written since some id was given: ids grow with time, so that the newest comments are
 * found by them, also those that nobody has reviewed.
 */
export const findTexts = (
  db: Db,
  { commentIds, fromId, limit }: { commentIds: string[]; fromId: string; limit: number },
): Promise<TextRow[]> =>
  db.$queryRaw`with looked as (
      select id from comments where id = any(${commentIds}::uuid[])
      union select id from comments where id >= ${fromId}::uuid)
    select r.comment_id || ' ' || r.number as id, greatest(r.created_at, d.completed_at) as "inLineAt",
      n.created_at as "changedAt", case when c.state = 'WITHDRAWN' then c.state_changed_at end as "withdrawnAt",
      (select json_agg(json_build_object('maker', x.maker,
          'outcome', case when exists (select 1 from blind_audits b where b.comment_id = x.comment_id and b.version = x.version
            and b.would_publish) then 'PUBLISH' else x.outcome::text end, 'at', x.created_at) order by x.version)
        from decisions x where x.comment_id = c.id and x.revision = r.number) as decisions
    from looked join comments c on c.id = looked.id
      join review_duties d on d.comment_id = c.id and d.completed_at is not null
      join comment_revisions r on r.comment_id = c.id
      left join comment_revisions n on n.comment_id = c.id and n.number = r.number + 1
    where n.created_at is null or n.created_at > d.completed_at
    order by r.created_at desc limit ${limit}`;

/** Who agree far above chance, as of the last night. */
export const findPairs = (db: Db): Promise<{ firstId: string; secondId: string }[]> =>
  db.reviewerPair.findMany({
    where: { correlated: true },
    select: { firstId: true, secondId: true },
  });

/** What the nights found, the first one first. */
export const findFits = (db: Db): Promise<{ at: Date; prevalence: number; comments: number }[]> =>
  db.reliabilityFit.findMany({
    orderBy: { at: 'asc' },
    select: { at: true, prevalence: true, comments: true },
  });

/** What the desk needs to name some comments. */
export const findNamed = (
  db: Db,
  commentIds: string[],
): Promise<{ commentId: string; author: string; body: string }[]> =>
  db.$queryRaw`select c.id as "commentId", m.display_name as author, left(r.body, 400) as body
    from comments c join members m on m.id = c.author_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.revision
    where c.id in (${Prisma.join(commentIds.map((id) => Prisma.sql`${id}::uuid`))})`;
