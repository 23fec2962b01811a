import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { decideComment } from '@/lib/moderation/decide-comment';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import { commentInReview, factsOf, reviewWith } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import type { Verdict } from '../schemas';
import { askReplay, stopReplay } from './ask-replay';
import { lookBack } from './look-back';
import { forgetReplays, makeReplay, type Make } from './make-replay';
import { readReplay } from './read-replay';
import type { LabNumbers, LabView, ReplayKey } from './schemas';

beforeEach(openNewsroom);

let viewer: Viewer;

beforeEach(async () => {
  viewer = await admin();
});

const ask = (numbers: LabNumbers = {}, days = 90, by: Viewer | null = viewer) =>
  askReplay({ viewer: by, numbers, days, context });
const read = (numbers: LabNumbers = {}, days = 90, by: Viewer | null = viewer) =>
  readReplay({ viewer: by, numbers, days, context });
const rows = () => query<ReplayKey>('select change, days from replays order by asked_at, change');

const here: Make = (question, onDone) => lookBack(question, (share) => void onDone(share));

/** Makes every replay that waits, as its job does. Says how many there were. */
async function makeAll(make: Make | undefined = here): Promise<number> {
  let count = 0;
  for (const key of await rows()) if (await makeReplay({ key, make, context })) count += 1;
  return count;
}

/** What the lab shows once its job has run; what it made before is forgotten. */
async function lab(numbers: LabNumbers = {}, days = 90): Promise<LabView> {
  await query('delete from replays');
  await ask(numbers, days);
  await makeAll();
  const found = await read(numbers, days);
  if (found.state !== 'made') throw new Error(`It is ${found.state}.`);
  return found.view;
}

/** A comment that strangers have reviewed, an hour after it got in line. */
async function reviewed(...verdicts: Verdict[]): Promise<string> {
  const commentId = await commentInReview({ article: news, context });
  context.advance(HOUR);
  await reviewWith(verdicts, { commentId, article: news, context });
  return commentId;
}

