import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { OwnSanctionView } from './schemas';
import { findOwnSanctions } from './store';
import { toOwnSanctionView } from './views';

/**
 * One thing that was done to the viewer, with why, and their appeal against it.
 * @throws 401, 404 when it is not theirs
 */
export async function readOwnSanction({
  viewer,
  sanctionId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  sanctionId: string;
  context?: Context;
}): Promise<OwnSanctionView> {
  const { id: memberId } = authorize(viewer, 'decision.appeal');
  const [rows, { appeals }] = await Promise.all([
    isId(sanctionId) ? findOwnSanctions(database(), { memberId, id: sanctionId, limit: 1 }) : [],
    currentPolicy(),
  ]);
  if (!rows[0]) throw notFound('sanction');
  return toOwnSanctionView(rows[0], { now: context.now(), appealDays: appeals.days });
}
