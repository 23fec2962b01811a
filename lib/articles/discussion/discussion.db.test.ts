import { beforeEach, describe, expect, it } from 'vitest';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import type { Viewer } from '@/lib/members/viewer';
import { article } from '@/lib/testing/articles';
import { DAY, MINUTE } from '@/lib/testing/clock';
import { factsOf, publishedComment, someWords } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { readArticle } from '../read-article';
import { listDiscussions } from './list-discussions';
import { readDiscussion } from './read-discussion';
import type { DiscussionInput } from './schemas';
import { setDiscussion } from './set-discussion';
import { takesFrom } from './takes-from';

let desk: Viewer;
beforeEach(async () => {
  await openNewsroom();
  desk = await moderator();
});

const submit = (viewer: Viewer = author, more: Partial<Parameters<typeof submitComment>[0]> = {}) =>
  submitComment({ viewer, articleSlug: news.slug, body: someWords(), context, ...more });

async function set(more: Partial<DiscussionInput>, viewer: Viewer | null = desk) {
  const { version, commenting, note, closeAfterDays, moderatorFirst, slowMinutes, ...rest } =
    await readDiscussion({ viewer: desk, id: news.id });
  const { announcement, defaultSort, topics } = rest;
  const now = { version, commenting, note, closeAfterDays, moderatorFirst, slowMinutes };
  const settings = { ...now, announcement, defaultSort, topics, ...more };
  return setDiscussion({ viewer, id: news.id, settings, context });
}
const acts = () =>
  query(
    `select from_state, to_state, details from audit_entries where action = 'article.set-discussion' and subject_id = $1 order by id`,
    [news.id],
  );
const read = () => readArticle({ slug: news.slug, context });

describe('how comments are taken', () => {
  it('is said by moderators, with what has changed on record and all pages made anew', async () => {
    const settings = {
      commenting: 'CLOSED',
      note: 'Overnight.',
      topics: ['World', 'Water', 'World'],
    } as const;
    const view = await set({ ...settings, topics: [...settings.topics] });
    expect(view).toMatchObject({
      commenting: 'CLOSED',
      takes: 'CLOSED',
      version: 2,
      topics: ['World', 'Water'],
    });
    expect(await readDiscussion({ viewer: desk, id: news.id, context })).toEqual(view);
    expect(await acts()).toEqual([
      {
        from_state: 'OPEN',
        to_state: 'CLOSED',
        details: { commenting: 'CLOSED', note: 'Overnight.', topics: 'World, Water' },
      },
    ]);
    expect(await query(`select tags from outbox_events where type = 'article.set-discussion'`)).toEqual([
      { tags: ['front', 'articles', `article:${news.id}`] },
    ]);
    expect(await read()).toMatchObject({
      commentsOpen: false,
      topics: ['World', 'Water'],
      discussion: { takes: 'CLOSED', note: 'Overnight.' },
    });
  });

  it('changes nothing when it is so already, whoever says it, and on no version that is over', async () => {
    await set({ commenting: 'CLOSED' });
    expect(await set({ version: 1 })).toMatchObject({ version: 2 });
    expect(await refusalOf(set({ version: 1, commenting: 'OPEN' }))).toMatchObject({
      status: 409,
      code: 'stale-version',
      details: { current: { commenting: 'CLOSED', version: 2 } },
    });
    expect(await acts()).toHaveLength(1);
  });

  it('is changed by one of two who saw the same', async () => {
    const both = [set({ version: 1, slowMinutes: 5 }), set({ version: 1, slowMinutes: 10 })];
    const { answers, refusals } = await inParallel(both);
    expect(answers).toHaveLength(1);
    expect(refusals).toMatchObject([{ code: 'stale-version' }]);
    expect(await acts()).toHaveLength(1);
  });

  it.each([
    ['nobody', () => null, 401],
    ['an Insider', () => author, 403],
  ])('is not for %s to say', async (_, who, status) => {
    expect(await refusalOf(set({ commenting: 'CLOSED' }, who()))).toMatchObject({ status });
    expect(await refusalOf(listDiscussions({ viewer: who() }))).toMatchObject({ status });
    expect(await acts()).toEqual([]);
  });

  it('has an announcement, as Markdown without markup of its own', async () => {
    await set({ announcement: 'We answer **here**, on [our page](https://example.org). <b>No</b>' });
    const { announcementHtml } = (await read()).discussion;
    expect(announcementHtml).toContain('<strong>here</strong>');
    expect(announcementHtml).toContain('&lt;b&gt;');
    expect(announcementHtml).toContain('href="https://example.org"');
  });
});

