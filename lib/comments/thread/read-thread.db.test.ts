import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { MINUTE } from '@/lib/testing/clock';
import {
  commentInReview,
  publishedComment,
  referredComment,
  rejectedComment,
  removeComment,
  waitingComment,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { refusalOf } from '@/lib/testing/refusal';
import { editComment } from '../editing/edit-comment';
import { listOwnComments } from '../own/list-own-comments';
import { expandReplies } from './expand-replies';
import { readComment } from '../own/read-comment';
import { readReplies } from './read-replies';
import { readPermalink } from './read-permalink';
import { readThread } from './read-thread';
import type { CommentView, ThreadSort } from '../schemas';
import { withdrawComment } from '../own/withdraw-comment';

beforeEach(openNewsroom);

const published = async (more: { author?: Viewer; parentId?: string; body?: string } = {}) => {
  context.advance(MINUTE);
  return publishedComment({ article: news, context, ...more });
};
const read = (more: { sort?: ThreadSort; limit?: number; cursor?: string; experienced?: boolean } = {}) =>
  readThread({ articleSlug: news.slug, ...more });
const idsOf = (items: CommentView[]) => items.map(({ id }) => id);

/** A thread as its shape: each body with its replies. */
const outline = (items: CommentView[]): unknown[] =>
  items.map(({ body, replies }) => (replies?.length ? [body, outline(replies)] : body));

/** Reads from page to page until there is no next one; calls `between` before each but the first. */
async function readAll(
  sort: ThreadSort,
  limit: number,
  between: () => Promise<void> = async () => undefined,
): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await read({ sort, limit, cursor });
    ids.push(...idsOf(page.items));
    if (!page.nextCursor) return ids;
    cursor = page.nextCursor;
    await between();
  }
}

describe('a thread', () => {
  it('is not found under an article that is not there', async () => {
    expect(await refusalOf(readThread({ articleSlug: 'nowhere' }))).toMatchObject({ status: 404 });
  });

  it('begins empty', async () => {
    expect(await read()).toEqual({
      items: [],
      nextCursor: null,
      previousCursor: null,
      sort: 'newest',
      count: 0,
    });
  });

  it('is newest first, or oldest first', async () => {
    const [a, b, c] = [await published(), await published(), await published()];
    expect(idsOf((await read()).items)).toEqual([c, b, a]);
    expect(idsOf((await read({ sort: 'oldest' })).items)).toEqual([a, b, c]);
  });

  it('has the order that the publication gives it, or its article, where nobody asks for another', async () => {
    const [a, b] = [await published(), await published()];
    await setPolicy({ threads: { defaultSort: 'oldest' } });
    expect(await read()).toMatchObject({ sort: 'oldest', items: [{ id: a }, { id: b }] });
    await query(`update articles set default_sort = 'top' where id = $1`, [news.id]);
    await query('update comments set top_score = case when id = $1 then 0.8 else 0.3 end', [b]);
    expect(await read()).toMatchObject({ sort: 'top', items: [{ id: b }, { id: a }] });
    expect(await read({ sort: 'newest' })).toMatchObject({ sort: 'newest', items: [{ id: b }, { id: a }] });
  });

  it('can be kept to where somebody speaks who has experience in a topic of the article', async () => {
    const [expert, elsewhere] = [await insider(), await insider()];
    await query(
      `insert into expertise (id, member_id, field, field_folded, line, position)
       values ($2, $1, 'ＷＯＲＬＤ', 'world', 'Ten years abroad', 0), ($4, $3, 'Sport', 'sport', 'Ran', 0)`,
      [expert.id, newId(), elsewhere.id, newId()],
    );
    const own = await published({ author: expert });
    await published({ author: elsewhere });
    const answered = await published();
    await published({ parentId: answered, author: expert });
    const hidden = await published();
    await publishedComment({ article: news, context, parentId: hidden, author: expert }).then((id) =>
      removeComment(id, context),
    );
    expect(idsOf((await read({ experienced: true })).items)).toEqual([answered, own]);
    expect(idsOf((await read({ experienced: true, sort: 'oldest', limit: 1 })).items)).toEqual([own]);
  });

  it('says that it goes on where replies stand below a removed one that is not shown, and brings those', async () => {
    const root = await published();
    for (const _ of [1, 2, 3]) await published({ parentId: root });
    const removed = await published({ parentId: root });
    const author = await insider();
    const below = await published({ parentId: removed, author });
    await removeComment(removed, context);
    const alone = await published();
    await published({ parentId: alone });
    const { items } = await read({ sort: 'oldest' });
    expect(items).toMatchObject([
      { id: root, replyCount: 3, moreReplies: true },
      { id: alone, moreReplies: false, replies: [{ moreReplies: false }] },
    ]);
    expect(items[0]!.replies!.map(({ moreReplies }) => moreReplies)).toEqual([false, false, false]);
    const expanded = await expandReplies({ items, commentId: root });
    expect(expanded).toMatchObject({ firstNew: removed, nextCursor: null });
    expect(expanded!.items[0]!.replies!.at(-1)).toMatchObject({
      id: removed,
      author: null,
      replies: [{ id: below }],
    });
    await withdrawComment({ viewer: author, id: below, context });
    expect((await read({ sort: 'oldest' })).items[0]).toMatchObject({ moreReplies: false });
  });

  it('says of each comment what language it is in, and where in its thread it stands', async () => {
    const root = await published();
    const reply = await published({ parentId: root });
    await query(`update comment_revisions set language = 'af' where comment_id = $1`, [reply]);
    expect((await read()).items).toMatchObject([
      {
        depth: 0,
        rootId: null,
        language: 'en',
        replies: [{ depth: 1, rootId: root, language: 'af' }],
      },
    ]);
  });

  it('shows who wrote: name, badge, and expertise in its order', async () => {
    const expert = await moderator({ name: 'Nomsa' });
    await query(
      `insert into expertise (id, member_id, field, line, position, verified_at)
       values ($2, $1, 'Rail', 'Drove trains', 1, null), ($3, $1, 'Water', 'Mends mains', 0, now())`,
      [expert.id, newId(), newId()],
    );
    await query(`update articles set topics = '{water,RAIL}' where id = $1`, [news.id]);
    await published({ author: expert });
    expect((await read()).items[0]?.author).toEqual({
      id: expert.id,
      displayName: 'Nomsa',
      picture: null,
      badges: ['moderator'],
      expertise: [
        { field: 'Water', line: 'Mends mains', verified: true },
        { field: 'Rail', line: 'Drove trains', verified: false },
      ],
    });
  });
});

