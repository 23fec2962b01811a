import { beforeEach, describe, expect, it } from 'vitest';
import {
  commentInReview,
  factsOf,
  leaseOn,
  publishedComment,
  removeComment,
  reviewWith,
} from '@/lib/testing/comments';
import { query, whileLocked } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, insiders } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import type { Viewer } from '@/lib/members/viewer';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { decideComment } from '@/lib/moderation/decide-comment';
import { editComment } from '../editing/edit-comment';
import { setReaction } from '../reactions/set-reaction';
import { rescoreAll } from './rescore-all';
import { leastShare } from './rules';

beforeEach(openNewsroom);

const rankOf = async (id: string) => {
  const [row] = await query<{ top: number; bridging: number }>(
    'select top_score as top, bridging_rank as bridging from comments where id = $1',
    [id],
  );
  return row!;
};
const topOf = async (id: string) => (await rankOf(id)).top;
const reacts = (viewer: Viewer, commentId: string, kind = 'insightful') =>
  setReaction({ on: true, viewer, commentId, kind, context });
const share = (valued: number, all: number) => leastShare({ valued, all });
const state = (who: Viewer, field: string) =>
  query(
    `insert into expertise (id, member_id, field, field_folded, line, position)
     values (gen_random_uuid(), $1, $2, lower($2), 'Ten years of it.', 0)`,
    [who.id, field],
  );
const verify = (who: Viewer) =>
  query('update expertise set verified_at = now() where member_id = $1', [who.id]);

describe('the order “top”', () => {
  it('begins with what the reviewers said', async () => {
    const commentId = await commentInReview({ article: news, context });
    await reviewWith(['YES', 'YES', 'YES'], { commentId, article: news, context });
    expect(await rankOf(commentId)).toEqual({ top: share(3, 3), bridging: share(3, 3) });
  });

  it('follows each reaction that lifts, each member being one voice', async () => {
    const commentId = await publishedComment({ article: news, context });
    expect(await topOf(commentId)).toBe(0);
    const [one, other] = await insiders(2);
    await reacts(one!, commentId);
    await reacts(one!, commentId, 'well-argued');
    expect(await topOf(commentId)).toBe(share(1, 1));
    await reacts(other!, commentId);
    expect(await topOf(commentId)).toBe(share(2, 2));
    await setReaction({ on: false, viewer: other!, commentId, kind: 'insightful' });
    expect(await topOf(commentId)).toBe(share(1, 1));
  });

  it('is never lower for a reaction that does not lift', async () => {
    const commentId = await commentInReview({ article: news, context });
    await reviewWith(['YES', 'YES', 'YES'], { commentId, article: news, context });
    const before = await rankOf(commentId);
    for (const member of await insiders(4)) {
      await reacts(member, commentId, 'disagree');
      expect(await rankOf(commentId)).toEqual(before);
    }
  });

  it('hears a verdict that comes when readers see the comment already', async () => {
    const commentId = await commentInReview({ article: news, context });
    const late = await leaseOn({ commentId, article: news, context });
    await reviewWith(['YES', 'YES', 'YES'], { commentId, article: news, context });
    await recordReview({ ...late, verdict: 'NOT_CIVIL', context });
    expect(await topOf(commentId)).toBe(share(3, 4));
  });

  it('keeps what reviewers said through a correction of the text', async () => {
    const body = 'The pump was serviced in May by two people, who found a crack in the valve and mended it.';
    const commentId = await commentInReview({ article: news, context, author, body });
    await reviewWith(['YES', 'YES', 'YES'], { commentId, article: news, context });
    const corrected = body.replace('crack', 'craack');
    await editComment({ viewer: author, id: commentId, body: corrected, revision: 1, context });
    expect(await factsOf(commentId)).toMatchObject({ publishedRevision: 2, state: 'PUBLISHED' });
    expect(await topOf(commentId)).toBe(share(3, 3));
  });

  it('lets experience in the topic count for more once it is verified, as the policy has it', async () => {
    const [commentId, knows] = [await publishedComment({ article: news, context }), await insider()];
    await state(knows, 'World');
    await reacts(knows, commentId);
    // Anybody can say it.
    expect(await topOf(commentId)).toBe(share(1, 1));
    await verify(knows);
    expect(await rescoreAll()).toBe(1);
    expect(await topOf(commentId)).toBe(share(1.5, 1.5));
    await setPolicy({ ranking: { expertiseBonus: 0 } });
    expect(await rescoreAll()).toBe(1);
    expect(await topOf(commentId)).toBe(share(1, 1));
    await setPolicy({ reactions: [{ key: 'insightful', name: 'Insightful', lifts: false }] });
    await rescoreAll();
    expect(await topOf(commentId)).toBe(0);
    expect(await rescoreAll()).toBe(0);
  });

  it('has the pages of an article made anew when the policy changes it', async () => {
    const commentId = await publishedComment({ article: news, context });
    await reacts(await insider(), commentId);
    await query('update comments set top_score = 0.9');
    await rescoreAll();
    expect(await query(`select tags from outbox_events where type = 'ranking.top'`)).toEqual([
      { tags: [`article:${news.id}`] },
    ]);
  });

  it('counts anew when what was taken away is back', async () => {
    const commentId = await publishedComment({ article: news, context });
    await reacts(await insider(), commentId);
    await removeComment(commentId, context);
    await query('delete from reactions');
    const { version } = await factsOf(commentId);
    await decideComment({ viewer: await admin(), commentId, action: 'RESTORE', version, context });
    expect(await topOf(commentId)).toBe(0);
  });

  it('is reckoned anew without holding what is answered while it waits for an answer', async () => {
    const parentId = await publishedComment({ article: news, context });
    const id = await publishedComment({ article: news, context, parentId });
    for (const one of [parentId, id]) await reacts(await insider(), one);
    await query('update comments set top_score = 0.9');
    const above = `select 1 from comments where id = (select parent_id from comments where id = $1) for no key update nowait`;
    expect(await whileLocked(id, above, () => rescoreAll())).toBe(1);
    expect([await topOf(parentId), await topOf(id)]).toEqual([share(1, 1), share(1, 1)]);
  });

  it('loses no voice of those who react in the same moment', async () => {
    const commentId = await publishedComment({ article: news, context });
    const members = await insiders(8);
    await Promise.all(members.map((member) => reacts(member, commentId)));
    expect(await topOf(commentId)).toBe(share(8, 8));
  });
});
