import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CountedArticle } from '@/lib/articles/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import { sqlStatements, transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { emit, findEvent } from '@/lib/platform/events';
import {
  commentInReview,
  publishedComment,
  referredComment,
  removeComment,
  waitingComment,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { setPick } from '@/lib/comments/picks/set-pick';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { askToLeave } from '@/lib/members/leaving/ask-to-leave';
import { finishDepartures } from '@/lib/web/jobs/finish-departures';
import { receiver, type Receiver } from '../testing/receiver';
import { addWebhook } from './add-webhook';
import { changeWebhook } from './change-webhook';
import { forgetDeliveries } from './forget-deliveries';
import { pauseWebhook } from './pause-webhook';
import { queueDeliveries } from './queue-deliveries';
import { listDeliveries, readDelivery } from './read-deliveries';
import { listStopped, listWebhooks, readWebhook } from './read-webhooks';
import { removeWebhook } from './remove-webhook';
import { replayDelivery, replayWhatWasGivenUp } from './replay-deliveries';
import { readSecret, rotateSecret } from './rotate-secret';
import { KEPT_DAYS, MOST_ENDPOINTS, typesFor, type WebhookInput } from './schemas';
import { sendDeliveries } from './send-deliveries';
import { claimNext } from './store';
import { sumUpDay } from './sum-up-day';
import { testWebhook } from './test-webhook';

beforeAll(() => void (env().FETCH_LOOPBACK_FOR_TESTS = '1'));
afterAll(() => void (env().FETCH_LOOPBACK_FOR_TESTS = '0'));

let boss: Viewer;
let hook: Receiver;
beforeEach(async () => {
  await openNewsroom();
  await runWaitingJobs();
  boss = await admin();
  hook = await receiver();
});
afterEach(() => hook.stop());

const choice = (wish: Partial<WebhookInput> = {}): WebhookInput => ({
  name: 'Mirror',
  url: hook.url,
  format: 'STANDARD',
  thin: false,
  events: [...typesFor('STANDARD')],
  ...wish,
});
const add = (wish: Partial<WebhookInput> = {}) => addWebhook({ viewer: boss, choice: choice(wish) });
/** As the clock has it after a while. */
const later = (milliseconds: number) => ({
  now: () => new Date(Date.now() + milliseconds),
  random: Math.random,
});
const send = (endpointId: string, after = 0, patienceMs?: number) =>
  sendDeliveries({ job: { endpointId }, context: later(after), patienceMs });
const deliveries = async (id: string) =>
  (await listDeliveries({ viewer: boss, id, limit: 100 })).items.toReversed();
const tries = async (id: string, deliveryId: string) =>
  (await readDelivery({ viewer: boss, id, deliveryId })).tries;
const types = () => hook.messages().map(({ type }) => type);
const wish = () => ({ article: news, context, author });

describe('what an endpoint is told', () => {
  it('is what happened, signed, with the comment as readers see it, or the desk where they do not', async () => {
    const { secret } = await add();
    const id = await publishedComment(wish());
    await removeComment(id, context);
    await runWaitingJobs();
    expect(types()).toEqual([
      ...['comment.submitted', 'comment.reviews_completed', 'comment.published', 'comment.removed'],
    ]);
    for (const { body, headers } of hook.received)
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
    const [submitted, , published, removed] = hook.messages();
    // As things stand when it is told: by then it had been removed.
    expect(submitted!.data).toMatchObject({
      comment: { id, status: 'REMOVED', author: { displayName: author.displayName } },
    });
    expect(submitted!.data).toHaveProperty('comment.body', expect.stringContaining('spanner'));
    for (const { data } of [published!, removed!])
      expect(data).toMatchObject({ comment: { id, status: 'REMOVED', author: null, body: '' } });
    expect(JSON.stringify(hook.messages())).not.toContain(author.email);
  });

  it('is each state as it comes about', async () => {
    await add();
    const id = await commentInReview(wish());
    await runWaitingJobs();
    expect(hook.messages().map(({ data }) => (data as { comment?: object }).comment)).toMatchObject([
      { id, status: 'IN_REVIEW' },
      { id, status: 'IN_REVIEW' },
    ]);
    const posted = await publishedComment(wish());
    await runWaitingJobs();
    expect(hook.messages().at(-1)).toMatchObject({
      type: 'comment.published',
      data: { comment: { id: posted, status: 'PUBLISHED', article: { slug: news.slug } } },
    });
  });

  it('is ids alone where it is to be thin, and nothing that it has not chosen', async () => {
    await add({ thin: true, events: ['comment.published', 'report.filed'] });
    const id = await publishedComment(wish());
    const reporter = await insider();
    await reportComment({ viewer: reporter, commentId: id, reason: 'civility', context });
    await runWaitingJobs();
    const comment = { id, article: { slug: news.slug } };
    const countedAt = expect.any(String) as string;
    const article = { slug: news.slug, externalId: null, commentCount: 1, countedAt };
    expect(hook.messages().map(({ type, data }) => [type, data])).toEqual([
      ['comment.published', { comment, article }],
      ['report.filed', { report: { id: expect.any(String) as string }, comment, article }],
    ]);
  });

  it('is how many comments there are, counted later in what happened later', async () => {
    await add({ events: ['comment.published', 'comment.removed'] });
    await query('update articles set external_id = $1 where slug = $2', ['wp-12', news.slug]);
    const id = await publishedComment(wish());
    await runWaitingJobs();
    await publishedComment({ ...wish(), author: await insider() });
    await runWaitingJobs();
    await removeComment(id, context);
    await runWaitingJobs();
    const told = hook.messages().map(({ data }) => (data as unknown as { article: CountedArticle }).article);
    expect(told).toMatchObject([1, 2, 1].map((commentCount) => ({ externalId: 'wp-12', commentCount })));
    const times = told.map(({ countedAt }) => String(countedAt));
    expect(times).toEqual([...times].sort());
    expect(new Set(times).size).toBe(3);
  });

  it('says what a report is for, and never who made it', async () => {
    await add({ events: ['report.filed'] });
    const id = await publishedComment(wish());
    const reporter = await insider();
    await reportComment({ viewer: reporter, commentId: id, reason: 'civility', note: 'Ugly.', context });
    await runWaitingJobs();
    expect(hook.messages()).toMatchObject([
      { data: { report: { rule: 'civility', open: 1 }, comment: { id } } },
    ]);
    for (const said of [reporter.id, reporter.displayName, 'Ugly'])
      expect(hook.received[0]!.body).not.toContain(said);
  });

  it('is nothing of what was undone, and once what happened once', async () => {
    const { id: endpointId } = await add({ events: ['comment.picked'] });
    const subjectId = await publishedComment(wish());
    const payload = { authorId: author.id };
    const undone = transaction(async (tx) => {
      await emit(tx, { type: 'comment.pick', subjectId, payload });
      throw new Error('never mind');
    });
    await expect(undone).rejects.toThrow();
    await setPick({ viewer: boss, commentId: subjectId, on: true, context });
    const [event] = await query<{ id: string }>(
      `select id::text from outbox_events where type = 'comment.pick'`,
    );
    await runWaitingJobs();
    for (let time = 0; time < 2; time += 1)
      await queueDeliveries((await findEvent(sqlStatements(), BigInt(event!.id)))!);
    await send(endpointId);
    expect(types()).toEqual(['comment.picked']);
  });

  it('happened since it was chosen', async () => {
    const id = await publishedComment(wish());
    const { id: endpointId } = await add({ events: ['comment.removed'] });
    await setPick({ viewer: boss, commentId: id, on: true, context });
    await changeWebhook({ viewer: boss, id: endpointId, choice: choice() });
    await setPick({ viewer: boss, commentId: id, on: false, context });
    await runWaitingJobs();
    expect(types()).toEqual(['comment.unpicked']);
  });

  it('is signed with both secrets while one takes the place of the other', async () => {
    const { id, secret: old } = await add({ events: ['comment.published'] });
    const { secret: fresh } = await rotateSecret({ viewer: boss, id });
    expect(await readSecret({ viewer: boss, id })).toBe(fresh);
    await publishedComment(wish());
    await runWaitingJobs();
    const [{ body, headers }] = hook.received as [Receiver['received'][number]];
    for (const secret of [old, fresh])
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeTruthy();
    await publishedComment(wish());
    await runEventsAlone();
    await send(id, 25 * HOUR_MS);
    expect(String(hook.received[1]!.headers['webhook-signature']).split(' ')).toHaveLength(1);
  });

  it('gets one new secret, however many ask for it who have seen the present one', async () => {
    const { id, secret: old } = await add({ events: ['comment.published'] });
    const { answers, refusals } = await inParallel(
      Array.from({ length: 5 }, () => rotateSecret({ viewer: boss, id, seen: null })),
    );
    expect(answers).toHaveLength(1);
    expect(refusals.map(({ code }) => code)).toEqual(Array(4).fill('webhook-rotated'));
    await publishedComment(wish());
    await runWaitingJobs();
    const [{ body, headers }] = hook.received as [Receiver['received'][number]];
    for (const secret of [old, answers[0]!.secret])
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeTruthy();
    const { previousUntil } = await readWebhook({ viewer: boss, id });
    await rotateSecret({ viewer: boss, id, seen: previousUntil });
  });
});

/** Brings events to those who act upon them, and leaves it to the test to send. */
async function runEventsAlone(): Promise<void> {
  const events = await query<{ id: string }>('select id::text from outbox_events order by id');
  for (const { id } of events) await queueDeliveries((await findEvent(sqlStatements(), BigInt(id)))!);
}

describe('what happens to one comment', () => {
  it('is told in its order, and another’s goes on while one is tried again', async () => {
    const { id } = await add({ events: ['comment.submitted', 'comment.published'] });
    const stuck = await publishedComment(wish());
    let fails = true;
    hook.answers((response, { body }) => {
      const isStuck = body.includes(stuck) && body.includes('comment.submitted');
      response.writeHead(isStuck && fails ? 500 : 200).end();
    });
    const free = await publishedComment(wish());
    await runWaitingJobs();
    const told = () =>
      hook.messages().map(({ type, data }) => [type, (data as { comment?: { id: string } }).comment?.id]);
    expect(told()).toEqual([
      ['comment.submitted', stuck],
      ['comment.submitted', free],
      ['comment.published', free],
    ]);
    fails = false;
    await send(id, HOUR_MS);
    expect(told().slice(3)).toEqual([
      ['comment.submitted', stuck],
      ['comment.published', stuck],
    ]);
  });

  it('is in order although the jobs that bring it overtake one another', async () => {
    const { id: endpointId } = await add({ events: ['comment.submitted', 'comment.published'] });
    await publishedComment(wish());
    const events = await query<{ id: string }>(
      `select id::text from outbox_events where type in ('comment.submit', 'comment.publish') order by id desc`,
    );
    for (const { id } of events) {
      await queueDeliveries((await findEvent(sqlStatements(), BigInt(id)))!);
      await send(endpointId);
    }
    expect(types()).toEqual(['comment.submitted', 'comment.published']);
  });
});

describe('several who send at once', () => {
  it('never send the same at the same time, nor out of order', async () => {
    hook.answers((response) => void pause(15).then(() => response.end()));
    const { id } = await add({
      events: ['comment.submitted', 'comment.reviews_completed', 'comment.published'],
    });
    for (let count = 0; count < 6; count += 1) await publishedComment(wish());
    await runEventsAlone();
    await inParallel(Array.from({ length: 6 }, () => send(id)));
    await send(id);
    const ids = hook.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(18);
    expect(new Set(ids).size).toBe(18);
    const byComment = new Map<string, string[]>();
    for (const { type, data } of hook.messages()) {
      const { id: comment } = (data as unknown as { comment: { id: string } }).comment;
      byComment.set(comment, [...(byComment.get(comment) ?? []), type]);
    }
    for (const told of byComment.values())
      expect(told).toEqual([...['comment.submitted', 'comment.reviews_completed', 'comment.published']]);
  });

  it('send again, under the same id, what was cut off before it was noted', async () => {
    const { id } = await add({ events: ['comment.submitted'] });
    await waitingComment(wish());
    await runEventsAlone();
    const at = new Date();
    const cutOff = await claimNext(sqlStatements(), {
      endpointId: id,
      at,
      until: new Date(at.getTime() + 60_000),
    });
    await send(id, 30_000);
    expect(hook.received).toEqual([]);
    await send(id, 61_000);
    expect(hook.received.map(({ headers }) => headers['webhook-id'])).toEqual([`msg_${cutOff!.id}`]);
    expect(await deliveries(id)).toMatchObject([{ state: 'TAKEN', attempts: 2 }]);
  });
});

describe('an endpoint that does not take what it is sent', () => {
  const one = async () => {
    const { id } = await add({ events: ['comment.submitted'] });
    await waitingComment(wish());
    await runEventsAlone();
    return id;
  };

  it.each<[string, Parameters<Receiver['answers']>[0], object]>([
    ['an error', (response) => void response.writeHead(503).end('busy'), { status: 503, answer: 'busy' }],
    ['a redirection', (response) => void response.writeHead(302, { location: '/' }).end(), { status: 302 }],
    ['too late', () => undefined, { status: null, failure: 'too-late' }],
    ['nothing', (response) => void response.socket?.destroy(), { status: null, failure: 'no-answer' }],
  ])('%s: is tried again, and what it answered can be read', async (_, answer, tried) => {
    hook.answers(answer);
    const id = await one();
    await send(id, 0, 200);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({
      state: 'WAITING',
      attempts: 1,
      status: 'status' in tried ? tried.status : null,
    });
    expect(await tries(id, delivery!.id)).toMatchObject([{ number: 1, ...tried }]);
    hook.answers((response) => void response.writeHead(204).end());
    await send(id, 5_000);
    expect(hook.received).toHaveLength(1);
    await send(id, 11_000);
    expect(await deliveries(id)).toMatchObject([{ state: 'TAKEN', attempts: 2, status: 204, nextAt: null }]);
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('answers without end: it is read so far, and that it took it counts', async () => {
    hook.answers((response) => {
      const write = () => {
        while (!response.destroyed && response.write('x\0'.repeat(500)));
      };
      response.on('drain', write);
      write();
    });
    const id = await one();
    await send(id);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ state: 'TAKEN' });
    const [tried] = await tries(id, delivery!.id);
    expect(tried!.answer).toBe('x\u{FFFD}'.repeat(500));
  });

  it('is asked by nobody at an address that is not public', async () => {
    const id = await one();
    await query(`update webhook_endpoints set url = 'https://169.254.169.254/latest'`);
    await send(id);
    const [delivery] = await deliveries(id);
    expect(await tries(id, delivery!.id)).toMatchObject([{ status: null, failure: 'address-refused' }]);
  });

  it('is given a rest after several failures, so that what waits for it keeps nobody busy', async () => {
    hook.answers((response) => void response.writeHead(500).end());
    const { id } = await add({ events: ['comment.submitted'] });
    for (let count = 0; count < 8; count += 1) await waitingComment(wish());
    await runEventsAlone();
    await send(id);
    expect(hook.received).toHaveLength(3);
    await send(id, 5_000);
    expect(hook.received).toHaveLength(3);
    hook.answers((response) => void response.end());
    await send(id, 11_000);
    expect(hook.received).toHaveLength(11);
    expect((await deliveries(id)).every(({ state }) => state === 'TAKEN')).toBe(true);
  });

  it('is paused after days, which administrators are told by letter, and goes on where they say so', async () => {
    hook.answers((response) => void response.writeHead(500).end());
    const id = await one();
    const [desk, other] = [await moderator(), await admin()];
    await send(id);
    await send(id, DAY_MS);
    expect(await readWebhook({ viewer: boss, id })).toMatchObject({ state: 'ACTIVE' });
    await send(id, 3 * DAY_MS + 1_000);
    expect(await readWebhook({ viewer: boss, id })).toMatchObject({ state: 'FAILED', waiting: 1 });
    await send(id, 5 * DAY_MS);
    expect(hook.received).toHaveLength(3);
    await runWaitingJobs();
    const told = await query<{ member_id: string }>(
      `select member_id from notices where kind = 'webhook.stopped'`,
    );
    expect(told.map(({ member_id }) => member_id).sort()).toEqual([boss.id, other.id].sort());
    expect(await listStopped({ viewer: other })).toMatchObject([{ id, name: 'Mirror', state: 'FAILED' }]);
    expect(await listStopped({ viewer: desk })).toEqual([]);
    expect(
      await query(
        `select actor_id, from_state, to_state from audit_entries where action = 'webhook.stop' and subject_id = $1`,
        [id],
      ),
    ).toEqual([{ actor_id: null, from_state: 'ACTIVE', to_state: 'FAILED' }]);
    hook.answers((response) => void response.end());
    await pauseWebhook({ viewer: boss, id, paused: false });
    await send(id, 6 * DAY_MS);
    expect(await deliveries(id)).toMatchObject([{ state: 'TAKEN', attempts: 4 }]);
  });

  it('is gone where it says so', async () => {
    hook.answers((response) => void response.writeHead(410).end());
    const { id } = await add({ events: ['comment.submitted'] });
    await waitingComment(wish());
    await waitingComment(wish());
    await runWaitingJobs();
    expect(hook.received).toHaveLength(1);
    expect(await readWebhook({ viewer: boss, id })).toMatchObject({ state: 'GONE', waiting: 0 });
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['GIVEN_UP', 'GIVEN_UP']);
    await waitingComment(wish());
    await runWaitingJobs();
    expect(await deliveries(id)).toHaveLength(2);
    expect(await query(`select from notices where kind = 'webhook.stopped'`)).toHaveLength(1);
  });

  it('is told later what happened while it was paused; a chat is not', async () => {
    const { id } = await add({ events: ['comment.submitted'] });
    const chat = await add({ format: 'SLACK', url: `${hook.url}/chat`, events: ['report.filed'] });
    for (const one of [id, chat.id]) await pauseWebhook({ viewer: boss, id: one, paused: true });
    const comment = await publishedComment(wish());
    await reportComment({ viewer: await insider(), commentId: comment, reason: 'civility', context });
    await runWaitingJobs();
    expect(hook.received).toEqual([]);
    for (const one of [id, chat.id]) await pauseWebhook({ viewer: boss, id: one, paused: false });
    await runWaitingJobs();
    expect(hook.received.map(({ path }) => path)).toEqual(['/hook']);
  });
});