describe('pages of a thread', () => {
  it.each<[ThreadSort, number]>([
    ['newest', 1],
    ['newest', 3],
    ['oldest', 2],
    ['oldest', 7],
    ['oldest', 8],
  ])('%s first, %i a page: each once and in order', async (sort, limit) => {
    const ids = [];
    for (let i = 0; i < 7; i += 1) ids.push(await published());
    expect(await readAll(sort, limit)).toEqual(sort === 'oldest' ? ids : ids.reverse());
  });

  it.each<ThreadSort>(['newest', 'oldest'])(
    '%s first: also when all were published in the same millisecond',
    async (sort) => {
      const ids = [];
      for (let i = 0; i < 5; i += 1) ids.push(await publishedComment({ article: news, context }));
      expect((await readAll(sort, 2)).sort()).toEqual(ids.sort());
    },
  );

  it('newest first: what is published meanwhile neither repeats nor displaces anything', async () => {
    const ids = [];
    for (let i = 0; i < 6; i += 1) ids.push(await published());
    expect(await readAll('newest', 2, async () => void (await published()))).toEqual(ids.reverse());
  });

  it('oldest first: what is published meanwhile follows at the end', async () => {
    const ids = [await published(), await published(), await published(), await published()];
    let more = 2;
    const all = await readAll('oldest', 2, async () => void (more-- > 0 && ids.push(await published())));
    expect(all).toEqual(ids);
  });

  it('leave no gap where one is taken away meanwhile', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) ids.push(await published());
    let first = true;
    const all = await readAll('oldest', 2, async () => {
      if (first) await removeComment(ids[1]!, context);
      first = false;
    });
    expect(all).toEqual(ids);
  });

  it('refuse a cursor that is not ours', async () => {
    expect(await refusalOf(read({ cursor: 'eyJpZCI6MX0' }))).toMatchObject({
      status: 400,
      code: 'bad-cursor',
    });
  });
});

