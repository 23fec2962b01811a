import { record } from '@/lib/platform/audit';
import { database, transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';

/**
 * How far the demo is: `none` on an empty database, `half` when a start was cut off while it was laid, `done`, or `in use`
 * where somebody has a publication of their own.
 */
export type Progress = 'none' | 'half' | 'done' | 'in use';

const DONE = 'demo.laid';

export async function readProgress(): Promise<Progress> {
  const db = database();
  if (await db.auditEntry.findFirst({ where: { action: DONE }, select: { id: true } })) return 'done';
  const demoMembers = await db.membership.count({ where: { source: 'DEMO' } });
  const ownMembers = await db.membership.count({ where: { source: 'SIGN_UP' } });
  const articles = await db.article.count();
  if (demoMembers > 0 && ownMembers === 0) return 'half';
  if (ownMembers > 0 || (articles > 0 && demoMembers === 0 && (await hasComments()))) return 'in use';
  return 'none';
}

const hasComments = async () => (await database().comment.count()) > 0;

export async function markDone(): Promise<void> {
  await transaction((tx) =>
    record(tx, { at: new Date(), actorId: null, action: DONE, subjectType: 'policy', subjectId: newId() }),
  );
}

/** Takes away what a start that was cut off had laid; the audit keeps that it was there. */
export async function forgetHalf(): Promise<void> {
  await transaction(async (tx) => {
    await tx.review.deleteMany();
    await tx.comment.updateMany({ data: { parentId: null, rootId: null, depth: 0 } });
    await tx.comment.deleteMany();
    await tx.article.updateMany({ data: { commentCount: 0 } });
    await tx.member.deleteMany({ where: { membership: { source: 'DEMO' } } });
  });
}
