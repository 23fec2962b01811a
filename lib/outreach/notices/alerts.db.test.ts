import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { lookForAlerts } from '@/lib/moderation/alerts/look-for-alerts';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { dismissReports } from '@/lib/moderation/reports/dismiss-reports';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import { factsOf, leaseOn, publishedComment, referredComment, rejectedComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member, moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { changeMailSettings } from '../mail/change-mail-settings';
import { readMailSettings } from '../mail/read-mail-settings';
import { startMailServer, type MailServer } from '../testing/mail-server';
import { listNotices } from './inbox/list-notices';

const server: MailServer = await startMailServer();
Object.assign(process.env, { SMTP_URL: server.url });
afterAll(() => server.stop());

const off = { waitingHours: 0, reports: 0, appealHours: 0, burst: { times: 0 } };
let desk: Viewer;

beforeEach(async () => {
  await openNewsroom();
  await setPolicy({ alerts: off });
  desk = await moderator();
  server.received.length = 0;
});

const look = () => lookForAlerts({ context });

/** What somebody has been alerted to, newest first. */
async function told(viewer: Viewer) {
  await runWaitingJobs();
  const { items } = await listNotices({ viewer });
  const alerts = items.filter(({ kind }) => kind.startsWith('desk.'));
  return alerts.map(({ title, paragraphs, action }) => ({
    title,
    text: paragraphs.join(' '),
    path: action.path,
  }));
}

const report = async (commentId: string, times: number) => {
  for (let i = 0; i < times; i += 1)
    await reportComment({ viewer: await insider(), commentId, reason: 'civility', context });
};

describe('what waits too long for a moderator', () => {
  beforeEach(() => setPolicy({ alerts: { waitingHours: 24 } }));

  it('is told once to all who work at the desk, for as long as it goes on, with the way to the queue', async () => {
    const [boss, banned] = [await admin(), await moderator()];
    await sanction({ on: banned, kind: 'BAN', from: context.now() });
    const unknown = await member({ role: 'MODERATOR', verified: false });
    await referredComment({ article: news, context });
    context.advance(23 * HOUR);
    expect(await look()).toBe(0);
    context.advance(7 * HOUR);
    await referredComment({ article: news, context });
    expect([await look(), await look()]).toEqual([1, 0]);
    context.advance(30 * MINUTE);
    expect(await look()).toBe(0);
    const alert = {
      title: 'A comment has waited too long for a moderator',
      text: 'It waits for 30 hours. The policy has you told of what waits for 24 hours.',
      path: '/admin?age=over-day',
    };
    expect([await told(desk), await told(boss)]).toEqual([[alert], [alert]]);
    for (const other of [author, banned, unknown]) expect(await told(other)).toEqual([]);
  });

  it('is told again where it has been over for an hour, and not where it was over for a moment', async () => {
    const id = await referredComment({ article: news, context });
    context.advance(25 * HOUR);
    expect(await look()).toBe(1);
    await query(`update comments set state_changed_at = $2 where id = $1`, [id, context.now()]);
    context.advance(30 * MINUTE);
    expect(await look()).toBe(0);
    await query(`update comments set state_changed_at = $2 where id = $1`, [id, new Date(0)]);
    context.advance(20 * MINUTE);
    expect(await look()).toBe(0);
    await query(`update comments set state_changed_at = $2 where id = $1`, [id, context.now()]);
    context.advance(2 * HOUR);
    expect(await look()).toBe(0);
    context.advance(23 * HOUR);
    expect(await look()).toBe(1);
  });

  it('however many look for it at once, begins once', async () => {
    await referredComment({ article: news, context });
    const much = await publishedComment({ article: news, context });
    await report(much, 2);
    await setPolicy({ alerts: { reports: 2 } });
    context.advance(25 * HOUR);
    const { answers, refusals } = await inParallel(Array.from({ length: 8 }, look));
    expect(refusals).toEqual([]);
    expect(answers.reduce((sum, begun) => sum + begun, 0)).toBe(2);
    expect(await told(desk)).toHaveLength(2);
    context.advance(25 * HOUR);
    const again = await inParallel(Array.from({ length: 8 }, look));
    expect(again.answers.reduce((sum, begun) => sum + begun, 0)).toBe(2);
    expect(await told(desk)).toHaveLength(4);
  });

  it('is in the bell alone, or in a letter too, by the policy and by what each has chosen', async () => {
    const [daily, never] = [await moderator(), await moderator()];
    await changeMailSettings({ viewer: daily, input: { topics: { desk: 'DAILY' } } });
    await changeMailSettings({ viewer: never, input: { topics: { desk: 'NEVER' } } });
    await referredComment({ article: news, context });
    context.advance(25 * HOUR);
    await look();
    for (const one of [desk, daily, never]) expect(await told(one)).toHaveLength(1);
    const theirs = [desk, daily, never].map(({ email }) => email);
    const addressed = () =>
      server.received.flatMap(({ envelope }) => envelope.to).filter((to) => theirs.includes(to));
    expect(addressed()).toEqual([desk.email]);

    await setPolicy({ alerts: { by: 'bell' } });
    context.advance(25 * HOUR);
    await look();
    await changeMailSettings({ viewer: never, input: { topics: { desk: 'AT_ONCE' } } });
    for (const one of [desk, daily, never]) expect(await told(one)).toHaveLength(2);
    expect(addressed()).toEqual([desk.email]);
  });
});

describe('a comment that many report', () => {
  beforeEach(() => setPolicy({ alerts: { reports: 3 } }));

  it('is told, with its case, to whoever may decide about it, and to nobody else of the desk', async () => {
    const writer = await moderator();
    const reader = await moderator();
    const id = await publishedComment({ article: news, context, author: writer });
    await leaseOn({
      commentId: id,
      reviewer: reader,
      article: news,
      context: { ...context, now: () => new Date() },
    });
    await report(id, 2);
    expect(await look()).toBe(0);
    await report(id, 1);
    expect(await look()).toBe(1);
    const path = `/admin?queue=reported&case=${id}#case`;
    expect(await told(desk)).toMatchObject([{ title: 'A comment has 3 open reports', path }]);
    for (const other of [writer, reader]) expect(await told(other)).toEqual([]);
    await dismissReports({
      viewer: desk,
      commentId: id,
      version: (await factsOf(id)).version,
      reports: 3,
      context,
    });
    expect(await look()).toBe(0);
  });

  it('is told with the others that begin with it, by their number, and each once', async () => {
    const writer = await moderator();
    const first = await publishedComment({ article: news, context, author: writer });
    await publishedComment({ article: news, context });
    await report(first, 3);
    /** So many comments more, with so many reports each, later than all that there are. */
    const flood = (number: number, reports: number) =>
      queryAsOwner(
        `insert into comments (id, article_id, author_id, state, state_changed_at, revision, version, created_at, visible, root_id,
           open_report_count, report_rank)
         select ('ffffffff-ffff-7fff-8fff-' || lpad((${reports} * 1000 + n)::text, 12, '0'))::uuid, article_id, author_id, 'EXPIRED',
           state_changed_at, 1, 1, created_at, false, null, ${reports}, report_rank
         from comments, generate_series(1, ${number}) n where id = '${first}'`,
      );
    await flood(59, 3);
    expect([await look(), await look()]).toEqual([1, 0]);
    const alert = {
      title: '60 comments have many open reports',
      text: 'Each has 3 open reports or more. Readers still ask for somebody to look at them.',
      path: '/admin?queue=reported',
    };
    expect([await told(desk), await told(writer)]).toEqual([[alert], [alert]]);
    await flood(60, 9);
    expect([await look(), await look()]).toEqual([1, 0]);
    for (let i = 0; i < 3; i += 1) {
      context.advance(30 * MINUTE);
      expect(await look()).toBe(0);
    }
    await queryAsOwner(`delete from comments where open_report_count = 9`);
    expect(await look()).toBe(0);
    expect(await told(desk)).toHaveLength(2);
  });
});

describe('appeals that are due', () => {
  it('are told once a day, before they are late and after', async () => {
    await setPolicy({ alerts: { appealHours: 24 }, appeals: { answerDays: 7 } });
    const id = await rejectedComment({ article: news, context, author });
    await fileAppeal({ viewer: author, commentId: id, text: 'It says what is so, and calmly.', context });
    context.advance(6 * DAY - HOUR);
    expect(await look()).toBe(0);
    context.advance(2 * HOUR);
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await told(desk)).toMatchObject([
      { title: 'An appeal to answer within 24 hours', path: '/admin/appeals' },
    ]);
    context.advance(DAY);
    expect([await look(), await look()]).toEqual([1, 0]);
    // What was not looked for in between is no news on that day.
    context.advance(2 * HOUR);
    expect(await look()).toBe(0);
    context.advance(DAY - 2 * HOUR);
    expect(await look()).toBe(1);
  });
});

