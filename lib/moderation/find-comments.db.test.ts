import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { HOUR, MINUTE } from '@/lib/testing/clock';
import {
  publishedComment,
  referredComment,
  rejectedComment,
  reviewWith,
  commentInReview,
  leaseOn,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { countOfAuthors, listQueue } from './list-queue';
import { reportComment } from './reports/report-comment';
import { LOOKED_AT, queueFilter, type QueueFilter, type QueueName } from './schemas';

beforeEach(openNewsroom);

let desk: Viewer;
beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
});

type Build = typeof referredComment;
const build = (how: Build, more: { author?: Viewer; body?: string } = {}) => {
  context.advance(MINUTE);
  return how({ article: news, context, ...more });
};
const find = async (queue: QueueName, filter: QueueFilter, viewer = desk) =>
  (await listQueue({ viewer, queue, filter, context })).items.map(({ id }) => id);

describe('words', () => {
  it('are found in texts and in names, by how they begin, in whatever state', async () => {
    const gideon = await insider({ name: 'Gideon Pike' });
    const tap = await build(rejectedComment, { body: 'The spanner that fits this tap is a long one.' });
    const his = await build(publishedComment, { author: gideon, body: 'Water runs downhill, I have found.' });
    const mentions = await build(referredComment, { body: 'What Gideon says of water is right enough.' });
    expect(await find('all', { q: 'span' })).toEqual([tap]);
    expect(await find('all', { q: 'GIDEON' })).toEqual([mentions, his]);
    expect(await find('all', { q: 'gideon pi' })).toEqual([his]);
    expect(await find('all', { q: 'water downhill' })).toEqual([his]);
    expect(await find('referred', { q: 'water' })).toEqual([mentions]);
    expect(await find('all', { q: 'nowhere' })).toEqual([]);
    // What is no word narrows nothing.
    expect(await find('all', { q: '?!' })).toHaveLength(3);
  });

  it('are those of the newest text, and of the name as it is', async () => {
    const author = await insider({ name: 'Gideon Pike' });
    const id = await build(publishedComment, {
      author,
      body: 'The spanner that fits this tap is a long one.',
    });
    await editComment({
      viewer: author,
      id,
      body: 'A wrench would do it better by far.',
      revision: 1,
      context,
    });
    await query(`update members set display_name = 'Naledi Khumalo' where id = $1`, [author.id]);
    expect(await find('all', { q: 'spanner' })).toEqual([]);
    expect(await find('all', { q: 'gideon' })).toEqual([]);
    expect(await find('all', { q: 'wrench naledi' })).toEqual([id]);
  });

  it('that many comments have are looked for as well', async () => {
    const first = await build(referredComment, { body: 'The quagga is what all of these are about.' });
    await multiply(first, 1_200);
    const page = await listQueue({ viewer: desk, queue: 'referred', filter: { q: 'quagga' }, limit: 5 });
    expect(page.items).toHaveLength(5);
    expect(page.items[0]!.id).toBe(first);
  });
});