describe('replies', () => {
  it('stand nested below what they answer, oldest first, whatever the sort', async () => {
    const a = await published({ body: 'Text a1' });
    const b = await published({ body: 'Text b1' });
    const aa = await published({ body: 'Text a2', parentId: a });
    await published({ body: 'Text b2', parentId: b });
    await published({ body: 'Text a3', parentId: aa });
    await published({ body: 'Text a4', parentId: a });
    expect(outline((await read()).items)).toEqual([
      ['Text b1', ['Text b2']],
      ['Text a1', [['Text a2', ['Text a3']], 'Text a4']],
    ]);
    expect((await read()).items[1]).toMatchObject({ replyCount: 2 });
    expect((await read()).count).toBe(6);
    await expectCountersEqualRows();
  });

  it('are the first below each, as many as policy says; the rest comes page by page', async () => {
    await setPolicy({ threads: { firstReplies: 8 } });
    const root = await published();
    const ids = [];
    for (let i = 0; i < 10; i += 1) ids.push(await published({ parentId: root }));
    const { items } = await read();
    expect(idsOf(items[0]?.replies ?? [])).toEqual(ids.slice(0, 8));

    const first = await readReplies({ commentId: root, limit: 6 });
    expect(idsOf(first.items)).toEqual(ids.slice(0, 6));
    const second = await readReplies({ commentId: root, limit: 6, cursor: first.nextCursor! });
    expect(idsOf(second.items)).toEqual(ids.slice(6));
    expect(second.nextCursor).toBeNull();
  });

  it('go back page by page as they came', async () => {
    const root = await published();
    const ids = [];
    for (let i = 0; i < 5; i += 1) ids.push(await published({ parentId: root }));
    const first = await readReplies({ commentId: root, limit: 3 });
    expect(first.previousCursor).toBeNull();
    const second = await readReplies({ commentId: root, limit: 3, cursor: first.nextCursor! });
    const back = await readReplies({ commentId: root, limit: 3, before: second.previousCursor! });
    expect(idsOf(back.items)).toEqual(idsOf(first.items));
    expect(back).toMatchObject({ previousCursor: null, nextCursor: first.nextCursor });
    expect(
      await refusalOf(readReplies({ commentId: root, cursor: first.nextCursor!, before: first.nextCursor! })),
    ).toMatchObject({ status: 400, field: 'before' });
  });

  it('are none at all where policy shows none, and are counted', async () => {
    await setPolicy({ threads: { firstReplies: 0 } });
    const root = await published();
    await published({ parentId: root });
    expect((await read()).items[0]).toMatchObject({ replyCount: 1, replies: [] });
  });

  it('come more at a time where one asks for them, and nothing else moves', async () => {
    const root = await published();
    const other = await published();
    const ids = [];
    for (let i = 0; i < 6; i += 1) ids.push(await published({ parentId: root }));
    const below = await published({ parentId: ids[4] });
    const { items } = await read();
    const more = await expandReplies({ items, commentId: root });
    expect(more).toMatchObject({ firstNew: ids[3], nextCursor: null });
    expect(idsOf(more!.items)).toEqual([other, root]);
    expect(idsOf(more!.items[1]!.replies!)).toEqual(ids);
    expect(idsOf(more!.items[1]!.replies![4]!.replies!)).toEqual([below]);
    expect(await expandReplies({ items, commentId: below })).toBeNull();
  });

  it('are not found below what is not there', async () => {
    for (const commentId of [newId(), 'x'])
      expect(await refusalOf(readReplies({ commentId }))).toMatchObject({ status: 404 });
  });
});

