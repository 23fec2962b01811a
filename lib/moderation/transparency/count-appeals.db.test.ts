import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { DAY } from '@/lib/testing/clock';
import { rejectedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { moderator } from '@/lib/testing/people';
import { countAppeals } from './count-appeals';

beforeEach(openNewsroom);

/** An appeal as its row: made now, and decided so many days later, if at all. */
async function appeal(state: string, decidedAfter?: number): Promise<void> {
  const commentId = await rejectedComment({ article: news, context, author });
  const now = context.now();
  const decidedAt = decidedAfter === undefined ? null : new Date(now.getTime() + decidedAfter * DAY);
  const decidedBy = decidedAt && state !== 'CLOSED' ? (await moderator()).id : null;
  await query(
    `insert into appeals (id, decision_id, comment_id, member_id, text, state, created_at, decided_at, decided_by_id, note)
     select $1, d.id, $2, $3, 'Please read it again.', $4::"AppealState", $5, $6, $7, '"A note."'
     from decisions d where d.comment_id = $2 and d.outcome = 'REJECT'`,
    [newId(), commentId, author.id, state, now, decidedAt, decidedBy],
  );
}

describe('the appeals of the transparency page', () => {
  it('are counted when they are made, and again when they are decided, whoever overtook them', async () => {
    const beginning = context.now();
    await appeal('REVERSED', 1);
    await appeal('UPHELD', 40);
    await appeal('CLOSED', 1);
    context.advance(20 * DAY);
    await appeal('OPEN');
    const day = (days: number) => new Date(beginning.getTime() + days * DAY);

    expect(await countAppeals({ from: null, at: day(20) })).toEqual({ filed: 4, decided: 1, reversed: 1 });
    expect(await countAppeals({ from: null, at: day(50) })).toEqual({ filed: 4, decided: 2, reversed: 1 });
    expect(await countAppeals({ from: day(10), at: day(50) })).toEqual({ filed: 1, decided: 1, reversed: 0 });
    expect(await countAppeals({ from: null, at: day(-1) })).toEqual({ filed: 0, decided: 0, reversed: 0 });
  });
});
