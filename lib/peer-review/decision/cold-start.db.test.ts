import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { measurePace } from '@/lib/comments/pace/measure-pace';
import { calibrationItems, waitingComment } from '@/lib/testing/comments';
import { MINUTE } from '@/lib/testing/clock';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insiders } from '@/lib/testing/people';
import { requestAssignments } from '../assignment/request-assignments';
import { recordReview } from '../review/record-review';
import type { Verdict } from '../schemas';

beforeEach(async () => {
  await openNewsroom();
  await calibrationItems(12);
});

/** The right verdict on practice, and acceptance of what members wrote. */
async function rightVerdict(assignmentId: string): Promise<Verdict> {
  const [item] = await query<{ verdict: Verdict | null }>(
    `select i.verdict::text as verdict from review_assignments a left join calibration_items i on i.id = a.calibration_item_id
     where a.id = $1`,
    [assignmentId],
  );
  return item?.verdict ?? 'YES';
}

/** Writes a comment, and reviews whatever is asked for it. */
async function writeAndReview(viewer: Viewer, judge: (assignmentId: string) => Promise<Verdict>) {
  const commentId = await waitingComment({ article: news, context, author: viewer });
  for (;;) {
    const { assignments } = await requestAssignments({ viewer, commentId, context });
    const [next] = assignments;
    if (!next) return;
    context.advance(MINUTE);
    await recordReview({ viewer, assignmentId: next.id, verdict: await judge(next.id), context });
  }
}

const published = async () =>
  (
    await query<{ count: number }>(`select count(*)::int as count from comments where state = 'PUBLISHED'`)
  )[0]!.count;

async function firstDay(members: number, judge: (assignmentId: string) => Promise<Verdict>): Promise<number> {
  for (const viewer of await insiders(members)) {
    await writeAndReview(viewer, judge);
    // The job that runs every ten minutes.
    await measurePace({ context });
  }
  return published();
}

describe('R9: the first day of a publication', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, 1],
    [5, 3],
    [11, 9],
  ])(
    'of %i members who review what they are asked, and do it well, %i comments are posted by the end',
    async (members, least) => {
      expect(await firstDay(members, rightVerdict)).toBeGreaterThanOrEqual(least);
    },
  );

  it('also where eleven accept everything, practice too, most are posted', async () => {
    expect(await firstDay(11, async () => 'YES')).toBeGreaterThanOrEqual(6);
  });
});
