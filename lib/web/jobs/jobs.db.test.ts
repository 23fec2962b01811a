import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { ageOfOldestDueJob, BEAT_MS, DEAD_AFTER_SECONDS } from '@/lib/platform/job-workers';
import { decideComment } from '@/lib/moderation/decide-comment';
import { startMailServer, type MailServer } from '@/lib/outreach/testing/mail-server';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import {
  commentInReview,
  factsOf,
  publishedComment,
  referredComment,
  waitingComment,
} from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { isCounted } from '@/lib/peer-review/transparency/read-transparency';
import { moderator } from '@/lib/testing/people';
import { LANES, timetable } from './jobs';
import { deliverEvent } from './subscribers';

beforeEach(openNewsroom);

const server: MailServer = await startMailServer();
Object.assign(process.env, { SMTP_URL: server.url });

/** Seconds of silence after which these processes take one another for dead. */
const DEAD = 2;
const PATIENCE = { timeout: 40_000, interval: 50 };

const processes: ChildProcess[] = [];
let unlock = async () => {};

async function startProcess(): Promise<ChildProcess> {
  const child = fork('lib/web/testing/run-jobs.ts', [String(DEAD)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, LOG_LEVEL: 'fatal' },
  });
  processes.push(child);
  await once(child, 'message');
  return child;
}

/** Ends a process, and says with which code it ended. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await ended)[0];
}

afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await unlock();
  unlock = async () => {};
});

afterAll(() => server.stop());

beforeEach(async () => {
  server.received.length = 0;
  server.beforeTaking = () => undefined;
  await query('delete from job_workers');
  await queryAsOwner(
    'select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null',
  );
  await queryAsOwner('delete from graphile_worker._private_jobs');
  await queryAsOwner('delete from graphile_worker._private_job_queues');
});

/** What a minute's end inserts. */
const addClockJobs = () =>
  query(`select graphile_worker.add_job(task, queue_name => task, max_attempts => 3)
    from unnest(array['expire-leases', 'decide-fully-reviewed', 'refer-late-comments']) as task`);

const jobsOf = (condition: string) =>
  queryAsOwner<{ task: string }>(
    `select task_identifier as task from graphile_worker.jobs where ${condition} order by 1`,
  );

/** Keeps every job waiting that looks at assignments, until `unlock`. */
async function lockAssignments(): Promise<void> {
  const client = new Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  await client.query('begin; lock table review_assignments in access exclusive mode');
  unlock = () => client.end();
}

/** Five authors to tell that their comments are posted. */
async function insertFiveLetters(): Promise<void> {
  for (let count = 0; count < 5; count += 1) await publishedComment({ article: news, context });
  for (const { id } of await database().outboxEvent.findMany({ select: { id: true } }))
    await deliverEvent(id);
  await queryAsOwner(
    `select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where task_identifier = 'deliver-event'))`,
  );
  expect(await jobsOf(`task_identifier = 'send-mail'`)).toHaveLength(5);
}

async function insertLateLease(): Promise<void> {
  for (let count = 0; count < 4; count += 1) await commentInReview({ article: news, context });
  const commentId = await waitingComment({ article: news, context, author });
  await requestAssignments({ viewer: author, commentId, context });
  await query(`update review_assignments set expires_at = now() - interval '1 minute'`);
}

const openLeases = () =>
  query(`select 1 from review_assignments where expires_at < now() and state = 'OPEN'`);

