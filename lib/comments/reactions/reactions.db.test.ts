import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, member } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { readComment } from '../own/read-comment';
import { readThread } from '../thread/read-thread';
import { withdrawComment } from '../own/withdraw-comment';
import { setReaction } from './set-reaction';

beforeEach(openNewsroom);

let reader: Viewer;
let comment: string;

beforeEach(async () => {
  reader = await insider({ name: 'Reader' });
  comment = await publishedComment({ article: news, context, author });
});

const give = (viewer: Viewer | null = reader, kind = 'insightful', commentId = comment) =>
  setReaction({ on: true, viewer, commentId, kind, context });
const takeBack = (viewer: Viewer | null = reader, kind = 'insightful', commentId = comment) =>
  setReaction({ on: false, viewer, commentId, kind });

const rows = () =>
  query<{ member_id: string; kind: string }>(
    'select member_id, kind from reactions where comment_id = $1 order by kind, member_id',
    [comment],
  );
const events = (type: string) =>
  query<{ payload: object; tags: string[]; removal: boolean }>(
    'select payload, tags, removal from outbox_events where type = $1 and subject_id = $2 order by id',
    [type, comment],
  );

describe('a reaction', () => {
  it('is counted, shown to every reader, and an event that makes the article’s pages stale', async () => {
    expect(await give()).toEqual({ reactions: { insightful: 1 }, own: ['insightful'] });
    expect(await give(reader, 'disagree')).toEqual({
      reactions: { insightful: 1, disagree: 1 },
      own: ['disagree', 'insightful'],
    });
    expect(await readComment({ viewer: null, id: comment })).toMatchObject({
      reactions: { insightful: 1, disagree: 1 },
    });
    expect(await readThread({ articleSlug: news.slug })).toMatchObject({
      items: [{ reactions: { insightful: 1, disagree: 1 } }],
    });
    await expectCountersEqualRows();
    const about = { actorId: reader.id, authorId: author.id };
    expect(await events('comment.react')).toEqual([
      {
        payload: { ...about, kind: 'insightful', lifts: true },
        tags: [`numbers:${news.id}`],
        removal: false,
      },
      { payload: { ...about, kind: 'disagree', lifts: false }, tags: [`numbers:${news.id}`], removal: false },
    ]);
  });

  it('is one of its kind a member: again it changes nothing, and says nothing', async () => {
    await give();
    expect(await give()).toEqual({ reactions: { insightful: 1 }, own: ['insightful'] });
    expect(await rows()).toHaveLength(1);
    expect(await events('comment.react')).toHaveLength(1);
    await expectCountersEqualRows();
  });

  it('is taken back, and a kind that nobody gives any longer is not counted', async () => {
    await give();
    await give(await insider(), 'well-argued');
    expect(await takeBack()).toEqual({ reactions: { 'well-argued': 1 }, own: [] });
    expect(await takeBack()).toEqual({ reactions: { 'well-argued': 1 }, own: [] });
    expect(await events('comment.take-back-reaction')).toMatchObject([{ tags: [`numbers:${news.id}`] }]);
    await expectCountersEqualRows();
  });

  it('is the work of others: not of its author, whose attempt the database refuses too', async () => {
    expect(await refusalOf(give(author))).toMatchObject({ status: 422, code: 'own-comment' });
    await expect(
      query(
        `insert into reactions (comment_id, member_id, kind, created_at) values ($1, $2, 'insightful', now())`,
        [comment, author.id],
      ),
    ).rejects.toThrow('cannot react to their own comment');
  });

  it.each([
    ['nobody', async () => null, 401],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
    ['a banned one', () => insider({ sanction: { kind: 'BAN', reason: 'So.', endsAt: null } }), 403],
  ])('is not given by %s', async (_, who, status) => {
    const viewer = await who();
    expect(await refusalOf(give(viewer))).toMatchObject({ status });
    expect(await rows()).toEqual([]);
  });

  it('is taken back by its member also when they may react no longer, and by nobody else', async () => {
    const banned = await insider({ sanction: { kind: 'BAN', reason: 'So.', endsAt: null } });
    for (const viewer of [banned, { ...reader, insider: false }]) {
      await query(
        "insert into reactions (comment_id, member_id, kind, created_at) values ($1, $2, 'insightful', now())",
        [comment, viewer.id],
      );
      expect(await takeBack(viewer)).toMatchObject({ own: [] });
      expect(await rows()).toEqual([]);
    }
    expect(await refusalOf(takeBack(null))).toMatchObject({ status: 401 });
  });

  it('is about what readers see, and of a kind that there is', async () => {
    const waiting = await commentInReview({ article: news, context });
    for (const id of [waiting, newId(), 'x']) {
      expect(await refusalOf(give(reader, 'insightful', id))).toMatchObject({ status: 404 });
      expect(await refusalOf(takeBack(reader, 'insightful', id))).toMatchObject({ status: 404 });
    }
    expect(await refusalOf(give(reader, 'wow'))).toMatchObject({ status: 404 });
  });

  it('of a kind that the policy gives up is kept, and can be taken back', async () => {
    await give();
    await setPolicy({ reactions: [{ key: 'wow', name: 'Wow', lifts: true }] });
    expect(await refusalOf(give(await insider()))).toMatchObject({ status: 404 });
    expect(await give(reader, 'wow')).toMatchObject({ reactions: { insightful: 1, wow: 1 } });
    expect(await takeBack()).toEqual({ reactions: { wow: 1 }, own: ['wow'] });
    await expectCountersEqualRows();
  });

  it('stays with a comment that is taken away, unseen', async () => {
    await publishedComment({ article: news, context, parentId: comment });
    await give();
    await withdrawComment({ viewer: author, id: comment, context });
    expect(await readThread({ articleSlug: news.slug })).toMatchObject({
      items: [{ id: comment, author: null, reactions: {} }],
    });
    expect(await refusalOf(give(await insider()))).toMatchObject({ status: 404 });
    expect(await rows()).toHaveLength(1);
    await expectCountersEqualRows();
  });

  it('is bounded in how often it is given and taken back', async () => {
    const acts = Array.from({ length: 121 }, () => takeBack());
    const { refusals } = await inParallel(acts);
    expect(refusals.map(({ status }) => status)).toEqual([429]);
  });

  it('lifts the comment where its kind does, and never lowers it', async () => {
    const score = async () =>
      (await query<{ top_score: number }>('select top_score from comments where id = $1', [comment]))[0]!
        .top_score;
    const before = await score();
    await give(reader, 'disagree');
    await give(await insider(), 'disagree');
    expect(await score()).toBeGreaterThanOrEqual(before);
    await give();
    expect(await score()).toBeGreaterThan(before);
  });
});