describe('a burst', () => {
  beforeEach(() => setPolicy({ alerts: { burst: { times: 3, least: 5 } } }));

  /** Comments, or reports of one, at so many minutes before a moment. */
  async function came(of: 'comments' | 'reports', number: number, before: Date): Promise<void> {
    const at = new Date(before.getTime() - 20 * MINUTE);
    for (let i = 0; i < number; i += 1) {
      const id = await publishedComment({ article: news, context });
      if (of === 'reports') {
        await report(id, 1);
        await query(`update reports set created_at = $2 where comment_id = $1`, [id, at]);
      }
      await query(`update comments set created_at = $2 where id = $1`, [
        id,
        of === 'comments' ? at : new Date(0),
      ]);
    }
  }
  const weeksAgo = (weeks: number) => new Date(context.now().getTime() - weeks * 7 * DAY);

  it('of comments is told, held against that hour of the weeks before', async () => {
    await queryAsOwner(`update comments set created_at = '2020-01-01'`);
    await came('comments', 1, weeksAgo(5));
    for (const weeks of [1, 2, 3, 4]) await came('comments', 2, weeksAgo(weeks));
    // What came at other hours says nothing of this one.
    await came('comments', 9, new Date(weeksAgo(1).getTime() - 3 * HOUR));
    await came('comments', 6, context.now());
    expect(await look()).toBe(0);
    await came('comments', 1, context.now());
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await told(desk)).toEqual([
      {
        title: 'Far more comments come than usual',
        text: 'There were 7 in the last hour. At this hour there are usually about 2.',
        path: '/admin?queue=all&age=under-hour',
      },
    ]);
  });

  it('of reports is told, and nothing where few come, or no week is known', async () => {
    await came('reports', 4, context.now());
    expect(await look()).toBe(0);
    await came('reports', 1, context.now());
    expect(await look()).toBe(1);
    expect(await told(desk)).toMatchObject([{ title: 'Far more is reported than usual' }]);
    await query(`delete from alerts`);
    await query(`update comments set created_at = $1`, [context.now()]);
    expect(await look()).toBe(0);
  });
});

