import { fork } from 'node:child_process';
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/platform/db';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { askModerator } from '@/lib/comments/own/ask-moderator';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { referUnanswered } from '@/lib/comments/end-waiting';
import type { Viewer } from '@/lib/members/viewer';
import { defaultSettings } from '@/lib/policy/rules';
import { DAY, HOUR, SECOND } from '@/lib/testing/clock';
import { calibrationItems, commentInReview, objectedComment, waitingComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { requestAssignments } from '../assignment/request-assignments';
import { recordReview } from '../review/record-review';
import { volunteer } from '../volunteering/volunteer';
import type { LabNumbers } from '../lab/schemas';
import { askForecast } from './ask-forecast';
import type { Plan } from './foresee';
import { foreseeApart } from './foresee-apart';
import { forgetForecasts, makeForecast } from './make-forecast';
import { readForecast } from './read-forecast';
import type { ForecastKey, ForecastView, Question } from './schemas';
import { countSite } from './store';

beforeEach(openNewsroom);

let viewer: Viewer;

beforeEach(async () => {
  viewer = await admin();
});

const numbers: LabNumbers = { review: { chance: { least: 0.7 } } };
const ask = (tried = numbers, by: Viewer | null = viewer) =>
  askForecast({ viewer: by, numbers: tried, context });
const read = (tried = numbers, by: Viewer | null = viewer) =>
  readForecast({ viewer: by, numbers: tried, context });
const made = async () => (await read()) as Extract<ForecastView, { state: 'made' }>;
const rows = () =>
  query<ForecastKey & { question: Question }>(
    'select change, day::text, question from forecasts order by asked_at, change',
  );
const jobs = () =>
  queryAsOwner<{ key: string; queue: string }>(
    `select key, queue_name as queue from graphile_worker.jobs where task_identifier = 'make-forecast'`,
  );

const small: Plan = { members: 12, activity: 0.3, from: 1, days: 3, runs: 2, pushes: 2, pushDay: 1 };
/** Makes every forecast that waits, in a thread as in production, but a small one. Says how many there were. */
async function makeAll(make = (question: Question) => foreseeApart(question, small)): Promise<number> {
  let count = 0;
  for (const { change, day } of await rows())
    if (await makeForecast({ key: { change, day }, make, context })) count += 1;
  return count;
}

describe('a forecast', { timeout: 60_000 }, () => {
  it('is for administrators, of numbers that the policy would take', async () => {
    for (const [other, status] of [
      [null, 401],
      [await insider(), 403],
      [await moderator(), 403],
    ] as const) {
      expect(await refusalOf(ask(numbers, other))).toMatchObject({ status });
      expect(await refusalOf(read(numbers, other))).toMatchObject({ status });
    }
    const refused = { status: 400, code: 'invalid-policy', field: 'review.quorum.min' };
    expect(await refusalOf(ask({ review: { quorum: { min: 6, max: 3 } } }))).toMatchObject(refused);
    expect(await rows()).toEqual([]);
  });

  it('is made once by a job, in a thread, however often it is asked for, and kept', async () => {
    expect(await read()).toEqual({ state: 'none' });
    await ask();
    await ask();
    expect(await rows()).toHaveLength(1);
    expect(await jobs()).toMatchObject([{ queue: 'make-forecast' }]);
    expect(await read()).toMatchObject({ state: 'waiting' });
    expect(await makeAll()).toBe(1);
    const view = await made();
    expect(view).toMatchObject({ state: 'made', ofToday: true, forecast: { members: 12, days: 3, runs: 2 } });
    expect(view.forecast.figures.moderators!.now.mean).toBeGreaterThanOrEqual(0);
    await ask();
    expect(await makeAll()).toBe(0);
    expect(await made()).toEqual(view);
    expect(await read({ review: { chance: { least: 0.8 } } })).toEqual({ state: 'none' });
  });

  it('is one row and one job for two who ask at the same moment', async () => {
    const others = await Promise.all(Array.from({ length: 6 }, () => admin()));
    const { refusals } = await inParallel(others.map((other) => ask(numbers, other)));
    expect(refusals).toEqual([]);
    expect([await rows(), await jobs()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('goes by the same rates all day, and is asked for again on another', async () => {
    await ask();
    await makeAll();
    for (let n = 0; n < 12; n += 1)
      await commentInReview({ article: news, context, author: await insider() });
    await ask({ review: { chance: { least: 0.8 } } });
    const [first, second] = await rows();
    expect(second!.question.rates).toEqual(first!.question.rates);
    expect(first!.question.now).toEqual({ ...defaultSettings.review });
    context.advance(DAY);
    expect(await made()).toMatchObject({ ofToday: false });
    await ask();
    expect(await read()).toMatchObject({ state: 'waiting' });
    expect((await rows()).at(-1)!.question.rates).not.toEqual(first!.question.rates);
  });

  it('is of the policy in force: when that changes, it is another', async () => {
    await ask();
    await setPolicy({ review: { publishAt: 0.85 } });
    expect(await read()).toEqual({ state: 'none' });
  });

  it('says that it failed when its thread did, and is made again when it is asked for again', async () => {
    await ask();
    const broken = (question: Question) => foreseeApart({ ...question, now: {} as Question['now'] }, small);
    expect(await makeAll(broken)).toBe(1);
    expect(await read()).toMatchObject({ state: 'failed' });
    expect(await makeAll()).toBe(0);
    await ask();
    expect(await read()).toMatchObject({ state: 'waiting' });
    expect(await makeAll()).toBe(1);
    expect(await read()).toMatchObject({ state: 'made' });
  });

  it('is made by the jobs of an installation as they are', async () => {
    for (let n = 0; n < 2; n += 1) {
      const writer = await insider();
      const commentId = await waitingComment({ article: news, context, author: writer });
      await calibrationItems(3);
      await requestAssignments({ viewer: writer, commentId, context });
    }
    await ask();
    const jobs = fork('lib/web/testing/run-jobs.ts', ['60'], { execArgv: ['--import', 'tsx'] });
    try {
      const state = async () => (await read()).state;
      await expect.poll(state, { timeout: 50_000, interval: 100 }).toBe('made');
      expect((await made()).forecast).toMatchObject({ members: 2, days: 30, pushes: 0 });
    } finally {
      jobs.kill('SIGKILL');
    }
  });

  it('is given up when whoever made it is gone for an hour', async () => {
    await ask();
    context.advance(HOUR + SECOND);
    expect(await read()).toMatchObject({ state: 'failed' });
    await ask();
    expect(await read()).toMatchObject({ state: 'waiting' });
    expect([await rows(), await jobs()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('is forgotten after a week', async () => {
    await ask();
    await makeAll();
    context.advance(7 * DAY - SECOND);
    expect(await forgetForecasts(context)).toBe(0);
    context.advance(2 * SECOND);
    expect(await forgetForecasts(context)).toBe(1);
    expect(await read()).toEqual({ state: 'none' });
  });
});

describe('what is counted of a site', () => {
  const count = () => {
    const until = context.now();
    return countSite(database(), { since: new Date(until.getTime() - 28 * DAY), until });
  };

  it('is what was written and got in line, and how authors answer objections', async () => {
    // What other tests have recorded cannot be deleted.
    const before = await count();
    expect(before).toMatchObject({ days: 1, comments: 0, inLine: 0, volunteered: 0, fit: null });
    const writers: Viewer[] = [];
    const objected: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      writers.push(await insider());
      objected.push(await objectedComment({ article: news, context, author: writers[n]! }));
    }
    await waitingComment({ article: news, context, author });
    context.advance(2 * DAY);
    await editComment({
      viewer: writers[0]!,
      id: objected[0]!,
      body: 'Said otherwise.',
      revision: 1,
      context,
    });
    await withdrawComment({ viewer: writers[1]!, id: objected[1]!, context });
    await askModerator({ viewer: writers[2]!, id: objected[2]!, context });
    await referUnanswered({ context });
    const after = await count();
    expect(after).toMatchObject({ days: 2, comments: 5, inLine: 4 });
    expect(after.revised - before.revised).toBe(1);
    expect(after.withdrew - before.withdrew).toBe(1);
    expect(after.asked - before.asked).toBe(1);
    expect(after.saidNothing - before.saidNothing).toBe(1);
  });

  it('has what was reviewed from the volunteers’ queue, and the newest fit', async () => {
    await setPolicy({ review: { calibrationRate: 0, readingFloor: false, chance: { beyondDuty: 1 } } });
    for (let n = 0; n < 2; n += 1) await commentInReview({ article: news, context });
    context.advance(3 * HOUR);
    const { assignment } = await volunteer({ viewer: author, context });
    await recordReview({ viewer: author, assignmentId: assignment!.id, verdict: 'YES', context });
    await query(`insert into reliability_fits (id, at, reviews, items, reviewers, iterations, prevalence, comments, mean_drift, max_drift)
      values (gen_random_uuid(), now(), 9, 9, 9, 9, 0.8, 30, 0, 0)`);
    expect(await count()).toMatchObject({ volunteered: 1, fit: { prevalence: 0.8, comments: 30 } });
    await ask();
    const [row] = await rows();
    expect(row!.question.rates).toMatchObject({
      members: { measured: false },
      acceptable: { value: 0.8, measured: true },
      volunteered: { measured: false },
    });
  });
});
