import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import {
  commentInReview,
  factsOf,
  publishedComment,
  referredComment,
  rejectedComment,
  removeComment,
  waitingComment,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { findOwnComment, readComment } from './read-comment';
import { withdrawComment } from './withdraw-comment';

beforeEach(openNewsroom);

const withdraw = (id: string, viewer: Viewer | null = author) => withdrawComment({ viewer, id, context });

describe('withdrawing a comment', () => {
  it.each([
    ['that waits', waitingComment],
    ['in review', commentInReview],
    ['that was referred', referredComment],
    ['that was published', publishedComment],
    ['that was rejected', rejectedComment],
  ])('one %s is gone for readers and kept for its author', async (_, build) => {
    const id = await build({ article: news, context, author, body: 'I take it back.' });
    await withdraw(id);
    expect(await refusalOf(readComment({ viewer: null, id }))).toMatchObject({ status: 404 });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({
      status: 'WITHDRAWN',
      body: 'I take it back.',
    });
    await expectCountersEqualRows();
  });

  it('repeating it is harmless, also at once', async () => {
    const id = await publishedComment({ article: news, context, author });
    await inParallel(Array.from({ length: 5 }, () => withdraw(id)));
    await withdraw(id);
    const acts = await query(
      `select 1 from audit_entries where subject_id = $1 and action = 'comment.withdraw'`,
      [id],
    );
    expect(acts).toHaveLength(1);
    await expectCountersEqualRows();
  });

  it('tells the page cache that something was taken away, only when readers saw it', async () => {
    const seen = await publishedComment({ article: news, context, author });
    const unseen = await commentInReview({ article: news, context, author });
    await withdraw(seen);
    await withdraw(unseen);
    const events = await query(
      `select tags, removal from outbox_events where type = 'comment.withdraw' order by id`,
    );
    expect(events).toEqual([
      { tags: ['front', `article:${news.id}`, `member:${author.id}`], removal: true },
      { tags: [], removal: false },
    ]);
  });

  it('is open to a member who may no longer write, and to no other', async () => {
    const id = await publishedComment({ article: news, context, author });
    expect(await refusalOf(withdraw(id, null))).toMatchObject({ status: 401 });
    expect(await refusalOf(withdraw(id, await insider()))).toMatchObject({ status: 404 });
    for (const target of [newId(), 'x'])
      expect(await refusalOf(withdraw(target))).toMatchObject({ status: 404 });
    await withdraw(id, { ...author, insider: false, membership: { state: 'LAPSED', source: 'SIGN_UP' } });
    expect(await factsOf(id)).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('is refused for what a moderator removed', async () => {
    const id = await publishedComment({ article: news, context, author });
    await removeComment(id, context);
    expect(await refusalOf(withdraw(id))).toMatchObject({ status: 409, code: 'wrong-state' });
  });

  it('ends the duty that it had: nothing more is dealt for it', async () => {
    const id = await waitingComment({ article: news, context, author });
    await withdraw(id);
    const batch = await requestAssignments({ viewer: author, commentId: id, context });
    expect(batch).toMatchObject({ status: 'WITHDRAWN', assignments: [] });
  });
});
