import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import type { MembershipRecordView } from './schemas';
import { findChanges, findMembership } from './store';
import { toChangeView, toMembershipView } from './views';

/**
 * A membership and what became of it: the viewer's own, or, for administrators, another's.
 * @throws 401, 403 for what is another's when the viewer is no administrator, 404 for an id that cannot be one
 */
export async function readMembership({
  viewer,
  memberId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  /** Left out for the viewer's own. */
  memberId?: string;
  context?: Context;
}): Promise<MembershipRecordView> {
  const reader = authorize(viewer, memberId === undefined ? 'reader.own' : 'member.set-office');
  const id = memberId ?? reader.id;
  if (!isId(id)) throw notFound('member');
  const [membership, changes] = await Promise.all([
    findMembership(database(), id, context.now()),
    findChanges(database(), id),
  ]);
  return {
    membership: membership && toMembershipView(membership),
    history: changes.map((row) => toChangeView(row, { withNames: memberId !== undefined })),
  };
}
