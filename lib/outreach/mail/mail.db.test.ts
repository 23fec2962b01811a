import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { changePolicy } from '@/lib/moderation/change-policy';
import { decideComment } from '@/lib/moderation/decide-comment';
import { publishedComment, referredComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, moderator } from '@/lib/testing/people';
import { statementsOf } from '@/lib/testing/statements';
import { runJobs } from '@/lib/web/jobs/jobs';
import { deliverEvent } from '@/lib/web/jobs/subscribers';
import { markRead } from '../notices/inbox/mark-read';
import { topics, type Topic } from '../notices/schemas';
import { startMailServer, type MailServer } from '../testing/mail-server';
import { changeMailSettings } from './change-mail-settings';
import { readMailSettings } from './read-mail-settings';
import type { MailTiming } from './schemas';
import { sendNotice } from './send-notice';
import { readUnsubscription, unsubscribe } from './unsubscribe';
import { DEADLINE_MS, isTaken } from './transport';
import { unsubscribeToken } from './unsubscribe-token';

beforeEach(openNewsroom);

const APP_URL = 'https://news.example.org';

// The configuration is read once, at the first look at the database.
const server: MailServer = await startMailServer();
Object.assign(process.env, { SMTP_URL: server.url, APP_URL });

afterAll(() => server.stop());

beforeEach(() => {
  server.received.length = 0;
  server.unknown = [];
  server.refusals = {};
  server.beforeTaking = () => undefined;
  server.beforeAnswering = () => undefined;
});

const lastLetter = () => {
  const letter = server.received.at(-1);
  if (!letter) throw new Error('nothing was sent');
  return letter;
};

/** Tells the author something harmless. Returns the notice's id once it is inserted, and not yet mailed. */
async function notifySomebody(reason = 'Four of ten.'): Promise<string> {
  const payload = { standing: 'WARNED', before: 'GOOD', reason } as const;
  await transaction((tx) => emit(tx, { type: 'reviewer.standing', subjectId: author.id, payload }));
  for (const { id } of await query<{ id: string }>('select id from outbox_events order by id')) {
    await deliverEvent(BigInt(id));
  }
  const [notice] = await query<{ id: string }>(
    'select id from notices order by created_at desc, id desc limit 1',
  );
  return notice!.id;
}

async function rejectWith(note: string, body = 'What a fool he is, to be sure.'): Promise<string> {
  const commentId = await referredComment({ article: news, context, author, body });
  const [row] = await query<{ version: number }>('select version from comments where id = $1', [commentId]);
  await decideComment({
    viewer: await moderator(),
    commentId,
    action: 'REJECT',
    version: row!.version,
    rule: 'civility',
    note,
    context,
  });
  return commentId;
}

const mailedAt = async () =>
  (await query<{ mailed: boolean }>('select mailed_at is not null as mailed from notices')).map(
    ({ mailed }) => mailed,
  );

const jobsLeft = () =>
  query<{ attempts: number }>(
    `select j.attempts from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'send-mail'`,
  );

/** As if the time until the next attempt had passed. */
const waitForRetry = () =>
  queryAsOwner('update graphile_worker._private_jobs set run_at = now(), locked_at = null');

