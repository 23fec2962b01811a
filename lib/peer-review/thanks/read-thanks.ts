import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import type { LessonView, ThanksView } from './schemas';
import { countFates, countVolunteeredFates, findLessons, findWaived, type LessonRow } from './store';

/**
 * What the viewer's reviews for one comment of theirs have done so far, and what there was to learn from them.
 * @throws 404 when the comment is not theirs
 */
export async function readThanks({
  viewer,
  commentId,
}: {
  viewer: Viewer;
  commentId: string;
}): Promise<ThanksView> {
  const db = database();
  const key = { commentId, memberId: viewer.id };
  const waived = isId(commentId) ? await findWaived(db, key) : null;
  if (waived === null) throw notFound('comment');
  const [comments, rows] = await Promise.all([countFates(db, key), findLessons(db, key)]);
  const lessons = rows.map(toLesson);
  const judged = lessons.filter(({ correct }) => correct !== null);
  const practice = { judged: judged.length, right: judged.filter(({ correct }) => correct).length };
  return { comments, practice, waived, lessons };
}

/** Days that somebody who volunteers is thanked for. */
const THANKED_DAYS = 30;

/** What the viewer's reviews beyond their duties have done lately. */
export const readVolunteerThanks = ({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer;
  context?: Context;
}): Promise<ThanksView['comments']> =>
  countVolunteeredFates(database(), {
    memberId: viewer.id,
    since: new Date(context.now().getTime() - THANKED_DAYS * DAY_MS),
  });

const toLesson = ({ contest, ...row }: LessonRow): LessonView => ({
  ...row,
  contest: contest && { ...contest, createdAt: new Date(contest.createdAt).toISOString() },
});
