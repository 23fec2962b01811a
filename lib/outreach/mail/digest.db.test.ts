import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { testContext, type TestContext } from '@/lib/testing/clock';
import { query, queryAsOwner } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { setPolicy } from '@/lib/testing/policy';
import { insider, insiders } from '@/lib/testing/people';
import { inParallel } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { sendDigest, type DigestJob } from './send-digest';
import { sendDueDigests } from './send-due-digests';
import { changeMailSettings } from './change-mail-settings';
import { markRead } from '../notices/inbox/mark-read';
import { startMailServer, type MailServer } from '../testing/mail-server';
import { readMailSettings } from './read-mail-settings';
import type { MailTiming } from './schemas';
import { readUnsubscription, unsubscribe } from './unsubscribe';
import { unsubscribeToken } from './unsubscribe-token';

beforeEach(openNewsroom);

const APP_URL = 'https://news.example.org';

// The configuration is read once, at the first look at the database.
const server: MailServer = await startMailServer();
Object.assign(process.env, { SMTP_URL: server.url, APP_URL });

afterAll(() => server.stop());

/** A Thursday; digests of the day are due at 07:00, those of the week were on Monday the 23rd. */
const DUE = '2026-11-26T07:00:00.000Z';
const MONDAY = '2026-11-23T07:00:00.000Z';
let morning: TestContext;

beforeEach(() => {
  server.received.length = 0;
  server.unknown = [];
  server.refusals = {};
  server.beforeTaking = () => undefined;
  morning = testContext({ start: '2026-11-26T07:01:00Z' });
});

const daily = (memberId: string): DigestJob => ({ memberId, timing: 'DAILY', due: DUE });