describe('a discussion', () => {
  it('that is closed takes no comment, no reply and no edit; what was sent before goes on', async () => {
    const posted = await publishedComment({ article: news, context, author });
    await set({ commenting: 'CLOSED' });
    expect(await refusalOf(submit())).toMatchObject({ status: 422, code: 'comments-closed' });
    expect(await refusalOf(submit(author, { parentId: posted }))).toMatchObject({ code: 'comments-closed' });
    const edit = editComment({
      viewer: author,
      id: posted,
      body: 'Other words than those.',
      revision: 1,
      context,
    });
    expect(await refusalOf(edit)).toMatchObject({ code: 'comments-closed' });
    const reader = await insider();
    await setReaction({ viewer: reader, commentId: posted, kind: 'insightful', on: true, context });
    await set({ commenting: 'OPEN' });
    await submit();
  });

  it('that is an archive takes no reaction either; what was given can be taken back', async () => {
    const posted = await publishedComment({ article: news, context, author });
    const reader = await insider();
    const react = (on: boolean, kind = 'insightful') =>
      setReaction({ viewer: reader, commentId: posted, kind, on, context });
    await react(true);
    await set({ commenting: 'ARCHIVED' });
    expect(await refusalOf(submit())).toMatchObject({ code: 'comments-archived' });
    expect(await refusalOf(react(true, 'disagree'))).toMatchObject({
      status: 422,
      code: 'comments-archived',
    });
    expect(await react(false)).toMatchObject({ own: [] });
  });

  it('that is left to members of staff takes what they write, and nobody else’s', async () => {
    await set({ commenting: 'STAFF' });
    const writer = await insider();
    await query('update members set is_author = true where id = $1', [writer.id]);
    expect(await refusalOf(submit())).toMatchObject({ code: 'comments-of-staff' });
    await submit(writer);
    await submit(desk);
    const page = await read();
    expect(page).toMatchObject({ commentsOpen: false, discussion: { takes: 'STAFF' } });
    const takes = await Promise.all(
      [null, 'member' as const, author, writer, desk].map((viewer) => takesFrom({ article: page, viewer })),
    );
    expect(takes).toEqual([false, false, false, true, true]);
  });

  it('that a moderator reads first brings every comment to one', async () => {
    await set({ moderatorFirst: true });
    const { id } = await submit();
    expect(await factsOf(id)).toMatchObject({
      state: 'REFERRED',
      reason: { code: 'article-moderated', facts: {} },
    });
  });

  it('closes by itself so many days after its article appeared', async () => {
    // It appeared on the 20th of November at 6.
    const appeared = new Date('2026-11-20T06:00:00Z').getTime();
    const days = Math.ceil((context.now().getTime() - appeared) / DAY) + 1;
    await set({ closeAfterDays: days });
    const end = appeared + days * DAY;
    expect((await read()).discussion).toMatchObject({ takes: 'OPEN', closesAt: new Date(end).toISOString() });
    context.advance(end - context.now().getTime() - 1);
    await submit();
    context.advance(1);
    expect(await refusalOf(submit())).toMatchObject({ code: 'comments-closed' });
    expect(await read()).toMatchObject({
      commentsOpen: false,
      discussion: { takes: 'CLOSED', closesAt: null },
    });
  });

  it('that is slow has a member wait, there alone, and says for how long', async () => {
    await set({ slowMinutes: 10 });
    const elsewhere = await article();
    await submit();
    await submit(author, { articleSlug: elsewhere.slug });
    context.advance(4 * MINUTE);
    expect(await refusalOf(submit())).toMatchObject({ code: 'slow-mode', limit: 10, retryAfterSeconds: 360 });
    await submit(await insider());
    context.advance(6 * MINUTE);
    await submit();
    await submit(desk);
    await submit(desk);
  });
});