describe('the lab', () => {
  it('is for administrators', async () => {
    for (const [other, status] of [
      [null, 401],
      [await insider(), 403],
      [await moderator(), 403],
    ] as const) {
      const attempts = [ask({}, 90, other), read({}, 90, other), stopReplay({ viewer: other, numbers: {} })];
      for (const attempt of attempts) expect(await refusalOf(attempt)).toMatchObject({ status });
    }
    expect(await rows()).toEqual([]);
  });

  it('has the past replayed once by a job, in a thread, however often it is asked for, and keeps it for an hour', async () => {
    await reviewed('YES', 'YES', 'YES');
    expect(await read()).toEqual({ state: 'none' });
    const others = await Promise.all([1, 2, 3, 4].map(() => admin()));
    const { refusals } = await inParallel(others.map((other) => ask({}, 90, other)));
    expect(refusals).toEqual([]);
    expect(await read()).toEqual({ state: 'waiting', done: 0 });
    const jobs = await queryAsOwner<{ queue: string }>(
      `select queue_name as queue from graphile_worker.jobs where task_identifier = 'make-replay'`,
    );
    expect(jobs).toEqual([{ queue: 'make-replay' }]);
    // As in production: `make` is not given.
    expect(await makeReplay({ key: (await rows())[0]!, context })).toBe(true);
    expect(await read()).toMatchObject({ state: 'made', view: { comments: 1, now: { published: 1 } } });
    await ask();
    expect(await makeAll()).toBe(0);
    context.advance(HOUR + 1);
    expect(await read()).toEqual({ state: 'none' });
    await ask();
    expect(await read()).toMatchObject({ state: 'waiting' });
    expect(await makeAll()).toBe(1);
  }, 60_000);

  it('says how far it is, and ends when somebody stops it', async () => {
    await reviewed('YES', 'YES', 'YES');
    await ask();
    const stopped: Make = async (_question, onDone) => {
      expect(await onDone(0.3)).toBe(true);
      expect(await read()).toEqual({ state: 'waiting', done: 30 });
      await stopReplay({ viewer, numbers: {}, days: 90 });
      expect(await onDone(0.6)).toBe(false);
      return null;
    };
    expect(await makeAll(stopped)).toBe(1);
    expect(await read()).toEqual({ state: 'none' });
    // One that was made stays.
    await lab();
    await stopReplay({ viewer, numbers: {}, days: 90 });
    expect(await read()).toMatchObject({ state: 'made' });
  });

  it('ends the thread of one that was stopped', async () => {
    await reviewed('YES', 'YES', 'YES');
    await ask();
    const [key] = await rows();
    const making = makeReplay({ key: key!, context });
    await stopReplay({ viewer, numbers: {}, days: 90 });
    expect(await making).toBe(true);
    expect(await read()).toEqual({ state: 'none' });
  }, 60_000);

  it('says that it failed, and is made again when it is asked for again; one that is lost is given up', async () => {
    await ask();
    await makeAll(() => Promise.reject(new Error('broken')));
    expect(await read()).toEqual({ state: 'failed' });
    expect(await makeAll()).toBe(0);
    await ask();
    expect(await read()).toEqual({ state: 'waiting', done: 0 });
    context.advance(11 * MINUTE);
    expect(await read()).toEqual({ state: 'failed' });
    await ask();
    expect(await read()).toEqual({ state: 'waiting', done: 0 });
  });

  it('names nobody in what is kept, and forgets it after a week', async () => {
    const who = await insider({ name: 'Nadia Named' });
    await commentInReview({ article: news, context, author: who });
    await lab();
    const [kept] = await query<{ row: string }>('select row_to_json(replays)::text as row from replays');
    expect(kept!.row).not.toContain('Nadia');
    context.advance(8 * DAY);
    expect(await forgetReplays(context)).toBe(1);
    expect(await rows()).toEqual([]);
  });

  it('has nothing to replay in an empty publication, and says so', async () => {
    expect(await lab({ review: { quorum: { min: 2 } } })).toMatchObject({
      comments: 0,
      reviews: { lookedAt: 0, inPeriod: 0, oldest: null, isAll: true },
      check: { decided: 0, alike: 0 },
      now: { published: 0, hours: null, reviewsSpent: 0 },
      changes: { published: { count: 0, named: [] }, referred: { count: 0 }, unknown: 0 },
      calibration: { inFact: 0, tried: 0, leftNow: 0, leftTried: 0 },
    });
  });

  it('decides under the numbers in force what was decided, and changes nothing by it', async () => {
    const [accepted, objected] = [
      await reviewed('YES', 'YES', 'YES'),
      await reviewed('NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL'),
    ];
    await reviewed('YES');
    const statements = await statementsOf(() => lab());
    const writes = statements.filter(({ sql }) => /^\s*(insert|update|delete)/i.test(sql));
    expect(writes.filter(({ sql }) => !/replays|rate_limits/.test(sql))).toEqual([]);
    const view = await lab();
    expect(view).toMatchObject({ comments: 3, check: { decided: 2, alike: 2 } });
    expect(view.now).toMatchObject({
      published: 1,
      referred: 1,
      other: 1,
      reviewsSpent: 7,
      hours: { median: 1, p90: 1 },
    });
    expect(view.tried).toEqual(view.now);
    expect([await factsOf(accepted), await factsOf(objected)]).toMatchObject([
      { state: 'PUBLISHED' },
      { state: 'OBJECTED' },
    ]);
  });

  it('names what would have been published, with what became of it in fact', async () => {
    const split = await reviewed('YES', 'NOT_CIVIL', 'YES', 'NOT_CIVIL', 'YES', 'NOT_CIVIL', 'YES');
    expect(await factsOf(split)).toMatchObject({ state: 'REFERRED' });
    const { version } = await factsOf(split);
    const why = { rule: 'civility', note: 'Please be civil.' } as const;
    await decideComment({
      viewer: await moderator(),
      commentId: split,
      action: 'REJECT',
      version,
      ...why,
      context,
    });
    const view = await lab({ review: { objection: { publishAt: 0.85 } } });
    expect(view.changes.published).toMatchObject({
      count: 1,
      named: [{ commentId: split, inFact: 'not accepted by a moderator' }],
    });
    expect(view.tried.publishedAndRejected).toBe(1);
    expect(view.changes.referred.count).toBe(0);
  });

  it.each<[LabNumbers, string]>([
    [{ review: { quorum: { min: 6, max: 3 } } }, 'review.quorum.min'],
    [{ review: { objection: { below: 0.95 } } }, 'review.objection.below'],
    [{ review: { quorum: { min: 1, max: 1 } } }, 'review.quorum.max'],
  ])('does not try numbers that the policy would refuse: %j', async (numbers, field) => {
    expect(await refusalOf(lab(numbers))).toMatchObject({ status: 400, code: 'invalid-policy', field });
  });

  it('names what would have been referred, and counts what cannot be known', async () => {
    const accepted = await reviewed('YES', 'NOT_CIVIL', 'YES', 'YES', 'YES');
    const strict = await lab({ review: { objection: { publishAt: 0.99 }, quorum: { max: 5 } } });
    expect(strict.changes.referred.named).toMatchObject([
      { commentId: accepted, inFact: 'published by peers' },
    ]);
    const longer = await lab({ review: { objection: { accepts: 5 } } });
    expect(longer.changes).toMatchObject({ referred: { count: 0 }, unknown: 1 });
    expect(longer.tried).toMatchObject({ published: 0, unknown: 1, hours: null });
  });

  it('looks at the comments of the period, and learns from what was before', async () => {
    await reviewed('YES', 'YES', 'YES');
    context.advance(40 * DAY);
    await reviewed('YES', 'YES', 'YES');
    expect(await lab({}, 30)).toMatchObject({ comments: 1, reviews: { lookedAt: 6, inPeriod: 3 } });
    expect(await lab({}, 60)).toMatchObject({ comments: 2, reviews: { lookedAt: 6, inPeriod: 6 } });
  });

  it('counts a comment that nobody reviewed', async () => {
    await commentInReview({ article: news, context });
    expect(await lab()).toMatchObject({ comments: 1, now: { other: 1, reviewsSpent: 0 } });
  });

  it('finds the newest reviews by an index, and counts 10,000 again', async () => {
    const duty = await commentInReview({ article: news, context });
    const [item] = await query<{ id: string }>(
      `insert into calibration_items (id, key, body, body_html, word_count, verdict, explanation)
       values (gen_random_uuid(), 'many', 'Text', '<p>Text</p>', 1, 'YES', 'Because.') returning id`,
    );
    await query(
      `with given as (select gen_random_uuid() as id, n from generate_series(1, 10000) n),
         leased as (insert into review_assignments (id, reviewer_id, duty_id, calibration_item_id, article_id, slot, state, assigned_at,
             not_before, expires_at)
           select id, d.member_id, d.comment_id, $2, $3, 1, 'DONE', $4, $4, $4 from given, review_duties d where d.comment_id = $1)
       insert into reviews (id, assignment_id, reviewer_id, calibration_item_id, verdict, created_at, believed, settled)
       select id, id, d.member_id, $2, 'YES', $4::timestamptz - n * interval '1 minute', 1, true
       from given, review_duties d where d.comment_id = $1`,
      [duty, item!.id, news.id, context.now()],
    );
    await queryAsOwner('analyze reviews');
    const statements = await statementsOf(async () =>
      expect(await lab()).toMatchObject({
        reviews: { lookedAt: 10_000, isAll: true },
        calibration: { inFact: 10_000 },
      }),
    );
    const { sql, values } = statements.find((one) => one.sql.includes('from reviews order by'))!;
    const plan = await query<{ 'QUERY PLAN': string }>(`explain ${sql}`, [100, ...values.slice(1)]);
    expect(plan.map((line) => line['QUERY PLAN']).join(' ')).toContain('reviews_created_at_idx');
  });
});
