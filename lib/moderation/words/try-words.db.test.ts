import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { commentInReview, publishedComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { tryWords } from './try-words';

let desk: Viewer;
beforeEach(async () => {
  await openNewsroom();
  desk = await moderator();
});

const tried = (text: string, words: string[] = [], viewer: Viewer | null = desk) =>
  tryWords({ viewer, text, words });
const posted = (body: string) => publishedComment({ article: news, context, author, body });

describe('a text that is tried', () => {
  it('names the words that it has, by list and form, and what would become of it', async () => {
    await setPolicy({ screening: { bannedWords: ['leech*'], suspectWords: ['pox', '[af] bliksem'] } });
    expect(await tried('A considered remark.')).toMatchObject({ matches: [], outcome: 'pass', check: null });
    const { matches, ...rest } = await tried('That p.o.x on the leeches!', ['considered']);
    expect(matches).toEqual([
      { list: 'banned', word: 'leech*', form: 'beginning', written: 'leeches' },
      { list: 'suspect', word: 'pox', form: 'spelt', written: 'pox' },
    ]);
    expect(rest).toMatchObject({ outcome: 'refuse', check: 'banned words' });
    expect(await tried('A pox on both of them.')).toMatchObject({ outcome: 'hold', check: 'suspect words' });
  });

  it('is nobody’s but the desk’s', async () => {
    expect(await refusalOf(tried('A pox.', [], null))).toMatchObject({ status: 401 });
    expect(await refusalOf(tried('A pox.', [], await insider()))).toMatchObject({ status: 403 });
  });
});

describe('words that are tried on what was written', () => {
  it('say how many of the newest comments have one, and show them', async () => {
    const id = await posted('The weir is a p0x on the river.');
    await posted('The lock keeper knows.');
    const found = await tried('', ['pox', 'lighthouse']);
    expect(found).toMatchObject({ of: 2, found: 1, outcome: null, matches: [] });
    expect(found.comments).toMatchObject([
      { id, word: 'pox', state: 'PUBLISHED', author: author.displayName },
    ]);
  });

  it('count in texts in their own language alone', async () => {
    await posted('The lock keeper knows the weir, and so do we all.');
    expect(await tried('', ['[af] weir'])).toMatchObject({ of: 1, found: 0 });
    expect(await tried('', ['[en] weir'])).toMatchObject({ of: 1, found: 1 });
  });

  it('show nobody what they are reading as a peer', async () => {
    const id = await commentInReview({
      article: news,
      context,
      author,
      body: 'The weir is a pox on the river.',
    });
    const own = await submitComment({
      viewer: desk,
      articleSlug: news.slug,
      body: 'Something of my own to say.',
      context,
    });
    await requestAssignments({ viewer: desk, commentId: own.id, context });
    const leases = await query(
      'select 1 from review_assignments where reviewer_id = $1 and comment_id = $2',
      [desk.id, id],
    );
    expect(leases).toHaveLength(1);
    expect(await tried('', ['pox'])).toMatchObject({ found: 1, comments: [] });
    expect((await tried('', ['pox'], await moderator())).comments).toMatchObject([{ id }]);
  });

  it('are looked for in a thousand, found by the index, however many there are', async () => {
    await queryAsOwner(`with made as (insert into comments (id, article_id, author_id, state, created_at, state_changed_at)
      select gen_random_uuid(), '${news.id}', '${author.id}', 'WITHDRAWN', '2026-01-01', '2026-01-01' from generate_series(1, 3000) returning id)
      insert into comment_revisions (comment_id, number, body, body_html, word_count, language, created_at)
      select id, 1, 'A pox.', '', 2, 'en', '2026-01-01' from made`);
    await queryAsOwner('analyze comments');
    await queryAsOwner('analyze comment_revisions');
    const statements = await statementsOf(async () => {
      expect(await tried('', ['pox'])).toMatchObject({ of: 1000, found: 1000 });
    });
    const newest = statements.find(({ sql }) => /order by id desc limit/.test(sql));
    const plan = await explain(newest!);
    expect(plan.scannedWhole).not.toContain('comments');
    expect(plan.mostRows).toBeLessThanOrEqual(1000);
  });
});

describe('what is held besides', () => {
  const submit = (body: string, viewer = author) =>
    submitComment({ viewer, articleSlug: news.slug, body, context });

  it('is what a new member writes, until so many of theirs were posted', async () => {
    await setPolicy({ screening: { holdFirst: 1 } });
    expect(await submit('The first of them all.')).toMatchObject({
      status: 'REFERRED',
      reason: { code: 'new-member', facts: { count: 1 } },
    });
    const known = await insider();
    await setPolicy({ screening: { holdFirst: 0 } });
    await publishedComment({ article: news, context, author: known });
    await setPolicy({ screening: { holdFirst: 1 } });
    expect(await submit('Another of them all.', known)).toMatchObject({ status: 'AWAITING_REVIEWS' });
    expect(await submit('From the desk itself.', desk)).toMatchObject({ status: 'AWAITING_REVIEWS' });
  });

  it('is what somebody writes of whom several were turned down lately', async () => {
    await setPolicy({ screening: { holdAfterRejections: 2, rejectionDays: 7 } });
    const rejected = (days: number) =>
      queryAsOwner(`insert into comments (id, article_id, author_id, state, created_at, state_changed_at)
        values (gen_random_uuid(), '${news.id}', '${author.id}', 'REJECTED', '2026-01-01', '${new Date(context.now().getTime() - days * 86_400_000).toISOString()}')`);
    await rejected(1);
    await rejected(8);
    expect(await submit('Not many so far at all.')).toMatchObject({ status: 'AWAITING_REVIEWS' });
    await rejected(2);
    expect(await submit('And one more of them now.')).toMatchObject({
      status: 'REFERRED',
      reason: { code: 'turned-down-lately', facts: { count: 2, days: 7 } },
    });
  });

  it('is no link that leads where links may', async () => {
    await setPolicy({ screening: { links: 'refuse', allowedDomains: ['example.org'] } });
    expect(await submit('It stands on https://news.example.org/weir today.')).toMatchObject({
      status: 'AWAITING_REVIEWS',
    });
    expect(await refusalOf(submit('It is on example.org and example.com.'))).toMatchObject({
      code: 'links',
      facts: { words: 'example.com' },
    });
  });
});