describe('what else narrows a queue', () => {
  it('who wrote it, by id or by name; and nobody is found who is not there', async () => {
    const author = await insider({ name: 'Gideon Pike' });
    await query('update members set name_skeleton = $2 where id = $1', [
      author.id,
      skeletonOf('Gideon Pike'),
    ]);
    const his = await build(referredComment, { author });
    await build(referredComment);
    expect(await find('referred', { author: author.id })).toEqual([his]);
    expect(await find('referred', { author: 'Gideon Pike' })).toEqual([his]);
    expect(await find('referred', { author: 'Gideon' })).toEqual([]);
  });

  it('the article, by its slug or its address', async () => {
    const id = await build(referredComment);
    expect(await find('referred', { article: news.slug })).toEqual([id]);
    expect(
      await find('referred', { article: `https://news.example/articles/${news.slug}#comments` }),
    ).toEqual([id]);
    expect(await find('referred', { article: 'no-such-article' })).toEqual([]);
  });

  it('how long it has been there', async () => {
    const old = await build(referredComment);
    context.advance(30 * HOUR);
    const young = await build(referredComment);
    expect(await find('referred', { age: 'over-day' })).toEqual([old]);
    expect(await find('referred', { age: 'under-hour' })).toEqual([young]);
  });

  it('its language', async () => {
    const [english, afrikaans] = [await build(referredComment), await build(referredComment)];
    await query(`update comment_revisions set language = 'af' where comment_id = $1`, [afrikaans]);
    await query(`update comment_revisions set language = 'en-GB' where comment_id = $1`, [english]);
    expect(await find('referred', { language: 'af' })).toEqual([afrikaans]);
    expect(await find('referred', { language: 'en' })).toEqual([english]);
  });

  it('the rule that a decision names, or an open report; not to who wrote what is reported', async () => {
    const rejected = await build(rejectedComment);
    const reported = await build(publishedComment);
    const own = await build(publishedComment, { author: desk });
    for (const commentId of [reported, own])
      await reportComment({ viewer: await insider(), commentId, reason: 'privacy', context });
    expect(await find('rejected', { rule: 'civility' })).toEqual([rejected]);
    expect(await find('rejected', { rule: 'hate' })).toEqual([]);
    expect(await find('published', { rule: 'privacy' })).toEqual([reported]);
    expect(await find('published', { rule: 'privacy' }, await moderator())).toEqual([own, reported]);
  });

  it('notes and odds, where these are the viewer’s to know', async () => {
    const ids = [
      await build(commentInReview),
      await build(commentInReview, { author: desk }),
      await build(commentInReview),
    ];
    for (const id of ids) await reviewWith(['YES'], { commentId: id, article: news, context });
    await query(`update reviews set note = 'Look at this.'`);
    await query(
      `insert into decisions (id, comment_id, version, revision, maker, outcome, inputs, created_at)
       select gen_random_uuid(), id, 50, 1, 'PEERS', 'REFER', '{"probability": 0.1}', now() from comments where id = any($1::uuid[])`,
      [ids],
    );
    await query(`update comments set state = 'REFERRED' where id = any($1::uuid[])`, [ids]);
    await query(`update comments set state_reason = '{"code": "read-first", "facts": {}}' where id = $1`, [
      ids[2],
    ]);
    for (const filter of [{ notes: 'yes' }, { odds: 'low' }] as const) {
      expect(await find('referred', filter)).toEqual([ids[0]]);
      expect(await find('referred', filter, await moderator())).toEqual(ids.slice(0, 2));
    }
    expect(await find('referred', { odds: 'high' })).toEqual([]);
  });

  it('is understood, or narrows nothing', () => {
    expect(queueFilter.parse({ q: '', age: 'ages ago', rule: 'hate', notes: 'yes', queue: 'late' })).toEqual({
      q: undefined,
      age: undefined,
      rule: 'hate',
      notes: 'yes',
    });
  });
});

it('what has to be looked up for each is looked up so far, and further from there', async () => {
  const first = await build(referredComment);
  await multiply(first, LOOKED_AT + 10);
  const last = await build(referredComment);
  await query(`update comments set state_changed_at = now() + interval '1 day' where id = $1`, [last]);
  await query(`update comment_revisions set language = case when comment_id = $1 then 'ar' else 'en' end`, [
    last,
  ]);
  const asked = { viewer: desk, queue: 'referred', filter: { language: 'ar' } } as const;
  const page = await listQueue(asked);
  expect(page.items).toEqual([]);
  const further = await listQueue({ ...asked, cursor: page.nextCursor! });
  expect(further.items.map(({ id }) => id)).toEqual([last]);
  expect(further.nextCursor).toBeNull();
});

/** As many more like it, each a moment later. */
async function multiply(id: string, times: number) {
  for (let from = 1; from <= times; from += 500)
    await query(
      `with more as (insert into comments (id, article_id, author_id, state, created_at, state_changed_at)
         select gen_random_uuid(), article_id, author_id, state, created_at, state_changed_at + n * interval '1 millisecond'
         from comments cross join generate_series($2::int, $3::int) n where id = $1 returning id)
       insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
         select more.id, 1, r.body, r.body_html, r.word_count, r.created_at
         from more cross join comment_revisions r where r.comment_id = $1`,
      [id, from, Math.min(from + 499, times)],
    );
}

it('what else an author has in the queue is counted, and nothing that the viewer reads as a peer', async () => {
  const [gideon, other] = [await insider({ name: 'Gideon Pike' }), await insider({ name: 'Naledi Khumalo' })];
  for (const author of [gideon, gideon, other, gideon]) await build(referredComment, { author });
  await build(publishedComment, { author: gideon });
  const read = await build(commentInReview, { author: gideon });
  await build(commentInReview, { author: gideon });
  await leaseOn({ commentId: read, reviewer: desk, article: news, context });
  const counted = async (queue: QueueName) => {
    const { items } = await listQueue({ viewer: desk, queue, context });
    const counts = await countOfAuthors({ viewer: desk, queue, items });
    return [gideon, other].map(({ id }) => counts.get(id));
  };
  expect(await counted('referred')).toEqual([3, 1]);
  expect(await counted('in-review')).toEqual([1, undefined]);
  expect(await counted('all')).toEqual([5, 1]);
  const found = await find('referred', { author: gideon.id });
  expect(found).toHaveLength(3);
  const asked = countOfAuthors({ viewer: gideon, queue: 'referred', items: [] });
  expect(await refusalOf(asked)).toMatchObject({ status: 403 });
});