describe('what was taken away', () => {
  const place = { author: null, body: '', bodyHtml: '' };

  it('is gone when nobody answered it', async () => {
    await removeComment(await published(), context);
    expect(await read()).toEqual({
      items: [],
      nextCursor: null,
      previousCursor: null,
      sort: 'newest',
      count: 0,
    });
  });

  it('leaves an empty place when somebody did: without author, without text', async () => {
    const author = await insider();
    const root = await published({ author, body: 'Gone by now.' });
    await published({ parentId: root, body: 'Still here.' });
    await withdrawComment({ viewer: author, id: root, context });
    const { items, count } = await read();
    expect(items).toMatchObject([{ id: root, ...place, replies: [{ body: 'Still here.' }] }]);
    expect(count).toBe(1);
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`Gone|${author.id}|${author.displayName}`));
    await expectCountersEqualRows();
  });

  it('hides no answer below it, however many places in a row are empty', async () => {
    const root = await published({ body: 'Text r1' });
    const a = await published({ parentId: root, body: 'Text a1' });
    const b = await published({ parentId: a, body: 'Text b1' });
    const c = await published({ parentId: b, body: 'Text c1' });
    for (const id of [a, b]) await removeComment(id, context);
    const { items, count } = await read();
    expect(outline(items)).toEqual([['Text r1', [['', [['', ['Text c1']]]]]]]);
    expect(count).toBe(2);
    expect(idsOf((await readReplies({ commentId: root })).items)).toEqual([a]);
    expect(await readReplies({ commentId: a })).toMatchObject({ articleId: news.id, items: [{ id: b }] });
    expect(idsOf((await readReplies({ commentId: b })).items)).toEqual([c]);

    await removeComment(c, context);
    expect(outline((await read()).items)).toEqual(['Text r1']);
    await expectCountersEqualRows();
  });

  it('is not found by itself', async () => {
    const root = await published();
    await published({ parentId: root });
    await removeComment(root, context);
    expect(await refusalOf(readComment({ viewer: null, id: root }))).toMatchObject({ status: 404 });
  });
});

describe('what is pending is nobody’s business', () => {
  const secret = 'Nobody is to see this';

  it.each([
    ['waits', waitingComment],
    ['is in review', commentInReview],
    ['was referred', referredComment],
    ['was rejected', rejectedComment],
  ])('a comment that %s is in no list, no count, and not found', async (_, build) => {
    const root = await published({ body: 'Text r1' });
    const author = await insider();
    const pending = await build({ article: news, context, author, body: `${secret}.` });
    const reply = await build({ article: news, context, author, body: `${secret} either.`, parentId: root });
    const everything = [
      await read(),
      await read({ sort: 'oldest' }),
      await readReplies({ commentId: root }),
      await readComment({ viewer: null, id: root }),
      await readPermalink({ articleSlug: news.slug, commentId: root }),
    ];
    const json = JSON.stringify(everything);
    for (const trace of [secret, pending, reply, author.id]) expect(json).not.toContain(trace);
    expect((await read()).count).toBe(1);
    expect((await read()).items[0]).toMatchObject({ replyCount: 0, replies: [] });
    for (const viewer of [null, await insider(), await moderator()]) {
      for (const id of [pending, reply])
        expect(await refusalOf(readComment({ viewer, id }))).toMatchObject({ status: 404 });
    }
    expect(await refusalOf(readReplies({ commentId: pending }))).toMatchObject({ status: 404 });
    expect(await readComment({ viewer: author, id: pending })).toMatchObject({ body: `${secret}.` });
  });

  it('nor is an edit under review', async () => {
    const author = await insider();
    const id = await published({ author, body: 'As accepted.' });
    await editComment({ viewer: author, id, body: `${secret}.`, revision: 1, context });
    const json = JSON.stringify([await read(), await readComment({ viewer: await insider(), id })]);
    expect(json).not.toContain(secret);
    expect(json).not.toContain('IN_REVIEW');
  });
});

describe('a member’s own comments', () => {
  it('are all there, in every state, newest first, page by page, and nobody else’s', async () => {
    const author = await insider();
    const ids = [];
    for (const build of [
      waitingComment,
      publishedComment,
      rejectedComment,
      commentInReview,
      referredComment,
    ]) {
      context.advance(MINUTE);
      ids.push(await build({ article: news, context, author }));
    }
    await published();
    const first = await listOwnComments({ viewer: author, limit: 3 });
    const second = await listOwnComments({ viewer: author, limit: 3, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
    expect([...first.items, ...second.items].map(({ status }) => status)).toEqual([
      'REFERRED',
      'IN_REVIEW',
      'REJECTED',
      'PUBLISHED',
      'AWAITING_REVIEWS',
    ]);
    expect(second.nextCursor).toBeNull();
    expect(first.items[2]).toMatchObject({
      reason: 'Please be civil.',
      rule: 'civility',
      allowed: { resubmit: true },
    });
  });

  it('never say who reviewed', async () => {
    const author = await insider();
    const id = await published({ author });
    const reviewer = await insider();
    await query('update comments set review_count = 0 where id = $1', [id]);
    const json = JSON.stringify(await listOwnComments({ viewer: author }));
    expect(json).not.toContain(reviewer.id);
    expect(json).toContain('"verdicts":{"yes":0,"notCivil":0,"misinformation":0}');
  });
});