it('all of it is found in indexes, whatever there is', async () => {
  await setPolicy({ alerts: { waitingHours: 1, reports: 1, appealHours: 1, burst: { times: 1, least: 1 } } });
  await referredComment({ article: news, context });
  await queryAsOwner(
    `insert into comments (id, article_id, author_id, state, state_changed_at, revision, version, created_at, visible, root_id)
     select gen_random_uuid(), article_id, author_id, 'EXPIRED', state_changed_at, 1, 1, created_at - n * interval '1 minute', false, null
     from comments, generate_series(1, 5000) n limit 5000`,
  );
  await queryAsOwner('analyze comments');
  const statements = await statementsOf(look);
  for (const statement of statements.filter(({ sql }) =>
    /from (comments|reports|appeals|comments x)/.test(sql),
  ))
    expect((await explain(statement)).scannedWhole, statement.sql).not.toContain('comments');
});

it('who works at the desk chooses when mail about it comes, and nobody else is asked', async () => {
  const topicsOf = async (viewer: Viewer) => (await readMailSettings({ viewer })).map(({ topic }) => topic);
  expect(await topicsOf(desk)).toContain('desk');
  expect(await topicsOf(await insider())).not.toContain('desk');
});

it('what a row says is kept from what is no alert', async () => {
  const insert = (kind: string, held: string) =>
    query(`insert into alerts (id, kind, subject, began_at, held_at) values ($1, $2, '', '2026-12-01', $3)`, [
      newId(),
      kind,
      held,
    ]);
  await expect(insert('else', '2026-12-02')).rejects.toThrow('alerts_of_a_kind');
  await expect(insert('waiting', '2026-11-30')).rejects.toThrow('alerts_held_since');
  await insert('waiting', '2026-12-02');
  await expect(insert('waiting', '2026-12-02')).rejects.toThrow('alerts_kind_subject_key');
});
