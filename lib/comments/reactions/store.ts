import type { Db, Tx } from '@/lib/platform/db';

type Reaction = { commentId: string; memberId: string; kind: string };

/** Inserts a reaction to a locked comment and counts it; false when it was there before, or its article is an archive. */
export async function insertReaction(
  tx: Tx,
  { commentId, memberId, kind }: Reaction,
  at: Date,
): Promise<boolean> {
  const inserted = await tx.$executeRaw`insert into reactions (comment_id, member_id, kind, created_at)
    select c.id, ${memberId}::uuid, ${kind}, ${at} from comments c join articles a on a.id = c.article_id
    where c.id = ${commentId}::uuid and a.commenting <> 'ARCHIVED' on conflict do nothing`;
  if (inserted > 0) await count(tx, { commentId, kind }, 1);
  return inserted > 0;
}

/** Takes a reaction to a locked comment back; false when there was none. */
export async function deleteReaction(tx: Tx, { commentId, memberId, kind }: Reaction): Promise<boolean> {
  const taken = await tx.$executeRaw`delete from reactions
    where comment_id = ${commentId}::uuid and member_id = ${memberId}::uuid and kind = ${kind}`;
  if (taken > 0) await count(tx, { commentId, kind }, -1);
  return taken > 0;
}

/** A kind that nobody gives any longer is not counted at all, so that the counts always equal their rows. */
async function count(tx: Tx, { commentId, kind }: Omit<Reaction, 'memberId'>, by: 1 | -1) {
  await tx.$executeRaw`update comments set reaction_counts =
      case when coalesce((reaction_counts ->> ${kind})::int, 0) + ${by}::int > 0
        then reaction_counts || jsonb_build_object(${kind}::text, coalesce((reaction_counts ->> ${kind})::int, 0) + ${by}::int)
        else reaction_counts - ${kind}::text end
    where id = ${commentId}::uuid`;
}

/** How a comment's reactions stand, and which of them are a member's. */
export async function findReactions(
  db: Db,
  { commentId, memberId }: Omit<Reaction, 'kind'>,
): Promise<{ reactions: Record<string, number>; own: string[] }> {
  const rows = await db.$queryRaw<{ reactions: Record<string, number>; own: string[] }[]>`
    select c.reaction_counts as reactions, array(select r.kind from reactions r
      where r.comment_id = c.id and r.member_id = ${memberId}::uuid order by r.created_at, r.kind) as own
    from comments c where c.id = ${commentId}::uuid`;
  return rows[0] ?? { reactions: {}, own: [] };
}

/** Whether the discussion of an article is over for good. */
export async function isArchived(tx: Tx, articleId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ archived: boolean }[]>`
    select commenting = 'ARCHIVED' as archived from articles where id = ${articleId}::uuid`;
  return rows[0]?.archived ?? false;
}