describe('at the same moment', () => {
  it('one of two comments is taken where members wait between them', async () => {
    await set({ slowMinutes: 10 });
    const { answers, refusals } = await inParallel([submit(), submit(), submit()]);
    expect(answers).toHaveLength(1);
    expect(refusals.map(({ code }) => code)).toEqual(['slow-mode', 'slow-mode']);
  });

  it('no comment comes in once somebody has been told that it is closed', async () => {
    const writers = await Promise.all(Array.from({ length: 6 }, () => insider()));
    for (const _ of [1, 2, 3]) {
      await set({ commenting: 'OPEN' });
      let closedWith: unknown;
      const closing = set({ commenting: 'CLOSED' }).then(async () => {
        [closedWith] = await query('select count(*)::int as number from comments');
      });
      const { refusals } = await inParallel(writers.map((writer) => submit(writer)));
      await closing;
      expect(refusals.every(({ code }) => code === 'comments-closed')).toBe(true);
      expect(await query('select count(*)::int as number from comments')).toEqual([closedWith]);
      context.advance(10 * MINUTE);
    }
  });

  it('whoever is submitting holds the article as it is', async () => {
    const statements = await statementsOf(() => submit());
    expect(
      statements.some((sql) =>
        /from articles a where a\.slug = .* for share of a/s.test(JSON.stringify(sql)),
      ),
    ).toBe(true);
  });
});

describe('the articles at the desk', () => {
  it('are found by the beginnings of words of their headlines, a page at a time', async () => {
    const others = [await article(), await article()];
    await query(`update articles set headline = 'Where the Water Goes' where id = $1`, [others[0]!.id]);
    await query(`update articles set headline = 'Wat van die water?' where id = $1`, [others[1]!.id]);
    const titles = async (text: string) =>
      (await listDiscussions({ viewer: desk, query: text })).items.map(({ title }) => title).sort();
    expect(await titles('wat')).toEqual(['Wat van die water?', 'Where the Water Goes']);
    expect(await titles('WATER go')).toEqual(['Where the Water Goes']);
    expect(await titles('ater')).toEqual([]);
    expect(await titles("?:*'&|!")).toEqual([]);
    const first = await listDiscussions({ viewer: desk, limit: 2 });
    const next = await listDiscussions({ viewer: desk, limit: 2, cursor: first.nextCursor! });
    const ids = [...first.items, ...next.items].map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([news.id, ...others.map(({ id }) => id)]));
    expect(next.nextCursor).toBeNull();
  });

  it('are found by an index, however many there are', async () => {
    await queryAsOwner(`insert into articles (id, slug, headline, standfirst, byline, body, body_html, word_count, published_at)
      select gen_random_uuid(), 'old-' || n, 'Old ' || n, '', '', '', '', 1, now() - n * interval '1 hour' from generate_series(1, 5000) n`);
    await queryAsOwner('analyze articles');
    const [found] = await statementsOf(() => listDiscussions({ viewer: desk, query: 'old 77' }));
    const plan = await explain(found as never);
    expect(plan.scannedWhole).not.toContain('articles');
    const [all] = await statementsOf(() => listDiscussions({ viewer: desk }));
    expect((await explain(all as never)).scannedWhole).not.toContain('articles');
  });
});
