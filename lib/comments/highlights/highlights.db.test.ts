import { beforeEach, describe, expect, it } from 'vitest';
import { setPick } from '@/lib/comments/picks/set-pick';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { verifyExpertise } from '@/lib/members/expertise/verify-expertise';
import type { Viewer } from '@/lib/members/viewer';
import { article } from '@/lib/testing/articles';
import { publishedComment, removeComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator, sanction } from '@/lib/testing/people';
import { statementsOf } from '@/lib/testing/statements';
import { listHighlights } from './list-highlights';

beforeEach(openNewsroom);

const TOPICS = ['Water'];
const posted = (author: Viewer, body: string, more: { parentId?: string } = {}) =>
  publishedComment({ article: news, context, author, body: `${body} words`, ...more });
const highlights = async (topics = TOPICS) =>
  (await listHighlights({ id: news.id, topics })).map(
    ({ kind, body }) => `${kind} ${body.replace(' words', '')}`,
  );

async function knowing(field = 'Water', verified = true): Promise<Viewer> {
  const member = await insider();
  const expected = { field, line: 'Meter technician' };
  await stateExpertise({ viewer: member, items: [expected] });
  const [row] = await query<{ id: string }>('select id from expertise where member_id = $1', [member.id]);
  if (verified) await verifyExpertise({ viewer: await moderator(), id: row!.id, verified, expected });
  return member;
}
const score = (id: string, top: number) =>
  query('update comments set top_score = $2 where id = $1', [id, top]);
const bridge = (id: string, rank: number) =>
  query('update comments set bridging_score = $2, bridging_rank = $2 where id = $1', [id, rank]);

describe('what stands out in a discussion', () => {
  it('is nothing where nothing does', async () => {
    await posted(await insider(), 'plain');
    expect(await highlights()).toEqual([]);
  });

  it('is each comment once, the picks first, and each voice with its best', async () => {
    const [wet, other] = [await knowing(), await insider()];
    const desk = await moderator();
    await posted(wet, 'good');
    await score(await posted(wet, 'better'), 0.9);
    const picked = await posted(other, 'picked');
    await setPick({ viewer: desk, commentId: picked, on: true, context });
    await bridge(picked, 3);
    await bridge(await posted(other, 'bridging'), 2);
    await posted(desk, 'staff', { parentId: picked });
    expect(await highlights()).toEqual([
      'picked picked',
      'verified better',
      'bridging bridging',
      'staff staff',
    ]);
  });

  it('asks for proof, in the article’s topics, of who is not banned', async () => {
    const banned = await knowing();
    await posted(await knowing('Water', false), 'unproved');
    await posted(await knowing('Choirs'), 'elsewhere');
    await posted(banned, 'banned');
    expect(await highlights()).toEqual(['verified banned']);
    await sanction({ on: banned, kind: 'BAN', from: context.now() });
    expect(await highlights()).toEqual([]);
  });

  it('is never what readers do not see', async () => {
    const wet = await knowing();
    const id = await posted(wet, 'gone');
    await bridge(id, 4);
    await removeComment(id, context);
    expect(await highlights()).toEqual([]);
  });

  it('is three of a kind at most', async () => {
    const desk = await moderator();
    for (const body of ['one', 'two', 'three', 'four']) await posted(desk, body);
    expect(await highlights()).toEqual(['staff four', 'staff three', 'staff two']);
  });
});

it('is one statement by indexes, which reads no more of ten thousand comments than of ten', async () => {
  const [wet, desk, elsewhere] = [await knowing(), await moderator(), await article()];
  const insert = (articleId: string, authorId: string, number: number) =>
    query(
      `with inserted as (
         insert into comments (id, article_id, author_id, state, visible, published_revision, created_at, state_changed_at, published_at,
           top_score, bridging_score, bridging_rank)
         select gen_random_uuid(), $1, $2, 'PUBLISHED', true, 1, t, t, t, random(), random(), random()
         from generate_series(1, $3) as n, lateral (select timestamptz '2026-01-01' + n * interval '1 minute' as t) as at returning id)
       insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
       select id, 1, repeat('word ', 100), repeat('word ', 101), 100, now() from inserted`,
      [articleId, authorId, number],
    );
  await insert(news.id, (await insider()).id, 8_000);
  await insert(news.id, wet.id, 1_000);
  await insert(news.id, desk.id, 1_000);
  await insert(elsewhere.id, desk.id, 3_000);
  await queryAsOwner('analyze');
  const [statement, ...others] = await statementsOf(() => listHighlights({ id: news.id, topics: TOPICS }));
  expect(others).toEqual([]);
  const plan = await explain(statement!);
  expect(plan.scannedWhole).not.toContain('comments');
  expect(plan.scannedWhole).not.toContain('comment_revisions');
  expect(plan.indexes).toEqual(
    expect.arrayContaining(['comments_by_author', 'comments_picked', 'comments_thread_bridging']),
  );
  expect(plan.mostRows).toBeLessThanOrEqual(20);
});