describe('a worker that is killed in the middle of its jobs', { timeout: 120_000 }, () => {
  it('leaves a decision that was held to the next, who carries it out once', async () => {
    const commentId = await referredComment({ article: news, context, author });
    const { version } = await factsOf(commentId);
    const decision = {
      viewer: await moderator(),
      commentId,
      action: 'PUBLISH',
      version,
      hold: true,
    } as const;
    await decideComment({ ...decision, context });
    const doomed = await startProcess();
    const client = new Client({ connectionString: env().DATABASE_URL });
    await client.connect();
    unlock = () => client.end();
    await client.query('begin; lock table decisions in access exclusive mode');
    await queryAsOwner('update graphile_worker._private_jobs set run_at = now()');
    const carriedOut = `task_identifier = 'carry-out-decision'`;
    await expect.poll(() => jobsOf(`locked_at is not null and ${carriedOut}`), PATIENCE).toHaveLength(1);
    await end(doomed, 'SIGKILL');
    await unlock();
    expect(await query('select 1 from held_decisions')).toHaveLength(1);

    await startProcess();
    await expect.poll(() => jobsOf(carriedOut), PATIENCE).toEqual([]);
    expect(await factsOf(commentId)).toMatchObject({ state: 'PUBLISHED', version: version + 1 });
    expect(await query(`select 1 from decisions where maker = 'MODERATOR'`)).toHaveLength(1);
    expect(await query('select 1 from held_decisions')).toEqual([]);
  });

  it('keeps nobody: the next minute’s jobs run, and each letter is sent once', async () => {
    await insertFiveLetters();
    await insertLateLease();
    const taking: (() => void)[] = [];
    server.beforeTaking = () =>
      new Promise<void>((_resolve, reject) =>
        taking.push(() => reject(new Error('nobody is there any more'))),
      );

    const doomed = await startProcess();
    await lockAssignments();
    await addClockJobs();
    await expect.poll(() => taking.length, PATIENCE).toBe(2);
    await expect
      .poll(() => jobsOf(`locked_at is not null and queue_name = 'expire-leases'`), PATIENCE)
      .toHaveLength(1);
    await end(doomed, 'SIGKILL');
    taking.forEach((fail) => fail());
    server.beforeTaking = () => undefined;
    await unlock();
    // What a letter is claimed for passes by itself, long before a worker is taken for dead.
    await query('update notices set mail_claimed_until = now() where mail_claimed_until is not null');
    expect(
      await jobsOf(`locked_at is not null and task_identifier in ('expire-leases', 'send-mail')`),
    ).toHaveLength(3);
    expect(server.received).toEqual([]);

    const next = await startProcess();
    await addClockJobs();
    await expect.poll(openLeases, PATIENCE).toEqual([]);
    await expect.poll(() => jobsOf('true'), PATIENCE).toEqual([]);
    const ids = server.received.map(({ headers }) => headers['message-id']);
    expect(new Set(ids).size).toBe(ids.length);
    // Others are told that their comments waited too long.
    const ofFive = server.received.filter(({ headers }) => /is posted$/.test(String(headers.subject)));
    expect(ofFive).toHaveLength(5);
    expect(await query('select id from job_workers')).toHaveLength(LANES.length);
    expect(await end(next, 'SIGTERM')).toBe(0);
    expect(await query('select id from job_workers')).toEqual([]);
  });

  it('may come back, if it was only paused: what it finishes late harms nobody', async () => {
    await insertLateLease();
    const paused = await startProcess();
    await lockAssignments();
    await addClockJobs();
    const holder = async () =>
      (
        await queryAsOwner<{ id: string }>(
          `select locked_by as id from graphile_worker.jobs where queue_name = 'expire-leases' and locked_at is not null`,
        )
      )[0]?.id;
    await expect.poll(holder, PATIENCE).toBeDefined();
    const first = await holder();
    paused.kill('SIGSTOP');
    const other = await startProcess();
    await expect.poll(async () => ![undefined, first].includes(await holder()), PATIENCE).toBe(true);
    paused.kill('SIGCONT');
    await unlock();
    await expect.poll(() => jobsOf('true'), PATIENCE).toEqual([]);

    // Both live, and none keeps a queue.
    await expect.poll(() => query('select id from job_workers'), PATIENCE).toHaveLength(2 * LANES.length);
    await addClockJobs();
    await expect.poll(() => jobsOf('true'), PATIENCE).toEqual([]);
    expect(await end(paused, 'SIGTERM')).toBe(0);
    expect(await end(other, 'SIGTERM')).toBe(0);
  });

  it('is found within 90 seconds, and waited for by a number that can be watched', async () => {
    const longestLook = Math.max(...LANES.map(({ pollInterval = 2_000 }) => pollInterval));
    expect(DEAD_AFTER_SECONDS + (BEAT_MS + longestLook) / 1_000).toBeLessThan(90);
    await query(`select graphile_worker.add_job('prune', run_at => now() - interval '10 minutes')`);
    expect(await ageOfOldestDueJob(database())).toBeGreaterThan(599);
  });
});

describe('a worker that is told to stop', { timeout: 120_000 }, () => {
  it('gives back what takes too long', async () => {
    await insertFiveLetters();
    let taking = 0;
    server.beforeTaking = () => new Promise<void>(() => (taking += 1));
    const worker = await startProcess();
    await expect.poll(() => taking, PATIENCE).toBe(2);
    expect(await jobsOf(`locked_at is not null and task_identifier = 'send-mail'`)).toHaveLength(2);
    expect(await end(worker, 'SIGTERM')).toBe(0);
    expect(await jobsOf(`locked_at is null and task_identifier = 'send-mail'`)).toHaveLength(5);
  });
});

describe('a queue that is locked without a job', () => {
  it('is let go of, as one that was left so by a worker that came back too late', async () => {
    await queryAsOwner(
      `insert into graphile_worker._private_job_queues (queue_name, locked_at, locked_by) values ('prune', now() - interval '1 minute', 'alive')`,
    );
    await query(`insert into job_workers (id, alive_at) values ('alive', now() + interval '1 hour')`);
    await query(`select graphile_worker.add_job('prune', queue_name => 'prune')`);
    const worker = await startProcess();
    await expect.poll(() => jobsOf('true'), PATIENCE).toEqual([]);
    await end(worker, 'SIGTERM');
  });
});

describe('the numbers of peer review, and how many take part', { timeout: 120_000 }, () => {
  it('are counted by a worker that starts and finds none, once however many start, and by the clock from then on', async () => {
    await query(`select graphile_worker.add_job('prune', queue_name => 'prune')`);
    const workers = [await startProcess(), await startProcess()];
    await expect.poll(isCounted, PATIENCE).toBe(true);
    await expect.poll(() => jobsOf('true'), PATIENCE).toEqual([]);
    for (const worker of workers) await end(worker, 'SIGTERM');
    const countedAt = () => query('select at, active_members from transparency_summaries, site_pace');
    const first = await countedAt();
    expect(first).toMatchObject([{ active_members: 0 }]);
    const third = await startProcess();
    await query(`select graphile_worker.add_job('prune')`);
    await expect.poll(() => jobsOf('true'), PATIENCE).toEqual([]);
    await end(third, 'SIGTERM');
    expect([
      await jobsOf(`task_identifier in ('summarise-peer-review', 'measure-pace')`),
      await countedAt(),
    ]).toEqual([[], first]);
  });
});

it('what runs by the clock has a queue of its own each, and a place for each', () => {
  const lines = timetable.split('\n');
  for (const line of lines) {
    const [, task, queue] = / ([\w-]+) \?queue=([\w-]+)&/.exec(line) ?? [];
    expect(queue).toBe(task);
  }
  expect(LANES.find(({ crontab }) => crontab)?.concurrency).toBe(lines.length);
});