describe('reactions under interleaving', () => {
  const rounds = [1, 2, 3];

  it.each(rounds)('thirty at once, given and taken back, are counted as they are (round %i)', async () => {
    const readers = await insiders(10);
    await inParallel(
      readers.flatMap((viewer) => [
        give(viewer),
        give(viewer, 'disagree'),
        takeBack(viewer, viewer === readers[0] ? 'disagree' : 'insightful'),
      ]),
    );
    await expectCountersEqualRows();
  });

  it.each(rounds)('two clicks at once are one (round %i)', async () => {
    await inParallel([give(), give(), give(), give()]);
    expect(await rows()).toEqual([{ member_id: reader.id, kind: 'insightful' }]);
    expect(await events('comment.react')).toHaveLength(1);
    await inParallel([takeBack(), takeBack(), takeBack()]);
    expect(await rows()).toEqual([]);
    expect(await events('comment.take-back-reaction')).toHaveLength(1);
    await expectCountersEqualRows();
  });

  it.each(rounds)('on a comment that is removed meanwhile: given before, or refused (round %i)', async () => {
    const readers = await insiders(8);
    const { answers, refusals } = await inParallel<unknown>([
      ...readers.map((viewer) => give(viewer)),
      removeComment(comment, context),
    ]);
    expect(await rows()).toHaveLength(answers.length - 1);
    expect(refusals.every(({ status }) => status === 404)).toBe(true);
    await expectCountersEqualRows();
  });
});