describe('what was sent', () => {
  it('is sent again where somebody wants that, under the same id', async () => {
    const { id } = await add({ events: ['comment.submitted'] });
    await waitingComment(wish());
    await runWaitingJobs();
    const [delivery] = await deliveries(id);
    const { request } = await readDelivery({ viewer: boss, id, deliveryId: delivery!.id });
    expect(request).toMatchObject({
      headers: { 'webhook-id': hook.received[0]!.headers['webhook-id'] },
      body: hook.received[0]!.body,
    });
    await replayDelivery({ viewer: boss, id, deliveryId: delivery!.id });
    await runWaitingJobs();
    expect(hook.received.map(({ headers, body }) => [headers['webhook-id'], body])).toEqual(
      Array(2).fill([`msg_${delivery!.id}`, request.body]),
    );
    hook.answers((response) => void response.writeHead(410).end());
    await waitingComment(wish());
    await runWaitingJobs();
    hook.answers((response) => void response.end());
    await pauseWebhook({ viewer: boss, id, paused: false });
    expect(await replayWhatWasGivenUp({ viewer: boss, id })).toBe(1);
    await runWaitingJobs();
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['TAKEN', 'TAKEN']);
  });

  it('is not sent again while it is being sent', async () => {
    const { id } = await add({ events: ['comment.submitted'] });
    await waitingComment(wish());
    await runEventsAlone();
    let release = (): void => undefined;
    hook.answers((response) => void (release = () => response.end()));
    const sending = send(id);
    await expect.poll(() => hook.received.length).toBe(1);
    const [delivery] = await deliveries(id);
    const again = replayDelivery({ viewer: boss, id, deliveryId: delivery!.id });
    expect(await refusalOf(again)).toMatchObject({ status: 409, code: 'webhook-sending' });
    release();
    await sending;
    expect(await deliveries(id)).toMatchObject([{ state: 'TAKEN', attempts: 1 }]);
  });

  it('is forgotten after a month, and by ids alone once its author has left', async () => {
    const { id } = await add({ events: ['comment.submitted'] });
    await waitingComment(wish());
    await runWaitingJobs();
    const [delivery] = await deliveries(id);
    await askToLeave({ viewer: author, comments: 'KEEP' });
    expect(await finishDepartures({ context: later(2 * DAY_MS) })).toBe(1);
    const { request } = await readDelivery({ viewer: boss, id, deliveryId: delivery!.id });
    expect(request.body).not.toContain(author.displayName);
    expect(JSON.parse(request.body)).toMatchObject({ data: { comment: { article: { slug: news.slug } } } });
    expect(await forgetDeliveries({ context: later(KEPT_DAYS * DAY_MS - HOUR_MS) })).toBe(0);
    expect(await forgetDeliveries({ context: later(KEPT_DAYS * DAY_MS + HOUR_MS) })).toBe(1);
    expect(await deliveries(id)).toEqual([]);
    expect(await query('select from webhook_attempts')).toEqual([]);
  });
});

