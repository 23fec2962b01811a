import { beforeEach, describe, expect, it } from 'vitest';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { threadSorts, type ThreadSort } from '@/lib/comments/schemas';
import { readThread } from '@/lib/comments/thread/read-thread';
import type { Viewer } from '@/lib/members/viewer';
import { decideComment } from '@/lib/moderation/decide-comment';
import { newId } from '@/lib/platform/ids';
import { MINUTE } from '@/lib/testing/clock';
import { commentInReview, factsOf, publishedComment, removeComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { readPick, setPick } from './set-pick';

beforeEach(openNewsroom);

let desk: Viewer;
let author: Viewer;
beforeEach(async () => {
  desk = await moderator();
  author = await insider();
});

/** A comment that begins with a word. */
const posted = (word: string, parentId?: string) =>
  publishedComment({ article: news, context, author, body: textOf(word), parentId });
const textOf = (word: string) => `${word} is what I say.`;
const wordOf = (body: string) => body.replace(/ is what I say\.?$/, '');
const pick = (commentId: string, viewer: Viewer | null = desk) =>
  setPick({ viewer, commentId, on: true, context });
const unpick = (commentId: string) => setPick({ viewer: desk, commentId, on: false, context });
const thread = (more: Partial<Parameters<typeof readThread>[0]> = {}) =>
  readThread({ articleSlug: news.slug, ...more });
const bodies = async (more: Parameters<typeof thread>[0] = {}) =>
  (await thread(more)).items.map(({ body, picked }) => (picked ? `*${wordOf(body)}` : wordOf(body)));

const acts = (action: string, id: string) =>
  query(`select 1 from audit_entries where action = $1 and subject_id = $2`, [action, id]);

/** Comments a minute apart, the first the oldest. */
async function several(...words: string[]): Promise<string[]> {
  const ids = [];
  for (const word of words) {
    context.advance(MINUTE);
    ids.push(await posted(word));
  }
  return ids;
}

describe('an editor’s pick', () => {
  it('comes first in every order, the latest pick first, and once', async () => {
    const [one = '', , three = ''] = await several('one', 'two', 'three', 'four');
    await pick(one);
    context.advance(MINUTE);
    await pick(three);
    for (const sort of threadSorts) {
      const [first, second, ...others] = await bodies({ sort });
      expect([first, second]).toEqual(['*three', '*one']);
      expect(others.sort()).toEqual(['four', 'two']);
    }
  });

  it.each<ThreadSort>(['newest', 'oldest', 'top'])(
    'stands on the first page alone, whichever way that is come to: %s',
    async (sort) => {
      const [, two = ''] = await several('one', 'two', 'three', 'four', 'five');
      await pick(two);
      const first = await thread({ sort, limit: 2 });
      expect(first.items.map(({ picked }) => picked)).toEqual([true, false, false]);
      const next = await thread({ sort, limit: 2, cursor: first.nextCursor! });
      expect(next.items.map(({ picked }) => picked)).toEqual([false, false]);
      const back = await thread({ sort, limit: 2, before: next.previousCursor! });
      expect(back.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
      expect(back.previousCursor).toBeNull();
      const all = [...first.items, ...next.items].map(({ body }) => body);
      expect(new Set(all).size).toBe(5);
    },
  );

  it('that is a reply stays with what it answers, and has its mark there', async () => {
    const [one = ''] = await several('one', 'two');
    await pick(await posted('a reply', one));
    const { items } = await thread({ sort: 'newest' });
    expect(items.map(({ body, picked }) => [wordOf(body), picked])).toEqual([
      ['two', false],
      ['one', false],
    ]);
    expect(items[1]?.replies).toMatchObject([{ body: textOf('a reply'), picked: true }]);
  });

  it('again changes nothing, nor does taking back what is none', async () => {
    const id = await posted('one');
    const { answers } = await inParallel([pick(id), pick(id), pick(id)]);
    expect(answers).toEqual(Array(3).fill({ id, picked: true }));
    expect(await acts('comment.pick', id)).toHaveLength(1);
    await unpick(id);
    expect(await unpick(id)).toEqual({ id, picked: false });
    expect(await bodies()).toEqual(['one']);
    expect(await acts('comment.unpick', id)).toHaveLength(1);
  });

  it('makes the pages that show it anew', async () => {
    const id = await posted('one');
    await pick(id);
    await unpick(id);
    const events = await query(
      `select type, tags from outbox_events where type like 'comment.%pick' order by id`,
    );
    const tags = ['front', `article:${news.id}`, `member:${author.id}`];
    expect(events).toEqual([
      { type: 'comment.pick', tags },
      { type: 'comment.unpick', tags },
    ]);
  });

  it('is one no longer once readers do not see it, or see another text', async () => {
    const [removed = '', withdrawn = '', edited = ''] = await several('one', 'two', 'three');
    for (const id of [removed, withdrawn, edited]) await pick(id);
    await removeComment(removed, context);
    await withdrawComment({ viewer: author, id: withdrawn, context });
    expect((await readPick({ viewer: desk, commentId: removed })).picked).toBe(false);
    // Also when it is shown again.
    const { version } = await factsOf(removed);
    await decideComment({ viewer: desk, commentId: removed, action: 'RESTORE', version, context });
    expect(await bodies()).toEqual(['*three', 'one']);
    // A correction says the same, and other words do not.
    await editComment({ viewer: author, id: edited, body: 'three is what I say', revision: 1, context });
    expect(await bodies()).toEqual(['*three', 'one']);
    await editComment({
      viewer: author,
      id: edited,
      body: 'Something else altogether.',
      revision: 2,
      context,
    });
    expect(await bodies()).toEqual(['*three', 'one']);
    const now = await factsOf(edited);
    await decideComment({
      viewer: desk,
      commentId: edited,
      action: 'PUBLISH',
      version: now.version,
      context,
    });
    expect(await bodies()).toEqual(['Something else altogether.', 'one']);
  });

  it('is held by the database to what readers see', async () => {
    const id = await commentInReview({ article: news, context });
    await expect(query(`update comments set picked_at = now() where id = $1`, [id])).rejects.toThrow(
      /comments_picked_are_seen/,
    );
  });
});

describe('who may pick what', () => {
  it('is the desk, of what others wrote and readers see', async () => {
    const id = await posted('one');
    expect(await refusalOf(pick(id, null))).toMatchObject({ status: 401 });
    expect(await refusalOf(pick(id, author))).toMatchObject({ status: 403 });
    expect(await pick(id, await admin())).toEqual({ id, picked: true });
    const own = await publishedComment({ article: news, context, author: desk, body: textOf('mine') });
    expect(await refusalOf(pick(own))).toMatchObject({ status: 403, code: 'own-comment' });
    for (const unseen of [await commentInReview({ article: news, context }), newId(), 'nonsense'])
      expect(await refusalOf(pick(unseen))).toMatchObject({ status: 404 });
  });

  it('is bounded for each article, also when several pick at once', async () => {
    await setPolicy({ threads: { picks: 2 } });
    const ids = await several('one', 'two', 'three', 'four');
    const answers = await Promise.allSettled(ids.map((id) => pick(id)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const [refused] = answers.filter((answer) => answer.status === 'rejected');
    expect(refused?.reason).toMatchObject({ status: 409, code: 'picks-full', limit: 2 });
    expect((await bodies()).filter((body) => body.startsWith('*'))).toHaveLength(2);
  });
});
