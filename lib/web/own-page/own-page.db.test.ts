import { beforeEach, describe, expect, it } from 'vitest';
import { setBookmark } from '@/lib/comments/bookmarks/set-bookmark';
import { setFollow } from '@/lib/comments/follows/set-follow';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { setMute } from '@/lib/members/mutes/set-mute';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
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
