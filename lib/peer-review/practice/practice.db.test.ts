import { beforeEach, describe, expect, it } from 'vitest';
import { calibrationItems, commentInReview, waitingComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { setPolicy } from '@/lib/testing/policy';
import type { Viewer } from '@/lib/members/viewer';
import { requestAssignments } from '../assignment/request-assignments';
import { volunteer } from '../volunteering/volunteer';
import { practise, readPractice } from './practise';

beforeEach(openNewsroom);

const newcomer = () => member({ verified: false });
const next = async (viewer: Viewer) => (await readPractice({ viewer })).next!.itemId;

describe('practice before an address is confirmed', () => {
  it('has three comments, the same for everybody, and says after each what is right and why', async () => {
    await calibrationItems(5);
    const viewer = await newcomer();
    const before = await readPractice({ viewer });
    expect(before).toMatchObject({ latest: null, done: 0, of: 3 });
    expect(before.next!.bodyHtml).toContain('Calibration text 1,');
    expect(JSON.stringify(before)).not.toContain('Because');
    const first = await practise({ viewer, itemId: before.next!.itemId, verdict: 'NOT_CIVIL', context });
    expect(first).toMatchObject({
      done: 1,
      latest: { given: 'NOT_CIVIL', verdict: 'YES', explanation: 'Because of 1.' },
    });
    context.advance(1_000);
    const second = await practise({ viewer, itemId: first.next!.itemId, verdict: 'NOT_CIVIL', context });
    expect(second.latest).toMatchObject({ given: 'NOT_CIVIL', verdict: 'NOT_CIVIL' });
    context.advance(1_000);
    const last = await practise({ viewer, itemId: second.next!.itemId, verdict: 'YES', context });
    expect(last).toMatchObject({ next: null, done: 3, of: 3 });
    expect((await readPractice({ viewer: await newcomer() })).next!.itemId).toBe(before.next!.itemId);
  });

  it('counts for nothing: no review, no record, and no use of what is practised on', async () => {
    await calibrationItems(3);
    const viewer = await newcomer();
    await practise({ viewer, itemId: await next(viewer), verdict: 'NOT_CIVIL', context });
    for (const table of ['reviews', 'review_assignments', 'reviewer_records'])
      expect(
        await query(
          `select 1 from ${table} where ${table === 'reviewer_records' ? 'member_id' : 'reviewer_id'} = $1`,
          [viewer.id],
        ),
      ).toEqual([]);
    expect(await query('select sum(uses)::int as uses from calibration_items')).toEqual([{ uses: 0 }]);
  });

  it('takes the first of two answers, and the same one twice', async () => {
    await calibrationItems(3);
    const viewer = await newcomer();
    const itemId = await next(viewer);
    await inParallel([1, 2].map(() => practise({ viewer, itemId, verdict: 'YES', context })));
    expect((await readPractice({ viewer })).done).toBe(1);
    expect(await refusalOf(practise({ viewer, itemId, verdict: 'NOT_CIVIL', context }))).toMatchObject({
      status: 409,
      code: 'already-reviewed',
    });
    expect((await readPractice({ viewer })).latest).toMatchObject({ given: 'YES' });
  });

  it('is about none but these: not about items beyond them, those that moderators picked, or comments', async () => {
    await calibrationItems(4);
    const [fourth] = await query<{ id: string }>(
      'select id from calibration_items order by key desc limit 1',
    );
    const viewer = await newcomer();
    const commentId = await commentInReview({ article: news, context });
    for (const itemId of [fourth!.id, commentId])
      expect((await refusalOf(practise({ viewer, itemId, verdict: 'YES', context }))).status).toBe(404);
    await query(
      `update calibration_items set source = 'MODERATOR', comment_id = $1, picked_by_id = $2 where key = 'item-001'`,
      [commentId, (await insider()).id],
    );
    expect((await readPractice({ viewer })).next!.bodyHtml).toContain('Calibration text 2,');
    expect((await refusalOf(volunteer({ viewer, context }))).code).toBe('address-unverified');
  });

  it('is for Insiders alone', async () => {
    await calibrationItems(3);
    expect((await refusalOf(readPractice({ viewer: null }))).status).toBe(401);
    const lapsed = await member({ membership: 'LAPSED', verified: false });
    expect((await refusalOf(readPractice({ viewer: lapsed }))).status).toBe(403);
    const banned = await member({ sanction: { kind: 'BAN', reason: 'Spam.', endsAt: null } });
    expect((await refusalOf(readPractice({ viewer: banned }))).code).toBe('sanctioned');
  });

  it('is not met again among the reviews of who has confirmed their address, while there are others', async () => {
    await calibrationItems(4);
    await setPolicy({ review: { calibrationRate: 0 } });
    const viewer = await insider();
    await practise({ viewer, itemId: await next(viewer), verdict: 'YES', context });
    const commentId = await waitingComment({ article: news, context, author: viewer });
    const { assignments } = await requestAssignments({ viewer, commentId, context });
    expect(assignments).toHaveLength(3);
    for (const { bodyHtml } of assignments) expect(bodyHtml).not.toContain('Calibration text 1,');
  });
});
