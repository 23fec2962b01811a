import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { MOST_COUNTED } from '@/lib/platform/paging';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { AppealState, AppealView } from './schemas';
import { countDecidable, findAppeals, findAppealsAbout } from './store';
import { toAppealView } from './views';

/**
 * A page of the appeals in a state: those that wait from the one that is due first, those that are decided from the newest.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listAppeals({
  viewer,
  state = 'OPEN',
  limit = 25,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  state?: AppealState;
  limit?: number;
  cursor?: string;
  context?: Context;
}): Promise<{ items: AppealView[]; nextCursor: string | null }> {
  const moderator = authorize(viewer, 'desk.read');
  const after = decodeCursor(cursor);
  const asking = { viewer: moderator, now: context.now() };
  const [rows, { appeals }] = await Promise.all([
    findAppeals(database(), { state, limit: limit + 1, after, ...asking }),
    currentPolicy(),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt: at, id }) => encodeCursor({ at, id }));
  return {
    items: page.map((row) => toAppealView(row, moderator, appeals)),
    nextCursor,
  };
}

/** Of a member's appeals that wait, those that are shown at once. */
const WAITING = 25;

/**
 * The appeals about one comment, or against some sanctions of a member together with those of theirs that wait, newest first.
 * @throws 401, 403
 */
export async function listAppealsAbout({
  viewer,
  context = systemContext,
  ...about
}: {
  viewer: Viewer | null;
  context?: Context;
} & ({ commentId: string } | { memberId: string; sanctionIds: string[] })): Promise<AppealView[]> {
  const moderator = authorize(viewer, 'desk.read');
  const asking = { viewer: moderator, now: context.now() };
  const ids = 'commentId' in about ? [about.commentId] : [about.memberId, ...about.sanctionIds];
  const [rows, { appeals }] = await Promise.all([
    ids.every(isId) ? findAppealsAbout(database(), { ...about, waiting: WAITING }, asking) : [],
    currentPolicy(),
  ]);
  return rows.map((row) => toAppealView(row, moderator, appeals));
}

/**
 * How many of the appeals that wait this viewer may decide; one more than `MOST_COUNTED` stands for all that are more.
 * @throws 401, 403
 */
export async function countAppealsToDecide({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<number> {
  const moderator = authorize(viewer, 'desk.read');
  const asking = { viewer: moderator, now: context.now() };
  return countDecidable(database(), { ...asking, most: MOST_COUNTED + 1 });
}
