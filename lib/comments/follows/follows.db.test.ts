import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { MINUTE } from '@/lib/testing/clock';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { isFollowingArticle } from '../marks/is-following-article';
import { setBookmark } from '../bookmarks/set-bookmark';
import { setFollow } from './set-follow';
import { listFollowing } from './list-following';

beforeEach(openNewsroom);

let reader: Viewer;
let top: string;
let reply: string;
beforeEach(async () => {
  reader = await insider();
  top = await publishedComment({ article: news, context, author, body: 'The top of it.' });
  reply = await publishedComment({ article: news, context, parentId: top });
});

const followed = async (viewer = reader) =>
  (await listFollowing({ viewer })).items.map(({ article, thread }) => thread?.id ?? article.slug);
const follow = (commentId = reply, viewer: Viewer | null = reader) =>
  setFollow({ on: true, viewer, commentId, context });
const followAll = (articleSlug = news.slug, viewer: Viewer | null = reader) =>
  setFollow({ on: true, viewer, articleSlug, context });

describe('following', () => {
  it('a thread, by whichever of its comments, is once', async () => {
    await inParallel([follow(), follow(top), follow(), follow(top)]);
    expect(await listFollowing({ viewer: reader })).toMatchObject({
      items: [
        {
          article: { slug: news.slug },
          thread: { id: top, body: 'The top of it.' },
          followedAt: context.now().toISOString(),
        },
      ],
      nextCursor: null,
    });
    expect(await followed(author)).toEqual([]);
  });

  it('an article’s whole discussion is once, and beside its threads', async () => {
    await inParallel([followAll(), followAll(), followAll()]);
    context.advance(MINUTE);
    await follow();
    expect(await followed()).toEqual([top, news.slug]);
    expect(await isFollowingArticle({ viewer: reader, articleId: news.id })).toBe(true);
    await setFollow({ on: false, viewer: reader, articleSlug: news.slug });
    expect(await followed()).toEqual([top]);
    expect(await isFollowingArticle({ viewer: reader, articleId: news.id })).toBe(false);
  });

  it('ends as often as one likes, and also where the thread is gone', async () => {
    await follow();
    await removeComment(reply, context);
    await removeComment(top, context);
    expect(await listFollowing({ viewer: reader })).toMatchObject({
      items: [{ thread: { id: top, author: null, body: '' } }],
    });
    await setFollow({ on: false, viewer: author, commentId: reply });
    expect(await followed()).toEqual([top]);
    for (const commentId of [reply, top, newId(), 'x'])
      await setFollow({ on: false, viewer: reader, commentId });
    await setFollow({ on: false, viewer: reader, articleSlug: 'nowhere' });
    expect(await followed()).toEqual([]);
  });

  it('is open to every member, and about what they see', async () => {
    for (const attempt of [
      follow(reply, null),
      followAll(news.slug, null),
      listFollowing({ viewer: null }),
      setFollow({ on: false, viewer: null, commentId: reply }),
      setFollow({ on: false, viewer: null, articleSlug: news.slug }),
    ])
      expect(await refusalOf(attempt)).toMatchObject({ status: 401 });
    await follow(reply, await member({ membership: 'LAPSED' }));
    const waiting = await commentInReview({ article: news, context });
    for (const id of [waiting, newId(), 'x'])
      expect(await refusalOf(follow(id))).toMatchObject({ status: 404 });
    expect(await refusalOf(followAll('nowhere'))).toMatchObject({ status: 404 });
  });

  it('is bounded in how often it begins and ends, together with what is saved and forgotten', async () => {
    const none = Array.from({ length: 120 }, () =>
      setBookmark({ on: false, viewer: reader, commentId: 'x' }),
    );
    expect((await inParallel(none)).refusals).toEqual([]);
    for (const attempt of [
      () => follow(),
      () => setFollow({ on: false, viewer: reader, commentId: reply }),
      () => setFollow({ on: false, viewer: reader, articleSlug: news.slug }),
      () => setBookmark({ on: false, viewer: reader, commentId: reply }),
    ])
      expect(await refusalOf(attempt())).toMatchObject({ status: 429 });
  });

  it('ends at five hundred, also when several are taken up at once', async () => {
    await query(
      `with many as (insert into articles (id, slug, headline, standfirst, byline, topics, body, body_html, word_count, published_at)
         select gen_random_uuid(), 'many-' || n, 'Many', '', '', '{}', '', '', 1, now() from generate_series(1, 499) n returning id)
       insert into follows (id, member_id, article_id, created_at) select gen_random_uuid(), $1, id, now() from many`,
      [reader.id],
    );
    const { answers, refusals } = await inParallel([follow(), followAll()]);
    expect(answers).toHaveLength(1);
    expect(refusals).toMatchObject([{ status: 422, code: 'too-many', limit: 500 }]);
    expect((await listFollowing({ viewer: reader, limit: 100 })).items).toHaveLength(100);
  });
});