describe('a letter', () => {
  it('says what was decided against a comment, with every reason, in HTML and in plain text', async () => {
    const commentId = await rejectWith('It mocks him.\nSay what he did.');
    await runWaitingJobs();
    const { headers, html, text, envelope } = lastLetter();
    expect(server.received).toHaveLength(2); // with a moderator, and then not accepted
    expect(envelope).toEqual({ from: 'no-reply@news.example.org', to: [author.email] });
    expect(headers.subject).toMatch(/^Your comment on “Article \d+” was not accepted$/);
    expect(headers.to).toBe(`${author.displayName} <${author.email}>`);
    expect(headers.from).toBe('Maverick <no-reply@news.example.org>');
    for (const said of [
      'Be civil. Disagree as hard',
      'It mocks him.',
      'Say what he did.',
      'Appeal until 26 May 2027',
      'What a fool he is, to be sure.',
      'What was automatic',
      'Who decided, and when',
    ]) {
      expect(readable(html)).toContain(said);
      expect(readable(text)).toContain(said);
    }
    expect(text).not.toMatch(/<[a-z/]|&(amp|lt|gt|#)/);
    expect(text).toContain(`${APP_URL}/notifications/`);
    const [notice] = await query<{ id: string }>(`select id from notices where kind = 'comment.rejected'`);
    expect(html).toContain(`href="${APP_URL}/notifications/${notice!.id}"`);
    expect(await query('select 1 from notices where comment_id = $1', [commentId])).toHaveLength(2);
  });

  it('fetches nothing from anywhere, and every address in it is ours', async () => {
    await rejectWith('See https://elsewhere.example/x for a picture ![x](https://elsewhere.example/x.png)');
    await runWaitingJobs();
    const { html } = lastLetter();
    expect(html).not.toMatch(/<(img|link|script|iframe|object|video|audio)\b|@import|url\(|\ssrc=/i);
    const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) expect(new URL(address).origin).toBe(APP_URL);
  });

  it('has headers that mail programs act upon', async () => {
    await sendNotice({ noticeId: await notifySomebody() });
    const { headers, raw } = lastLetter();
    const [notice] = await query<{ id: string }>('select id from notices');
    expect(headers['message-id']).toBe(`<${notice!.id}@news.example.org>`);
    expect(headers['auto-submitted']).toBe('auto-generated');
    const token = unsubscribeToken({ memberId: author.id, to: 'reviews' });
    expect(headers['list-unsubscribe']).toBe(`<${APP_URL}/api/unsubscribe/${token}>`);
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(headers['content-type']).toMatch(/^multipart\/alternative/);
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
    expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
  });

  it('about a decision offers no way out of hearing of it, and says why', async () => {
    await rejectWith('It mocks him.');
    const asked = await statementsOf(runWaitingJobs);
    // Nor is looked up how often it was ended. (Where the comment waits is told by mail too, and that can be ended.)
    const lookups = asked.filter(({ sql }) => sql.includes('mail_endings')).map(({ values }) => values[1]);
    expect(lookups).toEqual(['comments']);
    const { headers, text } = lastLetter();
    expect(headers['list-unsubscribe']).toBeUndefined();
    expect(readable(text)).toContain('You get every decision against a comment of yours by mail');
  });

  it('cannot be given headers by a name, a headline or the publication’s name', async () => {
    const evil = 'Eve\r\nBcc: mallory@example.org\r\n\r\nHello \u202Egnp.exe "<x@example.org>';
    await query('update members set display_name = $2 where id = $1', [author.id, evil]);
    await query('update articles set headline = $2 where id = $1', [news.id, 'News\r\nX-Evil: 1 \u202E']);
    await changePolicy({ viewer: await admin(), patch: { names: { publication: 'The “Post”, daily' } } });
    await publishedComment({ article: news, context, author });
    await runWaitingJobs();
    const { headers, raw, envelope } = lastLetter();
    expect(envelope.to).toEqual([author.email]);
    expect(Object.keys(headers).sort()).toEqual([
      'auto-submitted',
      'content-type',
      'date',
      'from',
      'list-unsubscribe',
      'list-unsubscribe-post',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(headers.subject).toMatch(/^Your comment on “News X-Evil: 1 ?” is posted$/);
    expect(headers.to).toMatch(/Eve Bcc: mallory@example\.org Hello gnp\.exe/);
    expect(headers.to!.endsWith(`<${author.email}>`)).toBe(true);
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/\u202E|=E2=80=AE/);
  });
});

describe('sending', () => {
  it('happens once, however many workers take the notice at the same time', async () => {
    const noticeId = await notifySomebody();
    let late: unknown;
    server.beforeTaking = async () => {
      late = await sendNotice({ noticeId }).catch((error: Error) => error.message);
    };
    await Promise.allSettled([sendNotice({ noticeId }), sendNotice({ noticeId }), sendNotice({ noticeId })]);
    // Its job comes again: the first may yet fail.
    expect(late).toBe('Somebody else is mailing this notice.');
    await sendNotice({ noticeId });
    expect(server.received).toHaveLength(1);
    expect(await mailedAt()).toEqual([true]);
  });

  it('goes on with somebody else after a worker that ended in the middle of it', async () => {
    const noticeId = await notifySomebody();
    await query(`update notices set mail_claimed_until = now() + interval '30 seconds'`);
    await expect(sendNotice({ noticeId })).rejects.toThrow('Somebody else');
    const later = { ...context, now: () => new Date(Date.now() + 31_000) };
    await sendNotice({ noticeId, context: later });
    expect(server.received).toHaveLength(1);
  });

  it('holds no connection to the database while the server takes its time', async () => {
    const noticeId = await notifySomebody();
    let busy: object[] = [{}];
    server.beforeTaking = async () => {
      busy = await queryAsOwner(`select query from pg_stat_activity where datname = current_database()
        and state like 'idle in transaction%'`);
    };
    await sendNotice({ noticeId });
    expect(server.received).toHaveLength(1);
    expect(busy).toEqual([]);
  });

  it('is tried again after the server was down, and then happens once', async () => {
    const noticeId = await notifySomebody();
    await server.stop();
    await runWaitingJobs();
    expect(await mailedAt()).toEqual([false]);
    expect(await jobsLeft()).toEqual([{ attempts: 1 }]);
    await server.start();
    await waitForRetry();
    await runWaitingJobs();
    await runWaitingJobs();
    await sendNotice({ noticeId });
    expect(server.received).toHaveLength(1);
    expect(await mailedAt()).toEqual([true]);
    expect(await jobsLeft()).toEqual([]);
  });

  it('that was taken, but could not be noted, happens again under the same Message-ID', async () => {
    const noticeId = await notifySomebody();
    const cannotBeNoted = 'constraint cannot_be_noted';
    await queryAsOwner(`alter table notices add ${cannotBeNoted} check (mailed_at is null)`);
    await expect(sendNotice({ noticeId })).rejects.toThrow();
    await queryAsOwner(`alter table notices drop ${cannotBeNoted}`);
    await expect(sendNotice({ noticeId })).rejects.toThrow('Somebody else');
    await sendNotice({ noticeId, context: { ...context, now: () => new Date(Date.now() + 61_000) } });
    const ids = server.received.map(({ headers }) => headers['message-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('is given up where there is no such mailbox, and says nothing of the address', async () => {
    const noticeId = await notifySomebody();
    server.unknown = [author.email];
    await sendNotice({ noticeId });
    expect(server.received).toHaveLength(0);
    expect(await mailedAt()).toEqual([false]);
  });

  it.each([
    [{ 'MAIL FROM': '550 Sender address rejected' }],
    [{ 'MAIL FROM': '553 5.7.1 Not your address' }],
    [{ 'RCPT TO': '554 Relay access denied' }],
    [{ 'RCPT TO': '550 5.7.1 Unable to relay' }],
    [{ DATA: '550 Message rejected as spam' }],
    [{ DATA: '554 Transaction failed' }],
  ])('is tried again where it is we who are refused: %j', async (refusals) => {
    const noticeId = await notifySomebody();
    server.refusals = refusals;
    await runWaitingJobs();
    expect(await mailedAt()).toEqual([false]);
    expect(await jobsLeft()).toEqual([{ attempts: 1 }]);
    server.refusals = {};
    await sendNotice({ noticeId });
    expect(server.received).toHaveLength(1);
    expect(await mailedAt()).toEqual([true]);
  });

  it.each(['550 5.1.1 No such user', '551 Moved away', '553 Mailbox name not allowed'])(
    'is given up where the mailbox is refused: %s',
    async (refusal) => {
      await notifySomebody();
      server.refusals = { 'RCPT TO': refusal };
      await runWaitingJobs();
      expect(await mailedAt()).toEqual([false]);
      expect(await jobsLeft()).toEqual([]);
    },
  );

  it('that the server puts off fails in words without the address', async () => {
    const noticeId = await notifySomebody();
    server.beforeTaking = () => {
      throw Object.assign(new Error(`Try later, ${author.email}`), { responseCode: 451 });
    };
    const failure = await sendNotice({ noticeId }).catch((error: Error) => error);
    expect(String(failure)).toContain('451');
    expect(String((failure as Error).stack)).not.toContain(author.email);
  });

  it('does not happen when the notice was seen in the page meanwhile', async () => {
    const noticeId = await notifySomebody();
    await markRead({ viewer: author, read: { ids: [noticeId] }, context });
    await runWaitingJobs();
    expect(server.received).toHaveLength(0);
    expect(await jobsLeft()).toEqual([]);
  });

  it('happens all the same when it is a decision against somebody’s words', async () => {
    await rejectWith('It mocks him.');
    for (const { id } of await query<{ id: string }>('select id from outbox_events order by id'))
      await deliverEvent(BigInt(id));
    const notices = await query<{ id: string }>('select id from notices');
    await markRead({ viewer: author, read: { ids: notices.map(({ id }) => id) }, context });
    await runWaitingJobs();
    expect(server.received.map(({ headers }) => headers.subject)).toEqual([
      expect.stringContaining('was not accepted'),
    ]);
  });

  it('to a domain that nobody can have, as the demo’s, asks no server', async () => {
    await query(`update members set email = 'thandi@maverick.example' where id = $1`, [author.id]);
    await sendNotice({ noticeId: await notifySomebody() });
    expect(server.received).toHaveLength(0);
    expect(await mailedAt()).toEqual([true]);
  });

  it('of what has gone with its member is nothing', async () => {
    const noticeId = await notifySomebody();
    await query('delete from notices');
    await sendNotice({ noticeId });
    expect(server.received).toHaveLength(0);
  });

  it('of a notice that its member marks meanwhile makes nobody wait', async () => {
    const noticeId = await notifySomebody();
    server.beforeTaking = async () => {
      await markRead({ viewer: author, read: { ids: [noticeId] }, context });
    };
    await sendNotice({ noticeId });
    expect(server.received).toHaveLength(1);
  });
});

describe('a slow mail server', () => {
  it('keeps nothing else from being done', async () => {
    for (let i = 0; i < 4; i += 1) await notifySomebody(`Reason ${i}.`);
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let waiting = 0;
    server.beforeTaking = () => {
      waiting += 1;
      return released;
    };
    const runner = await runJobs({ databaseUrl: env().DATABASE_URL });
    try {
      while (waiting < 2) await nextTurn();
      const payload = { standing: 'SUSPENDED', before: 'WARNED', reason: 'One of ten.' } as const;
      await transaction((tx) => emit(tx, { type: 'reviewer.standing', subjectId: author.id, payload }));
      while ((await query(`select 1 from notices where kind = 'reviewer.suspended'`)).length === 0)
        await nextTurn();
      expect(waiting).toBe(2);
    } finally {
      release();
      await runner.stop();
    }
  });

  it('has ten seconds for all of it, wherever it takes them', async () => {
    const letter = {
      id: newId(),
      from: { name: 'The Maverick', address: 'no-reply@news.example.org' },
      to: { name: 'Somebody', address: 'somebody@example.org' },
      subject: 'News',
      html: '<p>News</p>',
      text: 'News',
      headers: {},
    };
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const stops: (() => void)[] = [
      () => (server.beforeAnswering = (command) => (command === 'greeting' ? released : undefined)),
      () => (server.beforeAnswering = (command) => (command === 'RCPT TO' ? released : undefined)),
      () => (server.beforeTaking = () => released),
    ];
    for (const stop of stops) {
      server.beforeTaking = server.beforeAnswering = () => undefined;
      stop();
      // Nothing else ends it: the server answers only when the test is over.
      await expect(isTaken(letter, 300)).rejects.toThrow('the mail server did not take it');
    }
    release();
    expect(DEADLINE_MS).toBe(10_000);
  });
});

describe('what a member wants by mail', () => {
  const wanted = async () =>
    (await readMailSettings({ viewer: author }))
      .filter(({ mail }) => mail === 'AT_ONCE')
      .map(({ topic }) => topic);

  const all = (timing: MailTiming, but: Partial<Record<Topic, MailTiming>> = {}) => ({
    ...(Object.fromEntries(topics.map((topic) => [topic, timing])) as Record<Topic, MailTiming>),
    ...but,
  });

  it('is all but what can wait, until they say otherwise', async () => {
    expect(await wanted()).toEqual<Topic[]>([
      'decisions',
      'comments',
      'duty',
      'conversation',
      'reviews',
      'reports',
      'account',
    ]);
  });

  it('is kept, changed, and heeded when a letter is due', async () => {
    await changeMailSettings({ viewer: author, input: { topics: all('NEVER', { thanks: 'AT_ONCE' }) } });
    expect(await wanted()).toEqual(['decisions', 'thanks']);
    await sendNotice({ noticeId: await notifySomebody() });
    expect(server.received).toHaveLength(0);
    await changeMailSettings({ viewer: author, input: { topics: { reviews: 'AT_ONCE' } } });
    await sendNotice({ noticeId: await notifySomebody() });
    expect(server.received).toHaveLength(1);
  });

  it('never leaves out a decision against their words', async () => {
    await changeMailSettings({ viewer: author, input: { topics: all('NEVER') } });
    await rejectWith('It mocks him.');
    await runWaitingJobs();
    expect(server.received.map(({ headers }) => headers.subject)).toEqual([
      expect.stringContaining('was not accepted'),
    ]);
  });

  it('ends by the link of a letter, signed out, as often as it is followed', async () => {
    await sendNotice({ noticeId: await notifySomebody() });
    const [, token = ''] = /\/api\/unsubscribe\/([^>]+)>/.exec(lastLetter().headers['list-unsubscribe']!)!;
    expect(await readUnsubscription({ token })).toMatchObject({ ended: false });
    await unsubscribe({ token });
    await unsubscribe({ token });
    expect(await readUnsubscription({ token })).toMatchObject({ ended: true });
    expect(await wanted()).toEqual(['decisions', 'comments', 'duty', 'conversation', 'reports', 'account']);
    await expect(unsubscribe({ token: `${token}x` })).rejects.toMatchObject({ status: 404 });
  });

  it('ends once by one link: who wants it again is not at the mercy of old letters', async () => {
    const tokenOf = async () => {
      await sendNotice({ noticeId: await notifySomebody() });
      return /\/api\/unsubscribe\/([^>]+)>/.exec(lastLetter().headers['list-unsubscribe']!)![1]!;
    };
    const [first, second] = [await tokenOf(), await tokenOf()];
    await unsubscribe({ token: first });
    await changeMailSettings({ viewer: author, input: { topics: { reviews: 'AT_ONCE' } } });
    for (const token of [first, second]) {
      expect(await readUnsubscription({ token })).toMatchObject({ ended: false, spent: true });
      await expect(unsubscribe({ token })).rejects.toMatchObject({ status: 404 });
    }
    expect(await wanted()).toContain('reviews');
    const later = await tokenOf();
    expect(await readUnsubscription({ token: later })).not.toHaveProperty('spent');
    await unsubscribe({ token: later });
    expect(await wanted()).not.toContain('reviews');
  });

  it('does not end by the link of a letter of last year, which says no ill if it has ended', async () => {
    const token = unsubscribeToken({
      memberId: author.id,
      to: 'reviews',
      at: new Date(Date.now() - 366 * 86_400_000),
    });
    expect(await readUnsubscription({ token })).toMatchObject({ spent: true });
    await expect(unsubscribe({ token })).rejects.toMatchObject({ status: 404 });
    await changeMailSettings({ viewer: author, input: { topics: { reviews: 'NEVER' } } });
    await unsubscribe({ token });
    expect(await readUnsubscription({ token })).toMatchObject({ ended: true });
  });

  it('of somebody who is gone is nobody’s business', async () => {
    const token = unsubscribeToken({ memberId: '0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c', to: 'reviews' });
    await unsubscribe({ token });
    expect(await query('select 1 from notice_preferences')).toEqual([]);
  });
});

const readable = (text: string) => text.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ');
