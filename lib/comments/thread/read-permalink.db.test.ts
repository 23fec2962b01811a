import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { article } from '@/lib/testing/articles';
import { MINUTE } from '@/lib/testing/clock';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { setPolicy } from '@/lib/testing/policy';
import { refusalOf } from '@/lib/testing/refusal';
import { readPermalink } from './read-permalink';
import type { CommentView } from '../schemas';

beforeEach(openNewsroom);

const published = async (parentId?: string) => {
  context.advance(MINUTE);
  return publishedComment({ article: news, context, parentId });
};
const read = (commentId: string, more: { cursor?: string; before?: string } = {}) =>
  readPermalink({ articleSlug: news.slug, commentId, ...more });

/** The way from the top to a comment, as the page has it. */
function wayTo(id: string, [first]: CommentView[] | [] = []): string[] {
  if (!first) return [];
  const found = first.replies?.find((reply) => reply.id === id);
  return [first.id, ...(found || first.id === id ? [id] : wayTo(id, first.replies))];
}

describe('a permalink', () => {
  it('leads to a comment among its neighbours, below what it answers, with its replies', async () => {
    const root = await published();
    const parent = await published(root);
    const beside = [];
    for (let i = 0; i < 9; i += 1) beside.push(await published(parent));
    const reply = await published(beside[4]);
    const view = await read(beside[4]!);
    expect(view.thread).toMatchObject({ id: root, replies: [{ id: parent }] });
    expect(view.thread.replies?.[0]?.replies?.map(({ id }) => id)).toEqual(beside.slice(2, 7));
    expect(view.comment).toMatchObject({ id: beside[4], replies: [{ id: reply }] });
    expect(view.leftOut).toBe(0);
    expect(view.beside).toEqual({ earlier: expect.any(String), later: expect.any(String) });
    const earlier = await read(parent, { before: view.beside.earlier! });
    expect(earlier.comment.replies?.map(({ id }) => id)).toEqual(beside.slice(0, 2));
    const later = await read(parent, { cursor: view.beside.later! });
    expect(later.comment.replies?.map(({ id }) => id)).toEqual(beside.slice(7));
    expect(later.below).toEqual({ earlier: expect.any(String), later: null });
  });

  it('of a top-level comment shows it with a page of its replies, and those below them', async () => {
    const root = await published();
    const ids = [];
    for (let i = 0; i < 22; i += 1) ids.push(await published(root));
    const below = await published(ids[0]);
    const first = await read(root);
    expect(first.thread).toBe(first.comment);
    expect(first.comment.replies?.map(({ id }) => id)).toEqual(ids.slice(0, 20));
    expect(first.comment.replies?.[0]?.replies).toMatchObject([{ id: below }]);
    expect(first.beside).toEqual({ earlier: null, later: null });
    const rest = await read(root, { cursor: first.below.later! });
    expect(rest.comment.replies?.map(({ id }) => id)).toEqual(ids.slice(20));
  });

  it('cuts a long way up short below the top', async () => {
    const ids = [await published()];
    for (let i = 0; i < 9; i += 1) ids.push(await published(ids.at(-1)));
    const view = await read(ids[9]!);
    expect(wayTo(ids[9]!, [view.thread])).toEqual([ids[0], ids[6], ids[7], ids[8], ids[9]]);
    expect(view.leftOut).toBe(5);
    await setPolicy({ threads: { maxDepth: 1 } });
    expect((await read(ids[9]!)).leftOut).toBe(7);
    expect((await read(ids[2]!)).leftOut).toBe(0);
  });

  it('keeps what was written below what was taken away, deep down', async () => {
    const ids = [await published()];
    for (let i = 0; i < 6; i += 1) ids.push(await published(ids.at(-1)));
    for (const id of ids.slice(0, 6)) await removeComment(id, context);
    const view = await read(ids[6]!);
    expect(view.thread).toMatchObject({ id: ids[0], author: null, body: '' });
    expect(view.comment.author).not.toBeNull();
    expect(wayTo(ids[6]!, [view.thread])).toHaveLength(5);
    const place = await read(ids[4]!);
    expect(place.comment).toMatchObject({ author: null, replies: [{ id: ids[5], author: null }] });
  });

  it('is not found elsewhere, nor for what readers do not see', async () => {
    const root = await published();
    const pending = await commentInReview({ article: news, context, parentId: root });
    for (const id of [pending, newId(), 'x'])
      expect(await refusalOf(read(id))).toMatchObject({ status: 404 });
    const elsewhere = await article();
    expect(await refusalOf(readPermalink({ articleSlug: elsewhere.slug, commentId: root }))).toMatchObject({
      status: 404,
    });
    expect(await refusalOf(read(root, { cursor: 'x' }))).toMatchObject({ status: 400 });
  });
});
