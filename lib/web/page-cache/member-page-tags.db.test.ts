import { beforeEach, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { article } from '@/lib/testing/articles';
import { MINUTE } from '@/lib/testing/clock';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { memberPageTags } from './member-page-tags';

beforeEach(openNewsroom);

it('a page about a member hangs on them, and on the discussions in which readers see something of theirs', async () => {
  const [other, left, unseen] = [await article(), await article(), await article()];
  await publishedComment({ article: news, context, author });
  context.advance(MINUTE);
  await publishedComment({ article: other, context, author });
  await publishedComment({ article: other, context, author });
  await removeComment(await publishedComment({ article: left, context, author }), context);
  await commentInReview({ article: unseen, context, author });
  expect(await memberPageTags(author.id)).toEqual([
    `member:${author.id}`,
    `article:${other.id}`,
    `article:${news.id}`,
  ]);
});

it('of nobody it hangs on nothing else', async () => {
  const id = newId();
  expect(await memberPageTags(id)).toEqual([`member:${id}`]);
  expect(await memberPageTags('x')).toEqual(['member:x']);
});
