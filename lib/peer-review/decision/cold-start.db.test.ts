import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { measurePace } from '@/lib/comments/pace/measure-pace';
import { calibrationItems, waitingComment } from '@/lib/testing/comments';
import { HOUR, MINUTE } from '@/lib/testing/clock';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insiders, moderator } from '@/lib/testing/people';
import { requestAssignments } from '../assignment/request-assignments';
import { recordReview } from '../review/record-review';
import type { Verdict } from '../schemas';
import { volunteer } from '../volunteering/volunteer';

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

const accepting = async (): Promise<Verdict> => 'YES';

/**
 * After how many hours of two days each comment is posted by its reviews, where a member comes every two hours and does as asked, and
 * staff review what waits.
 */
async function hoursUntilPosted(
  members: number,
  staff: number,
  judge: (assignmentId: string) => Promise<Verdict>,
): Promise<number[]> {
  await openNewsroom();
  await calibrationItems(12);
  const writers = await insiders(members);
  const desk = await Promise.all(Array.from({ length: staff }, () => moderator({ membership: null })));
  const posted: number[] = [];
  for (let hour = 0; hour < 48; hour += 2) {
    const writer = writers.shift();
    if (writer) await writeAndReview(writer, judge);
    for (const viewer of desk) await reviewWhatWaits(viewer);
    await measurePace({ context });
    for (const count = await published(); posted.length < count;) posted.push(hour);
    context.advance(2 * HOUR);
  }
  return posted;
}

/** Reviews what the volunteers' queue has for them. */
async function reviewWhatWaits(viewer: Viewer) {
  for (;;) {
    const { assignment } = await volunteer({ viewer, context });
    if (!assignment) return;
    context.advance(MINUTE);
    const verdict = await rightVerdict(assignment.id);
    await recordReview({ viewer, assignmentId: assignment.id, verdict, context });
  }
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

  it.each([2, 3, 5, 11])(
    'one of the staff who reviews what waits has the first comment of %i members posted earlier who accept everything',
    async (members) => {
      const [first = Infinity] = await hoursUntilPosted(members, 0, accepting);
      const seeded = await hoursUntilPosted(members, 1, accepting);
      expect(seeded[0]).toBe(2);
      expect(first).toBeGreaterThan(2);
      expect(await query(`select distinct maker::text as maker from decisions`)).toEqual([
        { maker: 'PEERS' },
      ]);
    },
  );

  it('of three members who do it well, one more is posted where one of the staff reviews too', async () => {
    const alone = await hoursUntilPosted(3, 0, rightVerdict);
    const seeded = await hoursUntilPosted(3, 1, rightVerdict);
    expect(seeded.length).toBeGreaterThan(alone.length);
    expect(seeded[0]).toBeLessThanOrEqual(alone[0]!);
  });

  it('of a single member, where two of the staff review', async () => {
    expect(await hoursUntilPosted(1, 2, rightVerdict)).toEqual([2]);
  });
});