describe('a test', () => {
  it('is sent once, also to one that is paused, and changes nothing about it', async () => {
    const { id, secret } = await add();
    await pauseWebhook({ viewer: boss, id, paused: true });
    hook.answers((response) => void response.writeHead(500).end());
    await testWebhook({ viewer: boss, id });
    await runWaitingJobs();
    expect(await deliveries(id)).toMatchObject([{ type: 'webhook.test', state: 'GIVEN_UP', status: 500 }]);
    expect(await readWebhook({ viewer: boss, id })).toMatchObject({ state: 'PAUSED', failingSince: null });
    const [{ body, headers }] = hook.received as [Receiver['received'][number]];
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'webhook.test',
    });
  });
});

describe('endpoints', () => {
  it('are for administrators, who have proved who they are where something would go elsewhere', async () => {
    const { id } = await add();
    const acts = (viewer: Viewer | null) => ({
      proved: [
        () => addWebhook({ viewer, choice: choice() }),
        () => changeWebhook({ viewer, id, choice: choice() }),
        () => rotateSecret({ viewer, id }),
        () => readSecret({ viewer, id }),
        () => removeWebhook({ viewer, id }),
      ],
      other: [
        () => listWebhooks({ viewer }),
        () => readWebhook({ viewer, id }),
        () => pauseWebhook({ viewer, id, paused: true }),
        () => testWebhook({ viewer, id }),
        () => listDeliveries({ viewer, id, limit: 10 }),
        () => readDelivery({ viewer, id, deliveryId: id }),
        () => replayDelivery({ viewer, id, deliveryId: id }),
        () => replayWhatWasGivenUp({ viewer, id }),
      ],
    });
    for (const [viewer, status] of [
      [null, 401],
      [await insider(), 403],
      [await moderator(), 403],
    ] as const) {
      const { proved, other } = acts(viewer);
      for (const act of [...proved, ...other]) expect(await refusalOf(act())).toMatchObject({ status });
    }
    for (const act of acts({ ...boss, provedLately: false }).proved)
      expect(await refusalOf(act())).toMatchObject({ code: 'proof-needed' });
    await removeWebhook({ viewer: boss, id });
    for (const act of acts(boss).proved.slice(1))
      expect(await refusalOf(act())).toMatchObject({ status: 404 });
    const done = await query<{ action: string }>(
      `select action from audit_entries where subject_type = 'webhook' and subject_id = $1 order by id`,
      [id],
    );
    expect(done.map(({ action }) => action)).toEqual(['webhook.add', 'webhook.remove']);
  });

  it('have an address that may be asked, and are told what their format knows', async () => {
    for (const url of ['http://example.org/', 'https://u:p@example.org/', 'ftp://example.org', 'example.org'])
      expect(await refusalOf(add({ url }))).toMatchObject({ code: 'webhook-address', field: 'url' });
    for (const wrong of [
      { format: 'SLACK', events: ['comment.published'] },
      { format: 'STANDARD', events: ['digest.daily'] },
    ] as const)
      expect(await refusalOf(add({ ...wrong, events: [...wrong.events] }))).toMatchObject({
        code: 'webhook-events',
        field: 'events',
      });
  });

  it('are so many at the most, however fast they are added', async () => {
    for (let count = 1; count < MOST_ENDPOINTS; count += 1) await add();
    const { answers, refusals } = await inParallel([add(), add(), add()]);
    expect(answers).toHaveLength(1);
    expect(refusals).toMatchObject([1, 2].map(() => ({ code: 'too-many-webhooks', limit: MOST_ENDPOINTS })));
  });

  it('keep their secrets sealed', async () => {
    const { id, secret } = await add();
    const [row] = await query<{ secret: string }>('select secret from webhook_endpoints where id = $1', [id]);
    expect(row!.secret).not.toContain(secret.slice(6, 20));
  });
});

