import { beforeEach, describe, expect, it } from 'vitest';
import { readThread } from '@/lib/comments/thread/read-thread';
import type { Viewer } from '@/lib/members/viewer';
import { setAuthor } from '@/lib/members/office/set-author';
import { enrollMember } from '@/lib/members/enroll-member';
import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { publishedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { listArticlesBy } from './list-articles-by';
import { markAuthor } from './mark-author';

beforeEach(openNewsroom);

const reason = 'You write the column on Fridays.';
let boss: Viewer;
beforeEach(async () => {
  boss = await admin();
});

const role = (on: boolean, { id }: Viewer = author) =>
  setAuthor({ viewer: boss, memberId: id, author: on, reason });
const mark = (on: boolean, { id }: Viewer = author, slug = news.slug) =>
  markAuthor({ viewer: boss, memberId: id, slug, author: on, reason });
/** What the administrator did, in order. */
const acts = async () =>
  (
    await query<{ action: string }>('select action from audit_entries where actor_id = $1 order by id', [
      boss.id,
    ])
  ).map(({ action }) => action);
const badges = async () => {
  const { items } = await readThread({ articleSlug: news.slug });
  return items.map((comment) => comment.author?.badges);
};

describe('an author', () => {
  it('is made, marked under their own article, and told it; it is on record and opens nothing', async () => {
    await publishedComment({ article: news, context, author });
    expect((await refusalOf(mark(true))).code).toBe('not-an-author');
    expect(await role(true)).toEqual({ author: true });
    expect(await role(true)).toEqual({ author: true });
    expect(await badges()).toEqual([[]]);
    expect(await mark(true)).toEqual({ author: true });
    expect(await badges()).toEqual([['author']]);
    expect(await listArticlesBy({ viewer: boss, memberId: author.id })).toMatchObject([{ slug: news.slug }]);
    const [listed] = (await listMembers({ viewer: boss, query: author.displayName })).items;
    expect(listed).toMatchObject({ role: 'MEMBER', author: true });
    // Who is an author no more stays the one who wrote it.
    await role(false);
    expect(await badges()).toEqual([['author']]);
    await mark(false);
    expect(await badges()).toEqual([[]]);
    expect(await acts()).toEqual([
      ...['member.make-author', 'article.mark-author', 'member.unmake-author', 'article.unmark-author'],
    ]);
    await runWaitingJobs();
    const told = await query(`select 1 from notices where member_id = $1 and kind = 'member.author'`, [
      author.id,
    ]);
    expect(told).toHaveLength(4);
    const events = await query(
      `select 1 from security_events where member_id = $1 and kind = 'role-changed'`,
      [author.id],
    );
    expect(events).toHaveLength(2);
  });

  it('is for administrators to say who have shown that it is they', async () => {
    const stale = { ...boss, provedLately: false };
    for (const [viewer, answer] of [
      [null, { status: 401 }],
      [author, { code: 'not-allowed' }],
      [await moderator(), { code: 'not-allowed' }],
      [stale, { code: 'proof-needed' }],
    ] as const) {
      const about = { viewer, memberId: author.id, author: true, reason };
      expect(await refusalOf(setAuthor(about))).toMatchObject(answer);
      expect(await refusalOf(markAuthor({ ...about, slug: news.slug }))).toMatchObject(answer);
    }
    expect(await refusalOf(listArticlesBy({ viewer: author, memberId: author.id }))).toMatchObject({
      status: 403,
    });
    await role(true);
    for (const slug of ['nothing-of-the-kind', '', "' or true --"])
      expect((await refusalOf(mark(true, author, slug))).code).toBe('not-found');
    expect((await refusalOf(role(true, { ...author, id: 'nobody' }))).status).toBe(404);
  });

  it('is one of two who are marked in one article at once', async () => {
    const other = await insider();
    await role(true);
    await role(true, other);
    const { answers, refusals } = await inParallel([mark(true), mark(true, other)]);
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['article-has-author']]);
  });

  it('who is being made none is marked before, or not at all', async () => {
    await role(true);
    await inParallel<unknown>([role(false), mark(true)]);
    expect([
      ['member.make-author', 'member.unmake-author'],
      ['member.make-author', 'article.mark-author', 'member.unmake-author'],
    ]).toContainEqual(await acts());
  });

  it('has a name that nobody else passes for', async () => {
    await query(`update members set display_name = 'Nomsa Columnist', is_author = true where id = $1`, [
      author.id,
    ]);
    const twin = enrollMember({
      email: 'twin@example.org',
      displayName: 'Nomsa Columnist Staff',
      password: 'tortoise lamp nine',
      role: 'MEMBER',
      source: 'DEMO',
    });
    expect((await refusalOf(twin)).code).toBe('name-reserved');
  });
});
