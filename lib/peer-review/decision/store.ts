import type { Db } from '@/lib/platform/db';

/** Comments in review with as many reviews as a comment may have: nobody else is asked about them. Oldest first. */
export async function findFullyReviewed(db: Db, most: number, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select id from comments where state = 'IN_REVIEW'
    and review_count + lease_count >= ${most}::int and review_count >= ${most}::int order by in_review_at, id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** How a sanction ends, and ended; null when there is none of this id, or it only warned. */
export const findSanctionEnd = (
  db: Db,
  id: string,
): Promise<{ endsAt: Date | null; liftedAt: Date | null } | null> =>
  db.sanction.findUnique({
    where: { id, kind: { not: 'WARNING' } },
    select: { endsAt: true, liftedAt: true },
  });

/** Whether a member's verdicts count: no sanction is in force, and they are not suspended. */
export async function countsNow(db: Db, memberId: string, at: Date): Promise<boolean> {
  const inForce = {
    memberId,
    kind: { not: 'WARNING' as const },
    liftedAt: null,
    startsAt: { lte: at },
    OR: [{ endsAt: null }, { endsAt: { gt: at } }],
  };
  if ((await db.sanction.count({ where: inForce })) > 0) return false;
  return (await db.reviewerRecord.count({ where: { memberId, standing: 'SUSPENDED' } })) === 0;
}
