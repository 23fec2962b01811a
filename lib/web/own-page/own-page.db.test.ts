import { beforeEach, describe, expect, it } from 'vitest';
import { setBookmark } from '@/lib/comments/bookmarks/set-bookmark';
import { setFollow } from '@/lib/comments/follows/set-follow';
import { readUnderWay } from '@/lib/comments/own/read-under-way';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { setMute } from '@/lib/members/mutes/set-mute';
import { commentInReview, publishedComment, removeComment, reviewWith } from '@/lib/testing/comments';
import { queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { statementsOf } from '@/lib/testing/statements';
import { readOwnPage } from './read-own-page';
import { ownPageInput, ownPageView } from './schemas';

beforeEach(openNewsroom);

const page = (...comments: string[]) => ownPageInput.parse({ article: news.slug, comments });

describe('what is a member’s own on a page', () => {
  it('is theirs, and nobody else’s', async () => {
    const [reader, other] = [await insider(), await insider()];
    const top = await publishedComment({ article: news, context, author });
    const reply = await publishedComment({ article: news, context, author: other, parentId: top });
    const untouched = await publishedComment({ article: news, context, author });
    await setReaction({ on: true, viewer: reader, commentId: top, kind: 'insightful', context });
    await setReaction({ on: true, viewer: other, commentId: top, kind: 'insightful', context });
    await setReaction({ on: true, viewer: other, commentId: untouched, kind: 'disagree', context });
    await setBookmark({ on: true, viewer: reader, commentId: top, context });
    await setFollow({ on: true, viewer: reader, commentId: reply, context });
    await setMute({ on: true, viewer: reader, memberId: other.id, context });
    const own = await readOwnPage({ viewer: reader, page: page(top, reply, untouched) });
    expect(ownPageView.parse(own)).toEqual(own);
    expect(own).toMatchObject({
      id: reader.id,
      displayName: reader.displayName,
      staff: false,
      followed: false,
    });
    expect(own.marks).toEqual({
      [top]: { reactions: ['insightful'], saved: true, followed: true, muted: false },
      [reply]: { reactions: [], saved: false, followed: true, muted: true },
    });
    expect(own.reactions).toEqual({ [top]: { insightful: 2 } });
    const theirs = await readOwnPage({ viewer: author, page: page(top, reply, untouched) });
    expect(theirs).toMatchObject({ id: author.id, marks: {}, reactions: {} });
  });

  it('says whether they follow the whole discussion, and whether they are of the desk', async () => {
    const reader = await insider();
    await setFollow({ on: true, viewer: reader, articleSlug: news.slug, context });
    expect(await readOwnPage({ viewer: reader, page: page() })).toMatchObject({
      followed: true,
      staff: false,
    });
    const elsewhere = ownPageInput.parse({ comments: [] });
    expect(await readOwnPage({ viewer: reader, page: elsewhere })).toMatchObject({ followed: false });
    expect(await readOwnPage({ viewer: await moderator(), page: page() })).toMatchObject({ staff: true });
  });

  it('says nothing of comments that nobody sees', async () => {
    const reader = await insider();
    const gone = await publishedComment({ article: news, context, author });
    const pending = await commentInReview({ article: news, context, author });
    await setReaction({ on: true, viewer: reader, commentId: gone, kind: 'insightful', context });
    await removeComment(gone, context);
    const other = await insider();
    expect(await readOwnPage({ viewer: other, page: page(gone, pending) })).toMatchObject({
      marks: {},
      reactions: {},
    });
  });

  it('says what waits for them, in the page’s language: a comment on its way, reviews owed, and notices', async () => {
    const writer = await insider();
    const waits = async (language: 'en' | 'af' | 'ar' = 'en') => {
      const own = await readOwnPage({ viewer: writer, page: { ...page(), language } });
      expect(ownPageView.parse(own)).toEqual(own);
      return own.waits.map(({ kind, href, words }) => [kind, href, words]);
    };
    expect(await waits()).toEqual([]);
    const first = await commentInReview({ article: news, context, author: writer });
    await reviewWith(['YES'], { commentId: first, article: news, context });
    expect(await waits()).toEqual([
      ['comment', `/my-comments#comment-${first}`, 'In line; 1 of 3 has read it.'],
    ]);
    const ids = [];
    for (const body of ['The second of them.', 'And the third one.'])
      ids.push((await submitComment({ viewer: writer, articleSlug: news.slug, body, context })).id);
    expect(await waits()).toEqual([
      ['comment', `/my-comments#comment-${ids[1]}`, 'Reviews 0 of 3'],
      ['reviews', '/review', '6 still to give'],
    ]);
    expect((await waits('af'))[1]).toEqual(['reviews', '/review', 'Nog 6 om te gee']);
    expect(await readUnderWay({ viewer: writer })).toMatchObject({ id: ids[1], owed: 6, line: null });
    expect(await readUnderWay({ viewer: author })).toBeNull();
    for (const id of ids) await withdrawComment({ viewer: writer, id, context });
    await reviewWith(['YES', 'YES'], { commentId: first, article: news, context });
    await runWaitingJobs();
    expect(await waits()).toEqual([['notices', '/notifications', '1 unread']]);
  });

  it('finds what is on its way by an index, however much somebody has written', async () => {
    await queryAsOwner(`insert into comments (id, article_id, author_id, state, created_at, state_changed_at)
      select gen_random_uuid(), '${news.id}', '${author.id}', 'WITHDRAWN', '2026-01-01', '2026-01-01' from generate_series(1, 3000)`);
    await commentInReview({ article: news, context, author });
    await queryAsOwner('analyze comments');
    const plan = await explain({ sql: 'select * from own_under_way($1::uuid)', values: [author.id] });
    expect(plan.indexes).toContain('comments_under_way');
    expect(plan.scannedWhole).not.toContain('comments');
    expect(plan.mostRows).toBe(1);
  });

  it('is one statement, once what waits for volunteers is known', async () => {
    const reader = await insider();
    const ids = [
      await publishedComment({ article: news, context }),
      await publishedComment({ article: news, context }),
    ];
    await readOwnPage({ viewer: reader, page: page(...ids) });
    expect(await statementsOf(() => readOwnPage({ viewer: reader, page: page(...ids) }))).toHaveLength(1);
  });
});
