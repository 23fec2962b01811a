import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { MINUTE } from '@/lib/testing/clock';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { listSaved } from './list-saved';
import { setBookmark } from './set-bookmark';

beforeEach(openNewsroom);

let reader: Viewer;
let comment: string;
beforeEach(async () => {
  reader = await insider();
  comment = await publishedComment({ article: news, context, author, body: 'Worth keeping.' });
});

const save = (commentId = comment, viewer: Viewer | null = reader) =>
  setBookmark({ on: true, viewer, commentId, context });
const forget = (commentId = comment, viewer: Viewer | null = reader) =>
  setBookmark({ on: false, viewer, commentId });
const saved = async (viewer = reader) => (await listSaved({ viewer })).items.map(({ comment: { id } }) => id);

describe('saving a comment', () => {
  it('is once, and for the one who does it alone', async () => {
    await inParallel([save(), save(), save()]);
    expect(await listSaved({ viewer: reader })).toMatchObject({
      items: [
        {
          comment: { id: comment, body: 'Worth keeping.', author: { id: author.id } },
          savedAt: context.now().toISOString(),
        },
      ],
      nextCursor: null,
    });
    expect(await saved(author)).toEqual([]);
    expect(
      await query(`select 1 from outbox_events where type like '%bookmark%' or type like '%save%'`),
    ).toEqual([]);
  });

  it('is undone, however often', async () => {
    await save();
    await forget(comment, author);
    expect(await saved()).toEqual([comment]);
    await forget();
    await forget();
    await forget('x');
    expect(await saved()).toEqual([]);
  });

  it('leaves an empty place where the comment was taken away, which can be forgotten', async () => {
    await save();
    await removeComment(comment, context);
    expect(await listSaved({ viewer: reader })).toMatchObject({
      items: [{ comment: { id: comment, author: null, body: '', bodyHtml: '', status: 'REMOVED' } }],
    });
    await forget();
    expect(await saved()).toEqual([]);
  });

  it('is open to every member, and about what they see', async () => {
    expect(await refusalOf(save(comment, null))).toMatchObject({ status: 401 });
    expect(await refusalOf(forget(comment, null))).toMatchObject({ status: 401 });
    expect(await refusalOf(listSaved({ viewer: null }))).toMatchObject({ status: 401 });
    await save(comment, await member({ membership: 'LAPSED' }));
    const waiting = await commentInReview({ article: news, context });
    for (const id of [waiting, newId(), 'x'])
      expect(await refusalOf(save(id))).toMatchObject({ status: 404 });
  });

  it('is read in pages, the last saved first', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const id = await publishedComment({ article: news, context });
      await save(id);
      context.advance(MINUTE);
      ids.unshift(id);
    }
    const first = await listSaved({ viewer: reader, limit: 3 });
    const second = await listSaved({ viewer: reader, limit: 3, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map(({ comment: { id } }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});
