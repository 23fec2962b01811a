import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { TIME_ZONE } from '@/lib/language/times';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { importComments } from '@/lib/comments/transfer/import-comments';
import type { Viewer } from '@/lib/members/viewer';
import { decideAppeal } from '@/lib/moderation/appeals/decide-appeal';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { dismissReports } from '@/lib/moderation/reports/dismiss-reports';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { newId } from '@/lib/platform/ids';
import { setPolicy } from '@/lib/testing/policy';
import { decideComment } from '@/lib/moderation/decide-comment';
import { testContext, MINUTE, type TestContext } from '@/lib/testing/clock';
import { commentInReview, factsOf, publishedComment, referredComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { dayOf } from './days';
import { readNumbers } from './read-numbers';
import { readYearReport } from './read-year-report';
import { countDays } from './store';
import { yearReportAsCsv } from './year-report-as-csv';

/** Ids are made by the machine's clock, so times are too. */
let context: TestContext;
let today: string;
beforeEach(async () => {
  await openNewsroom();
  context = testContext({ start: new Date().toISOString() });
  today = dayOf(context.now(), TIME_ZONE);
});

const read = (viewer: Parameters<typeof readNumbers>[0]['viewer']) =>
  readNumbers({ viewer, days: { from: today, to: today }, context });

describe('the numbers of a period', () => {
  it('are what happened in it, and those of moderators each one’s own, but for administrators', async () => {
    await publishedComment({ article: news, context, author });
    await commentInReview({ article: news, context, author });
    const [one, other] = [await moderator(), await moderator()];
    for (const viewer of [one, one, other]) {
      const commentId = await referredComment({ article: news, context, author });
      const { version } = await factsOf(commentId);
      await decideComment({
        viewer,
        commentId,
        action: 'REJECT',
        rule: 'civility',
        note: 'Please be civil.',
        version,
        context,
      });
    }
    await insider();
    context.advance(MINUTE);

    const view = await read(one);
    const [submitted] = await query<{ count: number }>('select count(*)::int as count from comments');
    const [members] = await query<{ joined: number; commented: number }>(
      `select count(*)::int as joined, (select count(distinct author_id)::int from comments) as commented
       from members where verified_at is not null`,
    );
    expect(view.totals.now).toMatchObject({ submitted: submitted!.count, posted: 1, decided: 3, ...members });
    expect(view.totals.now.withoutModerator).toBe(0);
    expect(view.totals.before).toMatchObject({ submitted: 0, posted: 0, median: null, joined: 0 });
    expect(view.byDay).toEqual([{ day: today, submitted: submitted!.count, posted: 1, decided: 3 }]);
    expect(view.rules).toEqual([{ of: 'civility', now: 3, before: 0 }]);
    expect(view.articles).toMatchObject([
      { slug: news.slug, submitted: submitted!.count, posted: 1, before: 0 },
    ]);
    const ofOne = { of: one.id, displayName: one.displayName, now: 2, before: 0 };
    expect(view.moderators).toEqual([ofOne]);
    const ofOther = { of: other.id, displayName: other.displayName, now: 1, before: 0 };
    expect((await read(await admin())).moderators).toEqual([ofOne, ofOther]);
  });

  it('leave out what was imported, but for what is decided of it, counted from the import on', async () => {
    const viewer = await admin();
    const begun = await read(viewer);
    const record = {
      article: {
        externalId: 'a',
        identifier: null,
        address: 'https://paper.example/a',
        title: 'The weir',
        publishedAt: null,
      },
      parentId: null,
      author: { externalId: 'n', name: 'Naledi Botha', address: null },
      editedAt: null,
    };
    const createdAt = new Date(context.now().getTime() - MINUTE).toISOString();
    const records = (['published', 'pending'] as const).map((state, n) => ({
      ...record,
      externalId: `c${n}`,
      state,
      createdAt,
      text: { format: 'plain' as const, body: `It was ${state}.` },
    }));
    await importComments({
      source: 'csv',
      fileName: 'a.csv',
      digest: 'one',
      records: Readable.from(records),
      context,
    });
    context.advance(2 * MINUTE);
    expect((await read(viewer)).totals.now).toEqual(begun.totals.now);

    const [waiting] = await query<{ id: string; version: number }>(
      `select id, version from comments where state = 'REFERRED'`,
    );
    await decideComment({
      viewer,
      commentId: waiting!.id,
      action: 'PUBLISH',
      version: waiting!.version,
      context,
    });
    context.advance(MINUTE);
    const { totals } = await read(viewer);
    expect(totals.now).toEqual({
      ...begun.totals.now,
      decided: 1,
      median: 120,
      ninetieth: 120,
    });
  });

  it('are for nobody else', async () => {
    await expect(read(null)).rejects.toMatchObject({ status: 401 });
    await expect(read(author)).rejects.toMatchObject({ status: 403 });
  });
});

describe('the report of a year', () => {
  const year = () => Number(today.slice(0, 4));
  const report = (viewer: Viewer | null, asked?: number) => readYearReport({ viewer, year: asked, context });

  it('is what moderators, reports, appeals, checks and sanctions came to, and its file says the same', async () => {
    const [one, other] = [await moderator(), await moderator()];
    const up = await publishedComment({ article: news, context, author });
    const reporter = await insider();
    await reportComment({ viewer: reporter, commentId: up, reason: 'off-topic', context });
    context.advance(10 * MINUTE);
    const { version: seen } = await factsOf(up);
    await dismissReports({ viewer: one, commentId: up, version: seen, reports: 1, context });
    const down = await referredComment({ article: news, context, author });
    const { version } = await factsOf(down);
    const why = { rule: 'civility', note: 'Please be civil.' } as const;
    await decideComment({ viewer: one, commentId: down, action: 'REJECT', version, ...why, context });
    const text = 'It was about what was said, and about nobody who said it.';
    const appeal = await fileAppeal({ viewer: author, commentId: down, text, context });
    context.advance(20 * MINUTE);
    const after = await factsOf(down);
    await decideAppeal({
      viewer: other,
      appealId: appeal.id,
      outcome: 'REVERSED',
      version: after.version,
      note: 'It is civil.',
      context,
    });
    await sanctionMember({ viewer: one, memberId: reporter.id, kind: 'WARNING', reason: 'Enough.', context });
    const [held, posted] = [await heldComment(), await heldComment()];
    const { version: held1 } = await factsOf(held);
    await decideComment({ viewer: one, commentId: held, action: 'REJECT', version: held1, ...why, context });
    const { version: held2 } = await factsOf(posted);
    await decideComment({ viewer: one, commentId: posted, action: 'PUBLISH', version: held2, context });
    context.advance(MINUTE);

    const view = await report(one, year());
    expect(view).toMatchObject({
      year: year(),
      years: [year()],
      days: { from: `${year()}-01-01`, to: today },
      posted: 3,
      moderators: 2,
      acts: [
        { of: 'PUBLISH', count: 2 },
        { of: 'REJECT', count: 2 },
      ],
      rules: [{ of: 'civility', count: 2 }],
      reports: {
        made: [{ of: 'off-topic', count: 1 }],
        upheld: { count: 0, median: null },
        dismissed: { count: 1, median: 600 },
      },
      held: { reasons: [{ of: 'suspect', count: 2 }], posted: 1 },
      appeals: { upheld: { count: 0, median: null }, reversed: { count: 1, median: 1_200 } },
      sanctions: [{ of: 'WARNING', count: 1 }],
    });
    const lines = yearReportAsCsv(view).trim().split(/\r?\n/);
    expect(lines[0]).toBe('figure,of,count,median_seconds');
    for (const line of [
      'act,REJECT,2,',
      'report,dismissed,1,600',
      'appeal,reversed,1,1200',
      'held,posted,1,',
    ])
      expect(lines).toContain(line);
  });

  it('of a year that there is nothing of is this year’s, and it is for the desk alone', async () => {
    const viewer = await moderator();
    for (const asked of [undefined, 1812, year() + 1])
      expect(await report(viewer, asked)).toMatchObject({ year: year() });
    await expect(report(null)).rejects.toMatchObject({ status: 401 });
    await expect(report(author)).rejects.toMatchObject({ status: 403 });
  });

  async function heldComment(): Promise<string> {
    await setPolicy({ screening: { suspectWords: ['pox'] } });
    const body = `A pox on both their houses, says the play, and it is act three. ${newId()}`;
    const viewer = await insider();
    const { id } = await submitComment({ viewer, articleSlug: news.slug, parentId: null, body, context });
    return id;
  }
});

it('a comment whose id and time are on two sides of midnight is counted once, by its time', async () => {
  const commentId = await commentInReview({ article: news, context, author });
  const written = context.now().getTime();
  const midnight = new Date(written + 10 * MINUTE);
  await query(`update comments set created_at = $1 where id = $2`, [
    new Date(written + 30 * MINUTE),
    commentId,
  ]);
  const sent = async (from: Date, to: Date) =>
    (await countDays(database(), { from, to, zone: TIME_ZONE })).filter(
      ({ figure }) => figure === 'submitted',
    );
  const before = await sent(new Date(midnight.getTime() - DAY_MS), midnight);
  const after = await sent(midnight, new Date(midnight.getTime() + DAY_MS));
  const [others] = await query<{ count: number }>(
    'select count(*)::int as count from comments where id <> $1',
    [commentId],
  );
  expect(before.reduce((all, { count }) => all + count, 0)).toBe(others!.count);
  expect(after).toMatchObject([{ count: 1 }]);
});