let events = 0;
/** Notices of a reviewer's standing, a minute apart, the last of them at a moment. Returns their ids, oldest first. */
async function insert(
  number: number,
  { viewer = author, until = '2026-11-26T06:00:00Z', kind = 'reviewer.warned' } = {},
): Promise<string[]> {
  const ids = Array.from({ length: number }, newId);
  for (const [index, id] of ids.entries()) {
    const at = new Date(Date.parse(until) - (number - 1 - index) * 60_000);
    await query(
      `insert into notices (id, member_id, kind, event_id, facts, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, viewer.id, kind, (events += 1), JSON.stringify({ reason: `Reason ${index + 1}.` }), at],
    );
  }
  return ids;
}

const choose = (topics: Record<string, MailTiming>, viewer: Viewer = author) =>
  changeMailSettings({ viewer, input: { topics } });

const mailed = async () =>
  (await query<{ id: string }>('select id from notices where mailed_at is not null'))
    .map(({ id }) => id)
    .sort();

const jobsLeft = () =>
  query<{ attempts: number }>(
    `select attempts from graphile_worker.jobs where task_identifier = 'send-digest'`,
  );

const wholeMorning = async () => {
  await sendDueDigests({ context: morning });
  await runWaitingJobs();
};

describe('a digest', () => {
  it('has what is new of the topics that are wanted so, by topic, newest first, with a way out of it', async () => {
    await choose({ reviews: 'DAILY', account: 'DAILY' });
    const ids = await insert(2);
    await insert(1, { kind: 'member.unsanctioned' });
    await insert(1, { kind: 'reviews.thanks' });
    await wholeMorning();
    expect(server.received).toHaveLength(1);
    const { headers, html, text, envelope } = server.received[0]!;
    expect(envelope.to).toEqual([author.email]);
    expect(headers.subject).toBe('Your day on Maverick: 3 things are new');
    expect(headers['message-id']).toBe(`<daily-2026-11-26-${author.id}@news.example.org>`);
    expect(headers['auto-submitted']).toBe('auto-generated');
    const token = unsubscribeToken({ memberId: author.id, to: 'DAILY' });
    expect(headers['list-unsubscribe']).toBe(`<${APP_URL}/api/unsubscribe/${token}>`);
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(text.indexOf('You as a reviewer')).toBeLessThan(text.indexOf('Your account'));
    expect(text.indexOf(ids[1]!)).toBeLessThan(text.indexOf(ids[0]!));
    expect(text).not.toMatch(/<[a-z/]|&(amp|lt|gt|#)/);
    for (const id of ids) expect(html).toContain(`href="${APP_URL}/notifications/${id}"`);
    for (const [, address] of html.matchAll(/href="([^"]*)"/g))
      expect(new URL(address!).origin).toBe(APP_URL);
    expect(html).not.toMatch(/<(img|link|script|iframe|object|video|audio)\b|@import|url\(|\ssrc=/i);
    expect(await mailed()).toHaveLength(3);
    await wholeMorning();
    expect(server.received).toHaveLength(1);
  });

  it('is sent for nothing that was seen, is mailed otherwise, came later, or is old', async () => {
    const [seen] = await insert(1);
    await choose({ reviews: 'DAILY' });
    await markRead({ viewer: author, read: { ids: [seen!] }, context });
    await insert(1, { until: '2026-11-26T07:00:00Z' });
    await insert(1, { until: '2026-11-20T07:00:00Z' });
    await insert(1, { kind: 'member.unsanctioned' });
    await wholeMorning();
    await sendDigest({ job: daily(author.id), context: morning });
    expect(server.received).toEqual([]);
    expect(await mailed()).toEqual([]);
    expect(await jobsLeft()).toEqual([]);
  });

  it('of a week comes on Mondays', async () => {
    await choose({ reviews: 'WEEKLY' });
    const [monday] = await insert(1, { until: '2026-11-22T12:00:00Z' });
    await insert(1, { until: '2026-11-23T07:00:00Z' });
    await wholeMorning();
    expect(server.received.map(({ headers }) => [headers.subject, headers['message-id']])).toEqual([
      ['Your week on Maverick: one thing is new', `<weekly-2026-11-23-${author.id}@news.example.org>`],
    ]);
    expect(await mailed()).toEqual([monday]);
    // The job that sent it goes by the database's clock, which may show a later Monday by now.
    await query('update mail_digests set sent_at = $1', [morning.now()]);
    await sendDueDigests({ context: testContext({ start: '2026-11-30T06:59:00Z' }) });
    expect(await jobsLeft()).toEqual([]);
    await sendDueDigests({ context: testContext({ start: '2026-11-30T07:00:00Z' }) });
    expect(await jobsLeft()).toHaveLength(1);
    expect(MONDAY < DUE).toBe(true);
  });

  it('tells of thirty and counts the others, all of which are then mailed', async () => {
    await choose({ reviews: 'DAILY' });
    const ids = await insert(34);
    await wholeMorning();
    const { html, text, headers } = server.received[0]!;
    expect(headers.subject).toBe('Your day on Maverick: 34 things are new');
    expect(text).toContain('And 4 more.');
    expect(ids.filter((id) => html.includes(id))).toEqual(ids.slice(4));
    expect(await mailed()).toHaveLength(34);
  });

  it('asks an Insider for a review where three or more have waited two hours', async () => {
    // Whatever their coins show: all three could be given to either.
    await setPolicy({ review: { chance: { beyondDuty: 1 } } });
    await choose({ reviews: 'DAILY' });
    await insert(1);
    for (let i = 0; i < 3; i += 1) await commentInReview({ article: news, context });
    const ago = (hours: number) =>
      query(`update comments set in_review_at = now() - $1 * interval '1 hour'`, [hours]);
    await ago(1);
    await sendDigest({ job: daily(author.id), context: morning });
    await ago(3);
    const other = await insider();
    await choose({ reviews: 'DAILY' }, other);
    await insert(1, { viewer: other });
    await sendDigest({ job: daily(other.id), context: morning });
    const [before, after] = server.received.map(({ text }) => text);
    expect(before).not.toContain('wait for somebody to review');
    expect(after).toContain('3 comments wait for somebody to review. Would you like to?');
    expect(after).toContain(`${APP_URL}/review`);
  });

  it('does not tell of what was taken down or is by somebody who is muted; with nothing else there is none', async () => {
    await query('insert into follows (id, member_id, article_id, created_at) values ($1, $2, $3, now())', [
      newId(),
      author.id,
      news.id,
    ]);
    const writer = await insider({ name: 'Thandi Mokoena' });
    const id = await publishedComment({ article: news, context, author: writer, body: 'It was the washer.' });
    await runWaitingJobs();
    server.received.length = 0;
    await query(`update notices set created_at = $1`, ['2026-11-26T06:00:00Z']);
    await query('insert into mutes (member_id, muted_id, created_at) values ($1, $2, now())', [
      author.id,
      writer.id,
    ]);
    await wholeMorning();
    expect(server.received).toEqual([]);
    await query('delete from mutes');
    await wholeMorning();
    expect(server.received[0]!.text).toContain('It was the washer.');
    expect(server.received[0]!.text).toContain('Thandi Mokoena');
    await query('update notices set mailed_at = null');
    await query('update mail_digests set sent_at = null');
    await removeComment(id, context);
    await wholeMorning();
    const toReader = server.received.filter(({ envelope }) => envelope.to.includes(author.email));
    expect(toReader).toHaveLength(1);
  });

  it('is in the member’s language, from right to left where that is written so', async () => {
    await query(`update members set language = 'ar' where id = $1`, [author.id]);
    await choose({ reviews: 'DAILY' });
    await insert(3);
    await wholeMorning();
    const { html, text, headers } = server.received[0]!;
    expect(headers.subject).toBe('يومك في Maverick: 3 أمور جديدة');
    expect(html).toMatch(/<html[^>]* dir="rtl"[^>]*>/);
    expect(html).toContain('lang="ar"');
    expect(text).toContain('نرجو مزيدًا من العناية في مراجعاتك');
    expect(text).not.toMatch(/Please|You get|things/);
  });

  it('is inserted for many in batches, and for each once', async () => {
    const people = await insiders(3);
    for (const viewer of people) {
      await choose({ reviews: 'DAILY' }, viewer);
      await insert(1, { viewer });
    }
    await inParallel([1, 2, 3].map(() => sendDueDigests({ context: morning, batch: 2 })));
    expect(await jobsLeft()).toHaveLength(3);
    await runWaitingJobs();
    expect(server.received.flatMap(({ envelope }) => envelope.to).sort()).toEqual(
      people.map(({ email }) => email).sort(),
    );
  });
});

describe('whom a digest is due to', () => {
  it('is found by the index of what was neither seen nor mailed, however much was', async () => {
    await query(
      `insert into notices (id, member_id, kind, event_id, facts, created_at, read_at)
       select gen_random_uuid(), $1, 'reviewer.warned', 100000 + n, '{"reason":null}', $2::timestamptz - n * interval '1 minute',
         case when n > 40 then now() end
       from generate_series(1, 8000) as n`,
      [author.id, '2026-11-26T06:00:00Z'],
    );
    await queryAsOwner('analyze notices');
    const [{ sql, values }] = (await statementsOf(() => sendDueDigests({ context: morning }))) as [
      Awaited<ReturnType<typeof statementsOf>>[number],
    ];
    const [plan] = await query(`explain (format json) ${sql}`, values);
    expect(JSON.stringify(plan)).toContain('"notices_unmailed"');
  });
});

describe('sending a digest', () => {
  beforeEach(async () => {
    await choose({ reviews: 'DAILY' });
  });
  const send = (context = morning) => sendDigest({ job: daily(author.id), context });

  it('happens once, however many instances take it at the same time', async () => {
    await insert(2);
    let late: unknown;
    server.beforeTaking = async () => {
      late = await send().catch((error: Error) => error.message);
    };
    await Promise.allSettled([send(), send(), send()]);
    expect(late).toBe('Somebody else is mailing this digest.');
    await send();
    expect(server.received).toHaveLength(1);
  });

  it('and a letter at once about the same notice: whoever has claimed it mails it', async () => {
    const [first] = await insert(2);
    await query(`update notices set mail_claimed_until = $2 where id = $1`, [first, '2026-11-26T07:02:00Z']);
    await send();
    expect(server.received[0]!.headers.subject).toContain('one thing is new');
    expect(await mailed()).not.toContain(first);
  });

  it('is tried again after the server put it off, and then happens once', async () => {
    await insert(2);
    server.refusals = { DATA: '451 Try later' };
    await wholeMorning();
    expect(await mailed()).toEqual([]);
    expect(await jobsLeft()).toEqual([{ attempts: 1 }]);
    server.refusals = {};
    await queryAsOwner('update graphile_worker._private_jobs set run_at = now(), locked_at = null');
    await runWaitingJobs();
    await wholeMorning();
    expect(server.received).toHaveLength(1);
    expect(await mailed()).toHaveLength(2);
  });

  it('that was taken, but could not be noted, happens once more under the same Message-ID', async () => {
    await insert(2);
    const cannotBeNoted = 'constraint cannot_be_noted';
    await queryAsOwner(`alter table notices add ${cannotBeNoted} check (mailed_at is null)`);
    await expect(send()).rejects.toThrow();
    await queryAsOwner(`alter table notices drop ${cannotBeNoted}`);
    await expect(send()).rejects.toThrow('Somebody else');
    morning.advance(61_000);
    await send();
    await send();
    const ids = server.received.map(({ headers }) => headers['message-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await mailed()).toHaveLength(2);
  });

  it('goes on with somebody else after a process that ended in the middle of it', async () => {
    await insert(2);
    await query(`insert into mail_digests (member_id, timing, claimed_until) values ($1, 'DAILY', $2)`, [
      author.id,
      '2026-11-26T07:01:30Z',
    ]);
    await expect(send()).rejects.toThrow('Somebody else');
    morning.advance(31_000);
    await send();
    expect(server.received).toHaveLength(1);
  });

  it('is given up for this time where there is no such mailbox', async () => {
    await insert(2);
    server.unknown = [author.email];
    await wholeMorning();
    server.unknown = [];
    await wholeMorning();
    expect(server.received).toEqual([]);
    expect(await mailed()).toEqual([]);
    expect(await jobsLeft()).toEqual([]);
  });

  it('holds no connection to the database while the server takes its time', async () => {
    await insert(2);
    let busy: object[] = [{}];
    server.beforeTaking = async () => {
      busy = await queryAsOwner(`select query from pg_stat_activity where datname = current_database()
        and state like 'idle in transaction%'`);
    };
    await send();
    expect(server.received).toHaveLength(1);
    expect(busy).toEqual([]);
  });

  it('to nobody is nothing', async () => {
    await sendDigest({ job: daily(newId()), context: morning });
    expect(server.received).toEqual([]);
  });

  it('ends by its link for all topics that came so, and for no other', async () => {
    await choose({ reviews: 'DAILY', account: 'DAILY', reports: 'WEEKLY' });
    await insert(1);
    await send();
    const [, token = ''] = /\/api\/unsubscribe\/([^>]+)>/.exec(
      server.received[0]!.headers['list-unsubscribe']!,
    )!;
    expect(await readUnsubscription({ token })).toEqual({
      label: 'What is new, in one letter a day',
      ended: false,
    });
    await unsubscribe({ token });
    await unsubscribe({ token });
    expect(await readUnsubscription({ token })).toMatchObject({ ended: true });
    const settings = await readMailSettings({ viewer: author });
    expect(Object.fromEntries(settings.map(({ topic, mail }) => [topic, mail]))).toMatchObject({
      decisions: 'AT_ONCE',
      comments: 'AT_ONCE',
      reviews: 'NEVER',
      account: 'NEVER',
      follows: 'NEVER',
      reports: 'WEEKLY',
      reactions: 'WEEKLY',
    });
  });
});