describe('a chat', () => {
  const slack = () => add({ format: 'SLACK', events: [...typesFor('SLACK')] });

  it('of Slack is told of what comes before the moderators, with the way to it, and of its text in plain words', async () => {
    await slack();
    const id = await referredComment({
      ...wish(),
      body: 'It was <!channel> & *that* spanner, @here.',
    });
    await runWaitingJobs();
    expect(hook.received).toHaveLength(1);
    const { text, blocks } = JSON.parse(hook.received[0]!.body) as SlackMessage;
    expect(text).toMatch(/^A comment on “Article \d+” waits for a moderator$/);
    const plain = blocks.filter((block) => block.text.type === 'plain_text').map((block) => block.text.text);
    expect(plain).toEqual([text, `By ${author.displayName}`, 'It was <!channel> & *that* spanner, @here.']);
    expect(blocks.at(-1)!.text).toEqual({
      type: 'mrkdwn',
      text: `<${env().APP_URL}/admin/comments/${id}|Open the case>`,
    });
    expect(hook.received[0]!.headers).not.toHaveProperty('webhook-signature');
  });

  it('of Teams is sent a card, in the language of the publication, and no text where it is to be thin', async () => {
    await setPolicy({ language: { default: 'af', offered: ['af', 'en'] } });
    await add({ format: 'TEAMS', thin: true, events: ['report.filed'] });
    const id = await publishedComment(wish());
    await reportComment({ viewer: await insider(), commentId: id, reason: 'civility', context });
    await runWaitingJobs();
    expect(hook.messages()).toMatchObject([
      {
        type: 'message',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: {
              type: 'AdaptiveCard',
              body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', weight: 'Bolder' }] }],
              actions: [{ type: 'Action.OpenUrl', url: `${env().APP_URL}/admin/comments/${id}` }],
            },
          },
        ],
      },
    ]);
    expect(hook.received[0]!.body).toMatch(/is aangemeld/);
    expect(hook.received[0]!.body).not.toContain(author.displayName);
  });

  it('is told of the day before at seven, once', async () => {
    const { id } = await slack();
    await add({ format: 'SLACK', events: ['report.filed'] });
    const on = (time: string) => ({ now: () => new Date(time), random: Math.random });
    await query(`update webhook_endpoints set chosen_at = '2026-11-20T00:00:00Z' where id = $1`, [id]);
    await publishedComment(wish());
    const told = () => query(`select thin from webhook_deliveries where type = 'digest.daily'`);
    expect(await sumUpDay({ context: on('2026-11-25T07:02:00Z') })).toBe(1);
    expect(await sumUpDay({ context: on('2026-11-25T08:02:00Z') })).toBe(0);
    expect(await sumUpDay({ context: on('2026-11-26T06:59:00Z') })).toBe(0);
    expect(await told()).toEqual([
      {
        thin: {
          day: '2026-11-24',
          counts: { posted: 1, reported: 0, submitted: expect.any(Number) as number, waiting: 0 },
        },
      },
    ]);
    await query(`update webhook_endpoints set chosen_at = '2026-11-26T12:00:00Z'`);
    expect(await sumUpDay({ context: on('2026-11-26T13:00:00Z') })).toBe(0);
    await send(id);
    expect(JSON.parse(hook.received[0]!.body)).toMatchObject({ text: 'Comments on 24 November 2026' });
  });
});

type SlackMessage = { text: string; blocks: { text: { type: string; text: string } }[] };
