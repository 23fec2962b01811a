import type { Tx } from '@/lib/platform/db';

/** Claims a case that nobody else has open, and lets go of every other of theirs: whoever opens one has left the one before. */
export async function moveClaim(
  tx: Tx,
  { commentId, memberId, at, until }: { commentId: string; memberId: string; at: Date; until: Date },
): Promise<void> {
  await tx.$executeRaw`insert into case_claims (comment_id, member_id, until)
    select c.id, ${memberId}::uuid, ${until} from comments c where c.id = ${commentId}::uuid
    on conflict (comment_id) do update set member_id = excluded.member_id, until = excluded.until
    where case_claims.member_id = excluded.member_id or case_claims.until <= ${at}`;
  await deleteClaims(tx, { memberId, except: commentId });
}

const deleteClaims = (tx: Tx, { memberId, except }: { memberId: string; except: string }) =>
  tx.caseClaim.deleteMany({ where: { memberId, commentId: { not: except } } });

/** Lets go of a claim of theirs. */
export const deleteClaim = (tx: Tx, { commentId, memberId }: { commentId: string; memberId: string }) =>
  tx.caseClaim.deleteMany({ where: { commentId, memberId } });
