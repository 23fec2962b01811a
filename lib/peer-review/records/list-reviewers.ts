import { systemContext, type Context } from '@/lib/platform/context';
import { pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { invalid } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { ReviewerStanding } from '../schemas';
import type { ReviewerItem, ReviewersView } from './schemas';
import { countStandings, findLatestFit, findReviewers, type ReviewerCursor, type ReviewerRow } from './store';

/**
 * A page of the reviewers, those first whom the ladder holds lowest and whose verdicts are worth least; of one standing, if one
 * is named. With it the last nightly fit.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listReviewers({
  viewer,
  standing,
  limit = 50,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  standing?: ReviewerStanding;
  limit?: number;
  cursor?: string;
  context?: Context;
}): Promise<ReviewersView> {
  authorize(viewer, 'member.read');
  const { accuracy, reliability } = (await currentPolicy()).review;
  const [rows, counts, fit] = await Promise.all([
    findReviewers(database(), {
      standing,
      prior: { accuracy, strength: reliability.strength },
      halfLifeDays: reliability.halfLifeDays,
      at: context.now(),
      limit: limit + 1,
      after: decodePlace(cursor),
    }),
    countStandings(database()),
    findLatestFit(database()),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, encodePlace);
  return {
    items: page.map(toItem),
    nextCursor,
    counts: { GOOD: 0, WARNED: 0, SUSPENDED: 0, ...counts },
    fit,
  };
}

const encodePlace = ({ rank, worth, id }: ReviewerCursor): string =>
  Buffer.from(`${rank} ${worth} ${id}`).toString('base64url');

/** @throws 400 for what no page of ours handed out */
function decodePlace(cursor: string | undefined): ReviewerCursor | undefined {
  if (cursor === undefined) return undefined;
  const [rank, worth, id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const place = { rank: Number(rank), worth: Number(worth), id };
  if (![place.rank, place.worth].every(Number.isSafeInteger) || !isId(id))
    throw invalid('bad-cursor', { facts: { why: 'foreign' }, field: 'cursor' });
  return place;
}

const toItem = ({ rank: _rank, worth: _worth, since, ...row }: ReviewerRow): ReviewerItem => ({
  ...row,
  since: since.toISOString(),
});
